import { type DiffRun, diffText } from "#knowledge/diff-text.ts";
import { FIGURES, type Figure, figuresOf, type Miss } from "./check-golden.ts";
import type { GoldenFilter } from "./golden-filter.ts";
import type { GoldenQuestion } from "./golden-question.ts";
import type { Outcome } from "./outcome.ts";

/** How one golden question was answered; empty `misses` is right. */
export interface GoldenResult {
  readonly id: string;
  readonly outcome: Outcome;
  readonly misses: readonly Miss[];
}

/** Of how many something was expected, and how many met it. */
export interface Share {
  readonly asked: number;
  readonly passed: number;
}

/** What a run came to. */
export interface RunTotals extends Share {
  readonly figures: Readonly<Record<Figure, Share>>;
}

/** One asking of golden questions. */
export interface GoldenRun {
  readonly id: string;
  readonly by: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly endedAt: number;
  readonly filter: GoldenFilter;
  /** Of the knowledge that answered, as staff know it. */
  readonly version: string;
  readonly totals: RunTotals;
}

/** A result as it is kept: the question in the words it was asked in. */
export interface KeptResult extends GoldenResult {
  readonly question: string;
}

/** Counts a run, in all and figure by figure. */
export function totalsOf(
  questions: readonly GoldenQuestion[],
  results: readonly GoldenResult[],
): RunTotals {
  const byId = new Map(results.map((result) => [result.id, result]));
  const asked = questions.flatMap(({ id, expects }) => {
    const result = byId.get(id);
    return result ? [{ figures: figuresOf(expects), misses: result.misses }] : [];
  });
  const shareOf = (figure: Figure): Share => {
    const concerned = asked.filter(
      ({ figures, misses }) =>
        figures.includes(figure) || misses.some((it) => it.figure === figure),
    );
    const failed = concerned.filter(({ misses }) => misses.some((it) => it.figure === figure));
    return { asked: concerned.length, passed: concerned.length - failed.length };
  };
  const failed = asked.filter(({ misses }) => misses.length > 0);
  return {
    asked: asked.length,
    passed: asked.length - failed.length,
    figures: Object.fromEntries(FIGURES.map((figure) => [figure, shareOf(figure)])) as Record<
      Figure,
      Share
    >,
  };
}

/** An outcome and the knowledge that gave it. */
export interface DatedOutcome {
  readonly at: number;
  readonly version: string;
  readonly outcome: Outcome;
}

/** What is otherwise since a question last passed. */
export interface SincePass {
  /** As it last passed. */
  readonly before: DatedOutcome;
  readonly now: DatedOutcome;
  readonly text: readonly DiffRun[];
}

/** Sets the outcome of a failing run beside the one with which the question last passed. */
export function compareWithPass(before: DatedOutcome, now: DatedOutcome): SincePass {
  return { before, now, text: diffText(before.outcome.text, now.outcome.text) };
}
