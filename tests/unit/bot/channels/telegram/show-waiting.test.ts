import { describe, expect, it, vi } from "vitest";
import { openBotApi } from "#bot/channels/telegram/bot-api.ts";
import { showWaiting } from "#bot/channels/telegram/show-waiting.ts";
import { startFakeBotApi } from "#tests/support/telegram-bot-api.ts";
import { TOKEN } from "#tests/support/telegram-under-test.ts";

const TO = { chatId: 7, isPrivate: true, personId: 7, tongue: "zh" } as const;

async function open() {
  const fake = await startFakeBotApi();
  const settings = { SHENWEN_TELEGRAM_TOKEN: TOKEN, SHENWEN_TELEGRAM_API_ROOT: fake.url };
  return { fake, api: openBotApi(settings, new AbortController().signal) };
}

describe("while an answer is worked on", () => {
  it("somebody is typing, and a draft without a text is shown when it takes long", async () => {
    const { fake, api } = await open();
    const { end } = showWaiting(api, TO);
    await vi.waitFor(() => expect(fake.sent("sendMessageDraft")).toHaveLength(1), 5_000);
    expect(fake.sent("sendChatAction")[0]?.payload).toMatchObject({ chat_id: 7, action: "typing" });
    const draft = fake.sent("sendMessageDraft")[0]?.payload;
    expect(draft).toMatchObject({ chat_id: 7, text: "" });
    expect(draft?.["draft_id"]).toBeGreaterThan(0);
    await end();
    expect(fake.sent("sendMessageDraft")).toHaveLength(1);
  });

  it("the draft grows by what is certain, as long as a message may be", async () => {
    const { fake, api } = await open();
    const { add, end } = showWaiting(api, TO);
    const texts = () => fake.sent("sendMessageDraft").map(({ payload }) => payload.text);
    await vi.waitFor(() => expect(texts()).toEqual([""]), 5_000);
    add("甲。");
    add("乙。");
    await vi.waitFor(() => expect(texts()).toEqual(["", "甲。\n乙。"]), 5_000);
    add("丙".repeat(5_000));
    await vi.waitFor(() => expect(texts()).toHaveLength(3), 5_000);
    expect(texts()[2]).toHaveLength(4_096);
    await end();
  });

  it("there is no draft for an answer that is there at once, nor in a group", async () => {
    const { fake, api } = await open();
    await showWaiting(api, TO).end();
    const { end } = showWaiting(api, { ...TO, chatId: -7, isPrivate: false, threadId: 3 });
    await vi.waitFor(() => expect(fake.sent("sendChatAction")).toHaveLength(2), 5_000);
    await end();
    expect(fake.sent("sendMessageDraft")).toEqual([]);
  });

  it("a refusal of either changes nothing", async () => {
    const { fake, api } = await open();
    fake.refuse("sendChatAction", { error_code: 429, parameters: { retry_after: 30 } });
    await expect(showWaiting(api, TO).end()).resolves.toBeUndefined();
  });
});
