import type { JudgedQuery } from "./read-beir.ts";

const DEPTH = 10;

/** What is measured of one set: shares from 0 to 1. */
export interface Measures {
  readonly recall1: number;
  readonly recall5: number;
  readonly recall10: number;
  readonly mrr10: number;
  readonly ndcg10: number;
}

/** The mean measures of ranked document ids, one list a query. */
export function measure(
  queries: readonly JudgedQuery[],
  found: readonly (readonly string[])[],
): Measures {
  const mean = (of: (query: JudgedQuery, ids: readonly string[]) => number): number =>
    queries.reduce((sum, query, i) => sum + of(query, found[i] ?? []), 0) /
    Math.max(1, queries.length);
  return {
    recall1: mean(recallAt(1)),
    recall5: mean(recallAt(5)),
    recall10: mean(recallAt(10)),
    mrr10: mean(reciprocalRank),
    ndcg10: mean(gain),
  };
}

function recallAt(depth: number): (query: JudgedQuery, ids: readonly string[]) => number {
  return ({ grades }, ids) =>
    ids.slice(0, depth).filter((id) => grades.has(id)).length / grades.size;
}

function reciprocalRank({ grades }: JudgedQuery, ids: readonly string[]): number {
  const place = ids.slice(0, DEPTH).findIndex((id) => grades.has(id));
  return place < 0 ? 0 : 1 / (place + 1);
}

/** Discounted cumulative gain as a share of the best possible (Järvelin and Kekäläinen, TOIS 2002). */
function gain({ grades }: JudgedQuery, ids: readonly string[]): number {
  const discounted = (values: readonly number[]): number =>
    values.slice(0, DEPTH).reduce((sum, value, i) => sum + value / Math.log2(i + 2), 0);
  const best = discounted([...grades.values()].sort((a, b) => b - a));
  return discounted(ids.map((id) => grades.get(id) ?? 0)) / best;
}

/** The value below which a share of the sorted numbers lies. */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
