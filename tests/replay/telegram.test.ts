import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it, vi } from "vitest";
import type { MessageHandler } from "#bot/conversation/handle-message.ts";
import { openSqliteInbox } from "#bot/conversation/sqlite-inbox.ts";
import { createLogger } from "#bot/logger.ts";
import { buildAnswer } from "#tests/support/build-turn.ts";
import { captureOutput } from "#tests/support/capture-output.ts";
import { makeTemporaryFolder } from "#tests/support/make-temporary-folder.ts";
import type { Call } from "#tests/support/telegram-bot-api.ts";
import {
  createRecorder,
  echo,
  readUpdateFixture as fixture,
  startTelegram,
  TOKEN,
} from "#tests/support/telegram-under-test.ts";
import { createHandler } from "#tests/support/tools.ts";

const ANNA = 100_000_001;
const BEN = 100_000_002;

const textOf = ({ payload }: Call) => payload.text;

function answerInParts(text: string) {
  return buildAnswer({ parts: [{ kind: "lead", text, grounds: [] }] });
}

describe("the webhook", () => {
  it("refuses a wrong secret and does nothing", async () => {
    const { deliver, parts, api, stop } = await startTelegram();
    expect(await deliver(fixture("text"), "wrong")).toBe(401);
    expect(await deliver(fixture("text"), "")).toBe(401);
    expect(await parts.inbox.pending("telegram")).toEqual([]);
    await stop();
    expect(api.calls).toEqual([]);
  });

  it("refuses a body over 1 MB and takes one that cannot be read only once", async () => {
    const { deliver } = await startTelegram();
    const padded = { ...fixture("text"), padding: "x".repeat(1024 * 1024) };
    expect(await deliver(padded)).toBe(413);
    expect(await deliver("no JSON")).toBe(200);
    expect(await deliver({ update_id: "one" })).toBe(200);
  });

  it("answers before the work is done, and has kept the update by then", async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const { deliver, parts, api, stop } = await startTelegram({
      handle: async (message) => {
        await promise;
        return echo(message);
      },
    });
    expect(await deliver(fixture("text"))).toBe(200);
    expect(await parts.inbox.pending("telegram")).toHaveLength(1);
    expect(api.sent()).toEqual([]);
    resolve();
    await stop();
    expect(api.sent().map(textOf)).toEqual(["老房子想装电梯找谁"]);
    expect(await parts.inbox.pending("telegram")).toEqual([]);
  });

  it("asks for another delivery while the inbox cannot keep it", async () => {
    const telegram = await startTelegram();
    vi.spyOn(telegram.parts.inbox, "take").mockRejectedValueOnce(new Error("disk full"));
    expect(await telegram.deliver(fixture("text"))).toBe(503);
    expect(await telegram.deliver(fixture("text"))).toBe(200);
    await telegram.stop();
    expect(telegram.api.sent()).toHaveLength(1);
  });

  it("is told to Telegram with its secret where the public address is known", async () => {
    const known = await startTelegram({ publicUrl: "https://shenwen.example/" });
    await vi.waitFor(() => expect(known.api.sent("setWebhook")).toHaveLength(1));
    expect(known.api.sent("setWebhook")[0]?.payload).toEqual({
      url: "https://shenwen.example/telegram",
      secret_token: "a-secret_of-Telegram",
      allowed_updates: ["message", "edited_message", "callback_query"],
    });
    const unknown = await startTelegram();
    await unknown.stop();
    expect(unknown.api.calls).toEqual([]);
  });
});

