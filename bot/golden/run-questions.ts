import { Worker } from "node:worker_threads";
import type { RunProgress, RunRequest, RunResult, WorkerMessage } from "./question-run.ts";

/** How a run is followed and ended before its time. */
export interface RunPorts {
  readonly onProgress?: ((progress: RunProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
  /** After which the run is given up. */
  readonly limitMs?: number | undefined;
}

const WORKER = new URL("./question-worker.ts", import.meta.url);
/** 5,000 golden questions and 2,000 asked ones take some 50 seconds on two cores. */
const LIMIT_MS = 300_000;

/**
 * Asks questions over the knowledge with edits, in a thread of its own, so that the bot goes on answering meanwhile.
 * Never throws for what can go wrong with a run: that is its result. A run takes some 250 MB while it lasts.
 */
export function runQuestions(
  request: RunRequest,
  { onProgress, signal, limitMs = LIMIT_MS }: RunPorts = {},
): Promise<RunResult> {
  if (signal?.aborted) return Promise.resolve({ kind: "cancelled" });
  const worker = new Worker(WORKER, { workerData: request });
  return new Promise((resolve) => {
    const end = (result: RunResult): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", cancel);
      worker.terminate().then(
        () => resolve(result),
        () => resolve(result),
      );
    };
    const cancel = (): void => end({ kind: "cancelled" });
    const timer = setTimeout(() => end({ kind: "late", limitMs }), limitMs);
    signal?.addEventListener("abort", cancel, { once: true });
    worker.on("message", (message: WorkerMessage) => {
      if (message.kind === "progress") onProgress?.(toProgress(message));
      else end(message);
    });
    // Such as a lack of memory, of which the thread itself can tell nothing.
    worker.on("error", (error) => end({ kind: "failed", reason: nameOf(error) }));
    worker.on("exit", (code) => end({ kind: "failed", reason: `exit ${code}` }));
  });
}

function toProgress({ phase, done, total }: RunProgress): RunProgress {
  return { phase, done, total };
}

function nameOf(error: unknown): string {
  return error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? error.name) : "Error";
}
