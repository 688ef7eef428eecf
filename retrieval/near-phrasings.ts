import type { Described } from "./describe-matters.ts";
import type { Embedder } from "./embedder.ts";
import type { Hit } from "./lexical-index.ts";

/** Ranks some of the matters by how near in meaning their phrasings are to a query. */
export type PhrasingSearch = (tokens: readonly string[], ids: Iterable<string>) => Hit[];

/**
 * Embeds all phrasings of the matters and gives the search among them. A matter's score is the cosine of its `agreeing`th
 * nearest phrasing, since one or two may be near by chance; a matter with fewer has none.
 */
export function createPhrasingSearch(
  described: readonly Described[],
  embedder: Embedder,
  agreeing: number,
): PhrasingSearch {
  const byId = new Map(
    described.map(({ id, asks }) => [
      id,
      asks.map(({ words, pairs }) => embedder.embed([...words, ...pairs])),
    ]),
  );
  return (tokens, ids) => {
    const query = embedder.embed([...new Set(tokens)]);
    return [...new Set(ids)]
      .map((id) => {
        const cosines = (byId.get(id) ?? []).map((phrasing) => dot(query, phrasing));
        return { id, score: cosines.sort((a, b) => b - a)[agreeing - 1] ?? 0 };
      })
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score);
  };
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}
