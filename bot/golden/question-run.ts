import type { Edit } from "#knowledge/edits/edit.ts";
import type { AskedQuestion } from "./asked-question.ts";
import type { GoldenQuestion } from "./golden-question.ts";
import type { GoldenResult } from "./golden-run.ts";
import type { Outcome } from "./outcome.ts";

/** What is asked in a run. */
export interface QuestionSet {
  readonly golden: readonly GoldenQuestion[];
  readonly asked: readonly AskedQuestion[];
}

/** What is asked, and over which knowledge. */
export interface RunRequest {
  readonly questions: QuestionSet;
  /** What is otherwise than in seeds/. */
  readonly edits: readonly Edit[];
  /** Folder of lists of places that were imported. */
  readonly importedPlaces?: string | undefined;
  /** Where the indexes over this knowledge are kept; without it they are built anew. */
  readonly indexFile?: string | undefined;
  /** Where indexes over other knowledge are kept, from which those parts are taken that are the same. */
  readonly unchangedFrom?: string | undefined;
  /** The day for which questions without one are asked, milliseconds since 1970. */
  readonly today: number;
}

/** How far a run is. Loading is a phase of its own since it takes as long as hundreds of questions. */
export interface RunProgress {
  readonly phase: "loading" | "answering";
  readonly done: number;
  readonly total: number;
}

/** What an asked question is answered with. */
export interface AskedResult {
  readonly id: string;
  readonly outcome: Outcome;
}

/** A run that came to its end. */
export interface FinishedRun {
  readonly kind: "finished";
  readonly golden: readonly GoldenResult[];
  readonly asked: readonly AskedResult[];
  readonly loadMs: number;
  readonly answerMs: number;
}

/** Why a run gave nothing: `faulty` edits name every fault, as the seeds do at the start. */
export type RunFault =
  | { readonly kind: "faulty"; readonly faults: readonly string[] }
  | { readonly kind: "cancelled" }
  | { readonly kind: "late"; readonly limitMs: number }
  | { readonly kind: "failed"; readonly reason: string };

export type RunResult = FinishedRun | RunFault;

/** What the task itself comes to. */
export type RunEnd = FinishedRun | Extract<RunFault, { kind: "faulty" | "failed" }>;
