import { setTimeout as wait } from "node:timers/promises";
import { RETENTION } from "#bot/conversation/conversation-store.ts";
import type { Inbox, Taken } from "#bot/conversation/inbox.ts";
import { createKeyedQueue } from "#bot/conversation/keyed-queue.ts";
import type { Logger } from "#bot/logger.ts";

/** How many pieces of an answer have been sent; a sending that is tried again goes on from there. */
export interface Progress {
  sent: number;
  /** All is sent; only the inbox has not noted it. */
  isDone?: boolean;
  /** When it failed for the first time; milliseconds since 1970. */
  failedAt?: number;
}

export interface WorkerParts<Message> {
  /** The channel's, in the inbox and in the log. */
  readonly name: string;
  readonly inbox: Inbox;
  readonly clock: () => number;
  readonly log: Logger;
  /** Reads a message as it was taken in; `null` when it cannot be read. */
  readonly parse: (body: string) => Message | null;
  /** By which messages are answered one after another: the chat. */
  readonly queueOf: (message: Message) => string;
  /** @param progress of the same message, when it is tried again */
  readonly answer: (message: Message, progress: Progress) => Promise<void>;
  readonly judge: (error: unknown) => Judgement;
  /** Until a message whose answer could not be sent is tried again. */
  readonly retryMs: number;
  readonly stopping: AbortSignal;
}

/** What is to be done about an answer that failed. */
export interface Judgement {
  /** `later`: the platform is out of reach. `soon`: a fault of our own, tried again for some time. `never`: it is refused. */
  readonly again: "later" | "soon" | "never";
  /** For the log: never what was sent. */
  readonly facts: object;
}

/**
 * Takes messages in, each once, and works them off: those of one queue in order, different ones side by side. One whose
 * answer cannot be sent now does not hold up those behind it.
 */
export interface Worker<Message> {
  /** Works off what an earlier process left, and takes messages from now on. */
  open(): Promise<void>;
  /**
   * Resolves when the message is kept; it is answered after that.
   *
   * @param at when it was written, milliseconds since 1970; now where the platform delivers at once
   * @throws whatever the inbox throws, and while the worker is not open: the message must come again
   */
  take(key: string, message: Message, at?: number): Promise<void>;
  /** Resolves when everything under way is done. */
  settle(): Promise<void>;
}

/** What was written is not kept for longer than conversations are. */
const OLDEST_MS = RETENTION.hours * 3_600_000;
/** For so long a fault of our own, as of a full disk, is tried again; then the message is given up. */
const PATIENCE_MS = 600_000;

/**
 * Creates the worker of a channel that sends its answers by calls of its own. A message is marked as done after its
 * answer was sent: a crash in between sends the answer once more, and nothing is lost.
 */
export function createWorker<Message>(parts: WorkerParts<Message>): Worker<Message> {
  const { name, inbox, clock, log, parse, queueOf, stopping } = parts;
  const inTurn = createKeyedQueue();
  const jobs = new Set<Promise<void>>();
  let isOpen = false;

  const enqueue = (taken: Taken, message: Message, progress: Progress = { sent: 0 }): void => {
    const job = inTurn(queueOf(message), () => workOff(taken, { message, progress }, parts))
      .catch((error) => {
        log.error({ event: `${name}.inbox-failed`, err: error });
        return false;
      })
      .then((isDone) => (isDone ? undefined : retry(taken, message, progress)))
      .finally(() => jobs.delete(job));
    jobs.add(job);
  };
  const retry = (taken: Taken, message: Message, progress: Progress): void => {
    wait(parts.retryMs, undefined, { signal: stopping, ref: false }).then(
      () => enqueue(taken, message, progress),
      () => undefined,
    );
  };
  return {
    async open() {
      for (const taken of await inbox.pending(name)) {
        const message = parse(taken.body);
        if (message) enqueue(taken, message);
        else await inbox.finish(name, taken.key);
      }
      isOpen = true;
    },
    async take(key, message, at = clock()) {
      if (!isOpen || stopping.aborted) throw new Error(`The channel ${name} is not running.`);
      const taken = { key, body: JSON.stringify(message), at };
      if (await inbox.take(name, taken)) enqueue(taken, message);
    },
    async settle() {
      while (jobs.size > 0) await Promise.all(jobs);
    },
  };
}

/** Gives `false` where the message remains to be answered. */
async function workOff<Message>(
  { key, at }: Taken,
  { message, progress }: { message: Message; progress: Progress },
  { name, inbox, clock, log, answer, judge, stopping }: WorkerParts<Message>,
): Promise<boolean> {
  if (stopping.aborted) return false;
  try {
    if (!progress.isDone && clock() - at <= OLDEST_MS) await answer(message, progress);
  } catch (error) {
    const { again, facts } = judge(error);
    progress.failedAt ??= clock();
    const isPatient = clock() - progress.failedAt <= PATIENCE_MS;
    const isAgain = again === "later" || (again === "soon" && isPatient);
    log.error({ event: `${name}.answer-failed`, again: isAgain, ...facts });
    if (isAgain) return false;
  }
  progress.isDone = true;
  await inbox.finish(name, key);
  return true;
}
