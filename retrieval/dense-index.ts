import { createExactVectorIndex } from "./exact-vector-index.ts";
import { createHnswVectorIndex } from "./hnsw-vector-index.ts";
import type { Hit } from "./lexical-index.ts";
import { createLsaEmbedder } from "./lsa-embedder.ts";
import type { SearchSettings } from "./settings.ts";
import type { IndexedVector, VectorIndex } from "./vector-index.ts";

/** A text to be found by its topics. */
export interface TopicText {
  readonly id: string;
  readonly tokens: readonly string[];
}

/** Ranks texts by the likeness of their latent topics to a query's. */
export type DenseSearch = (tokens: readonly string[], limit: number) => Hit[];

/** Builds the embedder and the vector index over the texts; without texts nothing is ever found. */
export function createDenseIndex(
  items: readonly TopicText[],
  settings: SearchSettings,
): DenseSearch {
  if (items.length === 0) return () => [];
  const embedder = createLsaEmbedder(
    items.map(({ tokens }) => tokens),
    settings.lsa,
  );
  const index = createVectorIndex(
    items.map(({ id }, place) => ({ id, vector: embedder.vectors[place] ?? new Float32Array() })),
    settings,
  );
  return (tokens, limit) =>
    index.search(embedder.embed(tokens), limit).filter(({ score }) => score > 0);
}

function createVectorIndex(
  vectors: readonly IndexedVector[],
  { hnsw, hnswFrom }: SearchSettings,
): VectorIndex {
  const approximate = vectors.length >= hnswFrom ? createHnswVectorIndex(vectors, hnsw) : undefined;
  return approximate ?? createExactVectorIndex(vectors);
}
