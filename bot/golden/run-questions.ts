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
 * Never throws for what can go wrong with a run: that is its result.
 */
export async function runQuestions(request: RunRequest, ports: RunPorts = {}): Promise<RunResult> {
  if (ports.signal?.aborted) return { kind: "cancelled" };
  const worker = new Worker(WORKER, { workerData: request });
  const result = await followWorker(worker, ports);
  await worker.terminate();
  return result;
}

/** Gives the first that happens: an end that the worker tells of, its death, the signal, or the limit. */
function followWorker(
  worker: Worker,
  { onProgress, signal, limitMs = LIMIT_MS }: RunPorts,
): Promise<RunResult> {
  const { promise, resolve } = Promise.withResolvers<RunResult>();
  const cancel = (): void => resolve({ kind: "cancelled" });
  const timer = setTimeout(() => resolve({ kind: "late", limitMs }), limitMs);
  signal?.addEventListener("abort", cancel, { once: true });
  worker.on("message", (message: WorkerMessage) => {
    if (message.kind === "progress") onProgress?.(toProgress(message));
    else resolve(message);
  });
  // Such as a lack of memory, of which the thread itself can tell nothing.
  worker.on("error", (error) => resolve({ kind: "failed", reason: nameOf(error) }));
  worker.on("exit", (code) => resolve({ kind: "failed", reason: `exit ${code}` }));
  return promise.finally(() => {
    clearTimeout(timer);
    signal?.removeEventListener("abort", cancel);
  });
}

function toProgress({ phase, done, total }: RunProgress): RunProgress {
  return { phase, done, total };
}

function nameOf(error: unknown): string {
  return error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? error.name) : "Error";
}
