import { setTimeout as wait } from "node:timers/promises";
import { RETENTION } from "#bot/conversation/conversation-store.ts";
import type { Inbox, Taken } from "#bot/conversation/inbox.ts";
import { createKeyedQueue } from "#bot/conversation/keyed-queue.ts";
import type { Logger } from "#bot/logger.ts";
import { describeFailure, isOurs, mayPass } from "./bot-api.ts";
import type { Progress } from "./send-message.ts";
import { chatOf, parseUpdate, type Update } from "./update.ts";

/** What was written is not kept for longer than conversations are. */
const OLDEST_MS = RETENTION.hours * 3_600_000;
/** For so long a fault of our own, as of a full disk, is tried again; then the message is given up. */
const PATIENCE_MS = 600_000;

export interface IntakeParts {
  readonly inbox: Inbox;
  readonly clock: () => number;
  readonly log: Logger;
  /** @param progress of the same update, when it is tried again */
  readonly answer: (update: Update, progress: Progress) => Promise<void>;
  /** Until an update whose answer could not be sent is tried again. */
  readonly retryMs: number;
  readonly stopping: AbortSignal;
}

/** Takes updates in, each once, and works them off: those of one chat in order, different chats side by side. */
export interface Intake {
  /** Works off what an earlier process left, and takes updates from now on. */
  open(): Promise<void>;
  /**
   * Resolves when the update is kept; it is answered after that.
   *
   * @throws whatever the inbox throws, and while the intake is not open: the update must come again
   */
  take(update: Update): Promise<void>;
  /** Resolves when everything under way is done. */
  settle(): Promise<void>;
}

/**
 * Creates the intake. An update is known by its `update_id`, which stays the same however often it is delivered
 * (core.telegram.org/bots/api#update). It is marked as done after its answer was sent: a crash in between sends the
 * answer once more, and nothing is lost.
 *
 * What cannot be sent now is tried again later; what Telegram refuses (400, 403: the person blocked the bot) is done.
 */
export function createIntake(parts: IntakeParts): Intake {
  const { inbox, clock, log, stopping } = parts;
  const inTurn = createKeyedQueue();
  const jobs = new Set<Promise<void>>();
  let isOpen = false;

  const enqueue = (taken: Taken, update: Update, progress: Progress = { sent: 0 }): void => {
    const work = () => workOff(taken, { update, progress }, parts);
    const job = inTurn(String(chatOf(update)), work)
      .then((isDone) => (isDone ? undefined : retry(taken, update, progress)))
      .catch((error) => log.error({ event: "telegram.inbox-failed", err: error }))
      .finally(() => jobs.delete(job));
    jobs.add(job);
  };
  const retry = (taken: Taken, update: Update, progress: Progress): void => {
    wait(parts.retryMs, undefined, { signal: stopping, ref: false }).then(
      () => enqueue(taken, update, progress),
      () => undefined,
    );
  };
  return {
    async open() {
      for (const taken of await inbox.pending("telegram")) {
        const update = parseUpdate(taken.body);
        if (update) enqueue(taken, update);
        else await inbox.finish("telegram", taken.key);
      }
      isOpen = true;
    },
    async take(update) {
      if (!isOpen || stopping.aborted) throw new Error("The Telegram channel is not running.");
      if (chatOf(update) === undefined) return;
      const taken = { key: String(update.update_id), body: JSON.stringify(update), at: clock() };
      if (await inbox.take("telegram", taken)) enqueue(taken, update);
    },
    async settle() {
      while (jobs.size > 0) await Promise.all(jobs);
    },
  };
}

/** Gives `false` where the update remains to be answered. */
async function workOff(
  { key, at }: Taken,
  { update, progress }: { update: Update; progress: Progress },
  { inbox, clock, log, answer, stopping }: IntakeParts,
): Promise<boolean> {
  if (stopping.aborted) return false;
  try {
    if (clock() - at <= OLDEST_MS) await answer(update, progress);
  } catch (error) {
    const again = mayPass(error) || (isOurs(error) && clock() - at <= PATIENCE_MS);
    log.error({ event: "telegram.answer-failed", again, ...describeFailure(error) });
    if (again) return false;
  }
  await inbox.finish("telegram", key);
  return true;
}
