import type { Hit } from "./lexical-index.ts";
import { openPhrasingScores, type PhrasingVectors } from "./near-phrasings.ts";
import { AGREEING, NEAREST } from "./ranked-lists.ts";
import { SETTINGS } from "./settings.ts";
import { addRow, dotRow, setRow, startRows, type VectorRows } from "./vector-rows.ts";

/**
 * Ranks matters by how near in meaning their phrasings are to a vector of a query.
 *
 * @param nearest matters, by their ids, that have most of the query's words; those that the vectors find are added
 */
export type MeaningList = (query: Float32Array, nearest: Iterable<string>) => Hit[];

/** Of the matters so many tell how far apart cosines lie for one query. */
const SAMPLED = 60;

/**
 * Opens the list over phrasings that another embedder than ours embedded. Cosines of one model lie around 0, those of
 * another between 0.7 and 0.9; so a score counts how far a matter stands out among all, on the scale of our own list.
 */
export function openMeaningList(vectors: PhrasingVectors): MeaningList {
  const { ids } = vectors;
  const scoreOf = openPhrasingScores(vectors, AGREEING);
  const middles = middlesOf(vectors);
  const every = Math.max(1, Math.floor(ids.length / SAMPLED));
  const sample = ids.filter((_, place) => place % every === 0);
  return (query, nearest) => {
    const toScore = openScale(sample.map((id) => scoreOf(query, id)));
    const wanted = new Set([...nearest, ...nearestTo(query, ids, middles)]);
    return [...wanted]
      .map((id) => ({ id, score: toScore(scoreOf(query, id)) }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score);
  };
}

/** The matters whose phrasings are nearest on the whole: comparing with each of them would take ten times as long. */
function nearestTo(query: Float32Array, ids: readonly string[], middles: VectorRows): string[] {
  return ids
    .map((id, place) => ({ id, score: dotRow(middles, place, query) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, NEAREST)
    .map(({ id }) => id);
}

/** The mean vector of each matter's phrasings. */
function middlesOf({ ids, starts, rows }: PhrasingVectors): VectorRows {
  const middles = startRows(ids.length, { dimensions: rows.width });
  ids.forEach((_, place) => {
    const sum = new Float32Array(rows.width);
    const [from, to] = [starts[place] ?? 0, starts[place + 1] ?? 0];
    for (let at = from; at < to; at += 1) addRow(sum, rows, { place: at, by: 1 / (to - from) });
    setRow(middles, place, sum);
  });
  return middles;
}

/** Turns a cosine into a score of the scale of our own list, by where cosines of the same query lie. */
function openScale(cosines: readonly number[]): (cosine: number) => number {
  const mean = cosines.reduce((sum, it) => sum + it, 0) / cosines.length;
  const variance = cosines.reduce((sum, it) => sum + (it - mean) ** 2, 0) / cosines.length;
  const spread = Math.sqrt(variance) || Number.POSITIVE_INFINITY;
  const { middle, step } = SETTINGS.meaningScale;
  return (cosine) => Math.min(1, Math.max(0, middle + (step * (cosine - mean)) / spread));
}