describe("deliveries", () => {
  it("of one update lead to one reply", async () => {
    const { deliver, api, stop } = await startTelegram();
    const statuses = await Promise.all([1, 2, 3, 4].map(() => deliver(fixture("text"))));
    expect(statuses).toEqual([200, 200, 200, 200]);
    await stop();
    expect(api.sent()).toHaveLength(1);
  });

  it("lead to one reply over a restart, after the answer and before it", async () => {
    const inbox = await openSqliteInbox(`${makeTemporaryFolder()}/inbox.db`);
    const telegram = await startTelegram({ inbox });
    await telegram.deliver(fixture("text"));
    await telegram.restart();
    await telegram.deliver(fixture("text"));
    await telegram.stop();
    expect(telegram.api.sent()).toHaveLength(1);
    const left = { key: "500000002", body: JSON.stringify(fixture("text-other-person")) };
    await inbox.take("telegram", { ...left, at: Date.now() });
    await telegram.restart();
    await telegram.deliver(fixture("text-other-person"));
    await telegram.stop();
    expect(telegram.api.sent().map(textOf)).toEqual(["老房子想装电梯找谁", "早餐工程归谁管"]);
    expect(await inbox.pending("telegram")).toEqual([]);
  });

  it("of yesterday's messages are not answered any more, nor kept", async () => {
    const telegram = await startTelegram();
    const body = JSON.stringify(fixture("text"));
    const at = Date.now() - 25 * 3_600_000;
    await telegram.parts.inbox.take("telegram", { key: "1", body, at });
    await telegram.restart();
    await telegram.stop();
    expect(telegram.api.sent()).toEqual([]);
    expect(await telegram.parts.inbox.pending("telegram")).toEqual([]);
  });

  it("of two people are answered each in their own chat", async () => {
    const { deliver, api, stop } = await startTelegram({ handle: createHandler() });
    await Promise.all(["text", "text-other-person"].map((name) => deliver(fixture(name))));
    await stop();
    const said = (chat: number) =>
      api
        .sent()
        .filter(({ payload }) => payload.chat_id === chat)
        .map(textOf)
        .join();
    expect(said(ANNA)).toContain("市房屋管理局");
    expect(said(ANNA)).not.toContain("早餐");
    expect(said(BEN)).toContain("早餐");
    expect(said(BEN)).not.toContain("市房屋管理局");
  });

  it("leave no text, chat or token in the log, whatever fails", async () => {
    const output = captureOutput();
    const log = createLogger("debug", output.stream);
    const { deliver, api, stop } = await startTelegram({ log, handle: createHandler({ log }) });
    api.refuse("sendMessage", { error_code: 403 });
    await deliver(fixture("text"));
    await deliver(fixture("text-other-person"), "wrong");
    await stop();
    expect(output.text()).toContain("telegram.answer-failed");
    expect(output.text()).toContain("telegram.webhook-refused");
    for (const secret of ["电梯", String(ANNA), TOKEN, "早餐", "/bot"])
      expect(output.text()).not.toContain(secret);
  });
});

/** Updates of 50 chats, each 1 to 4 times, shuffled the same way each time. */
function shuffleDeliveries<Update>(updates: readonly Update[]): Update[] {
  return updates
    .flatMap((update, place) => Array.from({ length: 1 + (place % 4) }, () => update))
    .map((update, place) => ({ update, order: (place * 7919) % 2503 }))
    .sort((one, other) => one.order - other.order)
    .map(({ update }) => update);
}

describe("1,000 messages of 50 chats, each delivered 1 to 4 times, in bursts, out of order, with a restart", () => {
  const updates = Array.from({ length: 1000 }, (_, number) => {
    const chat = { id: 1 + (number % 50), type: "private" };
    return { update_id: number, message: { message_id: number, chat, text: `q${number}` } };
  });

  it("are answered exactly once each, in their own chats", async () => {
    const inbox = await openSqliteInbox(`${makeTemporaryFolder()}/inbox.db`);
    const handle: MessageHandler = (message) => wait(5).then(() => echo(message));
    const telegram = await startTelegram({ inbox, handle });
    const deliveries = shuffleDeliveries(updates);
    expect(deliveries).toHaveLength(2500);
    const again: unknown[] = [];
    let leftAtRestart = 0;
    for (let from = 0; from < deliveries.length; from += 100) {
      const isMiddle = from === 1200;
      if (isMiddle) leftAtRestart = (await inbox.pending("telegram")).length;
      const restart = isMiddle ? telegram.restart() : undefined;
      const burst = deliveries.slice(from, from + 100);
      const statuses = await Promise.all(burst.map((update) => telegram.deliver(update)));
      again.push(...burst.filter((_, place) => statuses[place] !== 200));
      await restart;
    }
    expect(leftAtRestart).toBeGreaterThan(0);
    for (const update of again) expect(await telegram.deliver(update)).toBe(200);
    await vi.waitFor(async () => expect(await inbox.pending("telegram")).toEqual([]), 15_000);
    await telegram.stop();
    const sent = telegram.api.sent().map(({ payload }) => `${payload.chat_id}: ${payload.text}`);
    const due = updates.map(({ message }) => `${message.chat.id}: ${message.text}`);
    expect(sent.toSorted()).toEqual(due.toSorted());
  }, 60_000);
});

