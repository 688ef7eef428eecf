import type { Hit } from "./lexical-index.ts";

/** A ranked list and how much its opinion counts. */
export interface WeightedList {
  readonly hits: readonly Hit[];
  readonly weight: number;
}

/**
 * Merges ranked lists into one by reciprocal rank, so that no list's score scale matters.
 *
 * An id scores the sum of `weight / (k + rank)` over the lists that hold it (Cormack, Clarke and
 * Büttcher, SIGIR 2009, whose value for `k` is 60: it damps the lead of first places); ties keep the
 * order of the first list.
 */
export function fuseRanks(lists: readonly WeightedList[], k: number): Hit[] {
  const scores = new Map<string, number>();
  for (const { hits, weight } of lists) {
    hits.forEach(({ id }, index) => {
      scores.set(id, (scores.get(id) ?? 0) + weight / (k + index + 1));
    });
  }
  return [...scores].map(([id, score]) => ({ id, score })).sort((a, b) => b.score - a.score);
}
