import { randomInt } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { BotApi } from "./bot-api.ts";
import type { Destination } from "./read-update.ts";
import { PIECE } from "./split-text.ts";

/** The action is shown for 5 s at most: core.telegram.org/bots/api#sendchataction. */
const TYPING_MS = 4_500;
/** A draft is shown for some 30 s: core.telegram.org/bots/api#sendmessagedraft. */
const DRAFT_MS = 25_000;
/** An answer that is there sooner needs no draft: it would only flicker. */
const DRAFT_AFTER_MS = 800;
/** A draft that grew is sent anew after so long: a chat takes about a message a second (core.telegram.org/bots/faq). */
const GROWS_EVERY_MS = 1_000;
/** The answer waits so long at most for a draft that is on its way. */
const LONGEST_MS = 2_000;

/** What shows that an answer is being worked on. */
export interface Waiting {
  /** Adds a statement to the draft. */
  add(statement: string): void;
  /** Ends it; resolves when a draft that is on its way has arrived, or is late. */
  end(): Promise<void>;
}

/**
 * Shows that an answer is being worked on: that somebody is typing and, in a private chat where it takes long, a draft
 * that grows by the statements that are certain; one without a text is shown as thinking. A failure of either is none of
 * the answer's.
 */
export function showWaiting(api: BotApi, to: Destination): Waiting {
  const stop = new AbortController();
  const { signal } = stop;
  const { chatId, threadId, isPrivate } = to;
  const thread = threadId === undefined ? {} : { message_thread_id: threadId };
  const draftId = randomInt(1, 2 ** 31);
  const statements: string[] = [];
  let grown = Promise.withResolvers<void>();
  const draftText = (): string => statements.join("\n").slice(0, PIECE.units).toWellFormed();
  void repeat(
    () => api.sendChatAction(chatId, "typing", thread),
    () => pause(TYPING_MS, signal),
    signal,
  );
  const draft = async (): Promise<void> => {
    grown = Promise.withResolvers<void>();
    await api.sendMessageDraft(chatId, draftId, draftText(), thread);
  };
  const untilNext = async (): Promise<void> => {
    await pause(GROWS_EVERY_MS, signal);
    await Promise.race([grown.promise, pause(DRAFT_MS, signal)]);
  };
  const drafting = pause(DRAFT_AFTER_MS, signal).then(() =>
    isPrivate ? repeat(draft, untilNext, signal) : undefined,
  );
  return {
    add(statement) {
      statements.push(statement);
      grown.resolve();
    },
    async end() {
      stop.abort();
      await Promise.race([drafting, wait(LONGEST_MS, undefined, { ref: false })]);
    },
  };
}

/** Until it is stopped, or fails. */
async function repeat(
  action: () => Promise<unknown>,
  untilNext: () => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const isDone = await action().then(
      () => true,
      () => false,
    );
    if (!isDone) return;
    await untilNext();
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await wait(ms, undefined, { signal, ref: false }).catch(() => undefined);
}
