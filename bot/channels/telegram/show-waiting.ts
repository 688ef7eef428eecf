import { randomInt } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { BotApi } from "./bot-api.ts";
import type { Destination } from "./read-update.ts";

/** The action is shown for 5 s at most: core.telegram.org/bots/api#sendchataction. */
const TYPING_MS = 4_500;
/** A draft is shown for some 30 s: core.telegram.org/bots/api#sendmessagedraft. */
const DRAFT_MS = 25_000;
/** An answer that is there sooner needs no draft: it would only flicker. */
const DRAFT_AFTER_MS = 800;
/** The answer waits so long at most for a draft that is on its way. */
const LONGEST_MS = 2_000;

/**
 * Shows that an answer is being worked on: that somebody is typing and, in a private chat, a draft without a text, which
 * Telegram shows as thinking. A failure of either is none of the answer's.
 *
 * @returns what ends it; it resolves when a draft that is on its way has arrived, or is late
 */
export function showWaiting(api: BotApi, to: Destination): () => Promise<void> {
  const stop = new AbortController();
  const { chatId, threadId, isPrivate } = to;
  const thread = threadId === undefined ? {} : { message_thread_id: threadId };
  const draftId = randomInt(1, 2 ** 31);
  void repeat(() => api.sendChatAction(chatId, "typing", thread), {
    everyMs: TYPING_MS,
    signal: stop.signal,
  });
  const drafting = pause(DRAFT_AFTER_MS, stop.signal).then(() =>
    isPrivate
      ? repeat(() => api.sendMessageDraft(chatId, draftId, "", thread), {
          everyMs: DRAFT_MS,
          signal: stop.signal,
        })
      : undefined,
  );
  return async () => {
    stop.abort();
    await Promise.race([drafting, wait(LONGEST_MS, undefined, { ref: false })]);
  };
}

/** Until it is stopped, or fails. */
async function repeat(
  action: () => Promise<unknown>,
  { everyMs, signal }: { everyMs: number; signal: AbortSignal },
): Promise<void> {
  while (!signal.aborted) {
    const isDone = await action().then(
      () => true,
      () => false,
    );
    if (!isDone) return;
    await pause(everyMs, signal);
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await wait(ms, undefined, { signal, ref: false }).catch(() => undefined);
}
