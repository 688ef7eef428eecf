import { setTimeout as wait } from "node:timers/promises";
import { createKeyedQueue } from "#bot/conversation/keyed-queue.ts";
import { describeFailure, PlatformRefusedError } from "../tencent/platform-api.ts";
import { type DeskParts, listDesks, noteDesk, readDesk } from "./read-desk.ts";

/** Reads the desks, each at one time only: WeCom takes few calls at once (45033). */
export interface DeskReader {
  /** Resolves when the desk is noted; it is read after that. */
  read(deskId: string, token: string): Promise<void>;
  /** Reads every desk that was heard of before. */
  readAll(): Promise<void>;
  /** Resolves when no reading is under way. */
  settle(): Promise<void>;
}

export interface DeskReaderParts extends DeskParts {
  /** Until a desk that could not be read is tried again; longer each time, up to ten times as long. */
  readonly retryMs: number;
}

const LONGEST_RETRY = 10;

/** Creates the reader. Callbacks that come while a desk waits to be read are one reading, with the newest token. */
export function createDeskReader(parts: DeskReaderParts): DeskReader {
  const { log, stopping } = parts;
  const inTurn = createKeyedQueue();
  /** Desks that wait to be read. */
  const tokens = new Map<string, string>();
  const jobs = new Set<Promise<void>>();

  const run = async (deskId: string): Promise<void> => {
    const token = tokens.get(deskId);
    if (token === undefined || stopping.aborted) return;
    tokens.delete(deskId);
    try {
      await readWithOrWithout(deskId, token, parts);
      retries.forget(deskId);
    } catch (error) {
      if (stopping.aborted) return;
      log.error({ event: "kf.reading-failed", ...describeFailure(error) });
      retries.note(deskId);
    }
  };
  const schedule = (deskId: string, token: string): void => {
    tokens.set(deskId, token);
    const job: Promise<void> = inTurn("desks", () => run(deskId)).finally(() => jobs.delete(job));
    jobs.add(job);
  };
  const retries = createRetries(parts, (deskId) => schedule(deskId, tokens.get(deskId) ?? ""));
  return {
    async read(deskId, token) {
      await noteDesk(deskId, parts);
      schedule(deskId, token);
    },
    async readAll() {
      for (const deskId of await listDesks(parts.inbox)) schedule(deskId, "");
    },
    async settle() {
      while (jobs.size > 0) await Promise.all(jobs);
    },
  };
}

/** Desks that could not be read: one retry is under way for each, and none for one that was read meanwhile. */
function createRetries(
  { retryMs, stopping }: Pick<DeskReaderParts, "retryMs" | "stopping">,
  again: (deskId: string) => void,
): { note(deskId: string): void; forget(deskId: string): void } {
  /** How often in a row. */
  const failures = new Map<string, number>();
  const waiting = new Set<string>();
  return {
    note(deskId) {
      const count = (failures.get(deskId) ?? 0) + 1;
      failures.set(deskId, count);
      if (waiting.has(deskId)) return;
      waiting.add(deskId);
      const pauseMs = retryMs * Math.min(count, LONGEST_RETRY);
      wait(pauseMs, undefined, { signal: stopping, ref: false }).then(
        () => {
          waiting.delete(deskId);
          if (failures.has(deskId)) again(deskId);
        },
        () => undefined,
      );
    },
    forget: (deskId) => void failures.delete(deskId),
  };
}

/** A token is good for ten minutes; without one a desk may be read too, only less often (…/path/94670). */
async function readWithOrWithout(deskId: string, token: string, parts: DeskParts): Promise<void> {
  try {
    await readDesk(deskId, token, parts);
  } catch (error) {
    if (token === "" || !(error instanceof PlatformRefusedError)) throw error;
    await readDesk(deskId, "", parts);
  }
}
