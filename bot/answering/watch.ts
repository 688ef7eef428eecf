import type { Answer } from "./answer.ts";
import type { Draft, Verified } from "./draft.ts";
import type { Evidence } from "./evidence.ts";
import type { RankedPiece, SearchedPiece } from "./searched.ts";
import type { Understood } from "./understood.ts";

/** What each step gives; an answer from one of the first three ends the turn. */
export interface StepResults {
  readonly place: Answer | undefined;
  readonly understand: Understood | Answer;
  readonly retrieve: Evidence | Answer;
  /** Within `retrieve`, for each thing asked. */
  readonly search: SearchedPiece;
  /** The same, for each that is meant. */
  readonly rank: RankedPiece;
  /** This one and those behind it also within `place`. */
  readonly compose: Draft;
  readonly verify: Verified;
  readonly route: Answer;
}
export type StepName = keyof StepResults;

/** Runs a step and gives its result as it is, having seen it. */
export type Watcher = <Name extends StepName>(
  step: Name,
  run: () => StepResults[Name],
) => StepResults[Name];

/** Runs a step, before the eyes of whoever watches. */
export function watch<Name extends StepName>(
  { watcher }: { readonly watcher?: Watcher },
  step: Name,
  run: () => StepResults[Name],
): StepResults[Name] {
  return watcher ? watcher(step, run) : run();
}
