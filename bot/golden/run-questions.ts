import { runTask } from "#bot/tasks/run-task.ts";
import type { RunEnd, RunProgress, RunRequest, RunResult } from "./question-run.ts";

/** How a run is followed and ended before its time. */
export interface RunPorts {
  readonly onProgress?: ((progress: RunProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
  /** After which the run is given up. */
  readonly limitMs?: number | undefined;
}

const TASK = new URL("./question-task.ts", import.meta.url);
/** 5,000 golden questions and 2,000 asked ones take some 50 seconds on two cores. */
const LIMIT_MS = 300_000;

/**
 * Asks questions over the knowledge with edits, in a process of its own, so that the bot goes on answering meanwhile.
 * Never throws for what can go wrong with a run: that is its result.
 */
export async function runQuestions(
  request: RunRequest,
  { onProgress, signal, limitMs = LIMIT_MS }: RunPorts = {},
): Promise<RunResult> {
  const end = await runTask<RunRequest, RunProgress, RunEnd>(TASK, request, {
    signal,
    limitMs,
    ...(onProgress ? { onTold: onProgress } : {}),
  });
  switch (end.kind) {
    case "done":
      return end.result;
    case "late":
      return { kind: "late", limitMs };
    case "threw":
      return { kind: "failed", reason: end.fault.name };
    case "died":
      return { kind: "failed", reason: end.reason };
    case "cancelled":
      return end;
  }
}
