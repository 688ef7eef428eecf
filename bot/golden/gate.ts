import type { Edit } from "#knowledge/edits/edit.ts";
import type { AskedQuestion } from "./asked-question.ts";
import { compareRuns } from "./compare-runs.ts";
import type { GateResult } from "./gate-result.ts";
import type { GoldenQuestion } from "./golden-question.ts";
import type { FinishedRun, RunFault, RunProgress, RunRequest } from "./question-run.ts";
import { type RunPorts, runQuestions } from "./run-questions.ts";
import { selectAsked } from "./select-asked.ts";

/** One state of the knowledge. */
interface Side {
  readonly edits: readonly Edit[];
  /** As staff know it. */
  readonly version: string;
  /** Where its indexes are kept, or are to be kept; without it they are built and forgotten. */
  readonly indexFile?: string | undefined;
}

export interface GateRequest {
  readonly live: Side;
  readonly draft: Side;
  readonly golden: readonly GoldenQuestion[];
  /** All that is kept; the gate chooses among them. */
  readonly asked: readonly AskedQuestion[];
  readonly importedPlaces?: string | undefined;
  /** The day for which questions without one are asked, milliseconds since 1970. */
  readonly today: number;
}

/** What a gate ends with; of a fault which of both sides has it. */
export type GateEnd =
  | { readonly kind: "finished"; readonly result: GateResult }
  | (RunFault & { readonly side: "live" | "draft" });

/**
 * Asks all questions over what is live and over the draft, side by side in two processes, and compares the answers. When
 * one side cannot be asked the other is stopped.
 */
export async function runGate(request: GateRequest, ports: RunPorts = {}): Promise<GateEnd> {
  const { live, draft, golden } = request;
  const startedAt = Date.now();
  const { asked, leftOut } = selectAsked(request.asked);
  const questions = { golden, asked };
  const over = new AbortController();
  const signal = AbortSignal.any([over.signal, ...(ports.signal ? [ports.signal] : [])]);
  const progress = joinProgress(ports.onProgress);
  const run = async (name: "live" | "draft"): Promise<FinishedRun | SidedFault> => {
    const sided = { ...toRunRequest(request, name), questions };
    const result = await runQuestions(sided, { ...ports, signal, onProgress: progress(name) });
    if (result.kind === "finished") return result;
    over.abort();
    return { ...result, side: name };
  };
  const ends = await Promise.all([run("live"), run("draft")]);
  const [first, second] = ends;
  if (first.kind !== "finished" || second.kind !== "finished") return pickFault(ends);
  const compared = compareRuns({ questions, live: first, draft: second });
  return {
    kind: "finished",
    result: {
      startedAt,
      endedAt: Date.now(),
      versions: { live: live.version, draft: draft.version },
      golden: compared.golden,
      asked: { ...compared.asked, leftOut },
    },
  };
}

type SidedFault = RunFault & { readonly side: "live" | "draft" };

function toRunRequest(request: GateRequest, side: "live" | "draft"): Omit<RunRequest, "questions"> {
  const { edits, indexFile } = request[side];
  const { importedPlaces, today, live } = request;
  const unchangedFrom = side === "draft" ? live.indexFile : undefined;
  return { edits, indexFile, unchangedFrom, importedPlaces, today };
}

/** The side that was stopped for the other's sake is no cause. */
function pickFault(ends: readonly (FinishedRun | SidedFault)[]): SidedFault {
  const faults = ends.filter((end) => end.kind !== "finished");
  const fault = faults.find(({ kind }) => kind !== "cancelled") ?? faults[0];
  if (!fault) throw new Error("a gate without a fault is finished");
  return fault;
}

/** Adds up how far both sides are; it answers as soon as one of them does. */
function joinProgress(
  onProgress: RunPorts["onProgress"],
): (side: string) => (progress: RunProgress) => void {
  const latest = new Map<string, RunProgress>();
  return (side) => (progress) => {
    latest.set(side, progress);
    const sides = [...latest.values()];
    onProgress?.({
      phase: sides.some(({ phase }) => phase === "answering") ? "answering" : "loading",
      done: sides.reduce((sum, { done }) => sum + done, 0),
      total: progress.total * 2,
    });
  };
}