describe("messages", () => {
  it("of one chat are answered in order", async () => {
    const { deliver, api, stop } = await startTelegram({
      handle: async (message) => {
        await wait(message.text === "first" ? 30 : 0);
        return echo(message);
      },
    });
    const chat = { id: ANNA, type: "private" };
    for (const [place, text] of ["first", "second", "third"].entries())
      await deliver({ update_id: place, message: { message_id: place, chat, text } });
    await vi.waitFor(() => expect(api.sent()).toHaveLength(3));
    await stop();
    expect(api.sent().map(textOf)).toEqual(["first", "second", "third"]);
  });
});

describe("sending", () => {
  it("waits as long as Telegram says and tries again", async () => {
    const { deliver, api, parts, stop } = await startTelegram();
    api.refuse("sendMessage", { error_code: 429, parameters: { retry_after: 1 } });
    const start = performance.now();
    await deliver(fixture("text"));
    await vi.waitFor(() => expect(api.sent()).toHaveLength(1), 5000);
    expect(performance.now() - start).toBeGreaterThan(990);
    await stop();
    expect(await parts.inbox.pending("telegram")).toEqual([]);
  });

  it("is over when the person has blocked the bot", async () => {
    const telegram = await startTelegram();
    telegram.api.refuse("sendMessage", { error_code: 403 });
    await telegram.deliver(fixture("text"));
    await vi.waitFor(async () =>
      expect(await telegram.parts.inbox.pending("telegram")).toEqual([]),
    );
    await telegram.restart();
    await telegram.stop();
    expect(telegram.api.sent()).toEqual([]);
  });

  it("is taken up again later where the pause is too long to wait", async () => {
    const telegram = await startTelegram({}, 100);
    telegram.api.refuse("sendMessage", { error_code: 429, parameters: { retry_after: 3600 } });
    await telegram.deliver(fixture("text"));
    await vi.waitFor(() => expect(telegram.api.sent()).toHaveLength(1));
  });

  it("that waits is cut short by a stop and goes on after the next start", async () => {
    const telegram = await startTelegram();
    telegram.api.refuse("sendMessage", { error_code: 429, parameters: { retry_after: 50 } });
    await telegram.deliver(fixture("text"));
    await vi.waitFor(() =>
      expect(telegram.api.calls.map(({ method }) => method)).toContain("sendMessage"),
    );
    await telegram.restart();
    await vi.waitFor(() => expect(telegram.api.sent()).toHaveLength(1));
  });

  it("shows that the bot is typing, leaves previews off and puts the buttons under the last piece", async () => {
    const { handle } = createRecorder({ ...answerInParts("一".repeat(5000)), next: ["补贴多少"] });
    const { deliver, api, stop } = await startTelegram({ handle });
    await deliver(fixture("text"));
    await vi.waitFor(() => expect(api.sent()).toHaveLength(2));
    await stop();
    expect(api.sent("sendChatAction")[0]?.payload["action"]).toBe("typing");
    const [first, last] = api.sent().map(({ payload }) => payload);
    expect(first).toMatchObject({
      parse_mode: "HTML",
      link_preview_options: { is_disabled: true },
    });
    expect(first).not.toHaveProperty("reply_markup");
    expect(last?.["reply_markup"]).toEqual({
      inline_keyboard: [
        [{ text: "补贴多少", callback_data: "ask:0" }],
        [
          { text: "有用", callback_data: "yes:turn" },
          { text: "没用", callback_data: "no:turn" },
        ],
      ],
    });
  });
});
