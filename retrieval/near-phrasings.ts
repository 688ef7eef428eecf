import type { Embedder } from "./embedder.ts";
import type { Hit } from "./lexical-index.ts";
import { dotRow, setRow, startRows, type VectorRows } from "./vector-rows.ts";

/** A matter's phrasings as tokens. */
export interface PhrasedMatter {
  readonly id: string;
  readonly phrasings: readonly (readonly string[])[];
}

/** The vectors of matters' phrasings; those of the matter at a place stand from `starts` of it to that of the next. */
export interface PhrasingVectors {
  readonly ids: readonly string[];
  readonly starts: Uint32Array;
  readonly rows: VectorRows;
}

/** Ranks some of the matters by how near in meaning their phrasings are to a query. */
export type PhrasingSearch = (tokens: readonly string[], ids: Iterable<string>) => Hit[];

/** Embeds the phrasings of matters. */
export function embedPhrasings(
  matters: readonly PhrasedMatter[],
  embedder: Embedder,
): PhrasingVectors {
  const starts = new Uint32Array(matters.length + 1);
  matters.forEach(({ phrasings }, place) => {
    starts[place + 1] = (starts[place] ?? 0) + phrasings.length;
  });
  const rows = startRows(starts.at(-1) ?? 0, embedder);
  matters
    .flatMap(({ phrasings }) => phrasings)
    .forEach((tokens, place) => {
      setRow(rows, place, embedder.embed(tokens));
    });
  return { ids: matters.map(({ id }) => id), starts, rows };
}

/**
 * Opens the search among phrasings. A matter's score is the cosine of its `agreeing`th nearest phrasing, since one or
 * two may be near by chance; a matter with fewer has none.
 */
export function openPhrasingSearch(
  vectors: PhrasingVectors,
  embedder: Embedder,
  agreeing: number,
): PhrasingSearch {
  const scoreOf = openPhrasingScores(vectors, agreeing);
  return (tokens, wanted) => {
    const query = embedder.embed([...new Set(tokens)]);
    return [...new Set(wanted)]
      .map((id) => ({ id, score: scoreOf(query, id) }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score);
  };
}

/** Gives the cosine of a vector with the `agreeing`th nearest phrasing of a matter; 0 where it has fewer, or there is no such matter. */
export function openPhrasingScores(
  { ids, starts, rows }: PhrasingVectors,
  agreeing: number,
): (query: Float32Array, id: string) => number {
  const places = new Map(ids.map((id, place) => [id, place]));
  return (query, id) => {
    const place = places.get(id);
    if (place === undefined) return 0;
    return nthBest(query, rows, {
      from: starts[place] ?? 0,
      to: starts[place + 1] ?? 0,
      n: agreeing,
    });
  };
}

/** The n-th greatest cosine among rows; 0 when there are fewer. */
function nthBest(
  query: Float32Array,
  rows: VectorRows,
  { from, to, n }: { from: number; to: number; n: number },
): number {
  const best = new Float32Array(n);
  for (let place = from; place < to; place += 1) {
    const cosine = dotRow(rows, place, query);
    if (cosine <= (best[n - 1] as number)) continue;
    let at = n - 1;
    for (; at > 0 && (best[at - 1] as number) < cosine; at -= 1) best[at] = best[at - 1] as number;
    best[at] = cosine;
  }
  return best[n - 1] ?? 0;
}
