import type { Hit } from "./lexical-index.ts";

/** A list of scored ids and what its scores count for. */
export interface WeightedList {
  readonly hits: readonly Hit[];
  readonly weight: number;
}

/** Sums the weighted scores that each id has in the lists; best first, ties in the order of the first list. */
export function fuseScores(lists: readonly WeightedList[]): Hit[] {
  const scores = new Map<string, number>();
  for (const { hits, weight } of lists) {
    for (const { id, score } of hits) scores.set(id, (scores.get(id) ?? 0) + weight * score);
  }
  return [...scores].map(([id, score]) => ({ id, score })).sort((a, b) => b.score - a.score);
}
