import { setTimeout as wait } from "node:timers/promises";
import { createKeyedQueue } from "#bot/conversation/keyed-queue.ts";
import type { Logger } from "#bot/logger.ts";
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
  readonly log: Logger;
  /** Until a desk that could not be read is tried again. */
  readonly retryMs: number;
  readonly stopping: AbortSignal;
}

/** Creates the reader. Callbacks that come while a desk waits to be read are one reading, with the newest token. */
export function createDeskReader(parts: DeskReaderParts): DeskReader {
  const { log, retryMs, stopping } = parts;
  const inTurn = createKeyedQueue();
  const tokens = new Map<string, string>();
  const jobs = new Set<Promise<void>>();

  const schedule = (deskId: string, token: string): void => {
    tokens.set(deskId, token);
    const job: Promise<void> = inTurn("desks", async () => {
      const newest = tokens.get(deskId);
      if (newest === undefined || stopping.aborted) return;
      tokens.delete(deskId);
      await readWithOrWithout(deskId, newest, parts);
    })
      .catch((error) => {
        if (stopping.aborted) return;
        log.error({ event: "kf.reading-failed", ...describeFailure(error) });
        wait(retryMs, undefined, { signal: stopping, ref: false }).then(
          () => schedule(deskId, ""),
          () => undefined,
        );
      })
      .finally(() => jobs.delete(job));
    jobs.add(job);
  };
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

/** A token is good for ten minutes; without one a desk may be read too, only less often (…/path/94670). */
async function readWithOrWithout(deskId: string, token: string, parts: DeskParts): Promise<void> {
  try {
    await readDesk(deskId, token, parts);
  } catch (error) {
    if (token === "" || !(error instanceof PlatformRefusedError)) throw error;
    await readDesk(deskId, "", parts);
  }
}
