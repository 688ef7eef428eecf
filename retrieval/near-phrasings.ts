import type { Described } from "./describe-matters.ts";
import type { Embedder } from "./embedder.ts";
import type { Hit } from "./lexical-index.ts";

/** Ranks some of the matters by how near in meaning their phrasings are to a query. */
export type PhrasingSearch = (tokens: readonly string[], ids: Iterable<string>) => Hit[];

/**
 * Creates the search among the phrasings of matters, which are embedded when their matter is first looked at: all
 * twenty thousand would hold up the start. A matter's score is the cosine of its `agreeing`th
 * nearest phrasing, since one or two may be near by chance; a matter with fewer has none.
 */
export function createPhrasingSearch(
  described: readonly Described[],
  embedder: Embedder,
  agreeing: number,
): PhrasingSearch {
  const byId = new Map(described.map(({ id, asks }) => [id, asks]));
  const embedded = new Map<string, readonly Float32Array[]>();
  const phrasingsOf = (id: string): readonly Float32Array[] => {
    const known = embedded.get(id);
    if (known) return known;
    const vectors = (byId.get(id) ?? []).map(({ words, pairs }) =>
      embedder.embed([...words, ...pairs]),
    );
    embedded.set(id, vectors);
    return vectors;
  };
  return (tokens, ids) => {
    const query = embedder.embed([...new Set(tokens)]);
    return [...new Set(ids)]
      .map((id) => ({ id, score: nthBest(query, phrasingsOf(id), agreeing) }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score);
  };
}

/** The n-th greatest cosine; 0 when there are fewer. */
function nthBest(query: Float32Array, phrasings: readonly Float32Array[], n: number): number {
  const best = new Float32Array(n);
  for (const phrasing of phrasings) {
    const cosine = dot(query, phrasing);
    if (cosine <= (best[n - 1] as number)) continue;
    let at = n - 1;
    for (; at > 0 && (best[at - 1] as number) < cosine; at -= 1) best[at] = best[at - 1] as number;
    best[at] = cosine;
  }
  return best[n - 1] ?? 0;
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i] as number) * (b[i] as number);
  return sum;
}
