import type { GoldenFilter } from "./golden-filter.ts";
import type { GoldenDraft, GoldenQuestion } from "./golden-question.ts";
import type { DatedOutcome, GoldenRun, KeptResult } from "./golden-run.ts";

/** Runs beyond it go, the oldest first. */
export const RUNS_KEPT = 200;

/** Who changed something, and when in milliseconds since 1970. */
export interface Change {
  readonly by: string;
  readonly at: number;
}

/** One step in the life of a golden question. */
export interface GoldenChange extends Change {
  readonly kind: "added" | "changed" | "removed";
  /** As it was before; `null` of one that is new. */
  readonly before: GoldenQuestion | null;
  /** `null` of one that was removed. */
  readonly after: GoldenQuestion | null;
}

/** How many of what was saved were what. */
export interface Saved {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  /** In the order in which they were given. */
  readonly questions: readonly GoldenQuestion[];
}

/** Keeps golden questions, what became of them, and their runs. */
export interface GoldenStore {
  /** In the order in which they were first kept. */
  list(filter?: GoldenFilter): Promise<GoldenQuestion[]>;
  find(id: string): Promise<GoldenQuestion | undefined>;
  /**
   * Keeps all of them or, after a fault, none: one whose id is known replaces the question of that id, any other is
   * new. One that says what was kept already changes nothing. Identity, mobile and card numbers are put into stars.
   */
  save(drafts: readonly GoldenDraft[], change: Change): Promise<Saved>;
  /** Gives how many there were. */
  remove(ids: readonly string[], change: Change): Promise<number>;
  /** Newest first; it outlives the question. */
  history(id: string): Promise<GoldenChange[]>;
  /** Keeps a run with its results, and drops runs beyond `RUNS_KEPT`. */
  addRun(run: GoldenRun, results: readonly KeptResult[]): Promise<void>;
  /** Newest first. */
  runs(limit?: number): Promise<GoldenRun[]>;
  /** In the order in which they were asked; `undefined` where there is no such run. */
  results(runId: string): Promise<KeptResult[] | undefined>;
  /** The last outcome with which a question passed in a run that began before a time. */
  lastPass(id: string, before: number): Promise<DatedOutcome | undefined>;
}
