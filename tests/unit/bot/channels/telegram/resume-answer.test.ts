import { HttpError } from "grammy";
import { expect, it } from "vitest";
import type { BotApi } from "#bot/channels/telegram/bot-api.ts";
import { createIntake } from "#bot/channels/telegram/intake.ts";
import { sendMessage } from "#bot/channels/telegram/send-message.ts";
import { parseUpdate } from "#bot/channels/telegram/update.ts";
import type { Progress } from "#bot/channels/worker.ts";
import { createMemoryInbox } from "#bot/conversation/memory-inbox.ts";
import { createLogger } from "#bot/logger.ts";

const TO = { chatId: 1, isPrivate: true, personId: 1, tongue: "zh" } as const;
const LONG = [{ text: "养老服务的床位数。".repeat(1200) }];

/** Takes messages, but for the one that is the `failing`th to come. */
function createApi(failing: number) {
  const taken: string[] = [];
  let calls = 0;
  const sending = async (_: number, text: string): Promise<void> => {
    calls += 1;
    if (calls === failing) throw new HttpError("cut off", new Error("cut off"));
    taken.push(text);
  };
  return { api: { sendMessage: sending } as unknown as BotApi, taken };
}

it("goes on with a long answer from the piece that could not be sent", async () => {
  const { api, taken } = createApi(2);
  const progress: Progress = { sent: 0 };
  await expect(sendMessage(api, TO, { text: LONG }, progress)).rejects.toThrow(HttpError);
  await sendMessage(api, TO, { text: LONG }, progress);
  expect(taken.length).toBeGreaterThan(2);
  expect(taken.join("")).toBe(LONG[0]?.text);
});

it("remembers between the tries of one update how far its answer got", async () => {
  const update = parseUpdate(
    JSON.stringify({
      update_id: 7,
      message: { message_id: 1, date: 1, chat: { id: 1, type: "private" }, text: "电梯" },
    }),
  );
  if (!update) throw new Error("no update");
  const seen: number[] = [];
  const done = Promise.withResolvers<void>();
  const intake = createIntake({
    inbox: createMemoryInbox(),
    clock: Date.now,
    log: createLogger("silent"),
    retryMs: 1,
    stopping: new AbortController().signal,
    async answer(_, progress) {
      seen.push(progress.sent);
      progress.sent += 1;
      if (seen.length < 3) throw new HttpError("cut off", new Error("cut off"));
      done.resolve();
    },
  });
  await intake.open();
  await intake.take(update);
  await done.promise;
  expect(seen).toEqual([0, 1, 2]);
});
