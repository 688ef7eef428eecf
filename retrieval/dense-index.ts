import { createExactVectorIndex } from "./exact-vector-index.ts";
import { createHnswVectorIndex } from "./hnsw-vector-index.ts";
import type { Hit } from "./lexical-index.ts";
import { fitLsa, type LsaModel, openLsaEmbedder } from "./lsa-embedder.ts";
import type { SearchSettings } from "./settings.ts";
import type { IndexedVector, VectorIndex } from "./vector-index.ts";

/** A text to be found by its topics. */
export interface TopicText {
  readonly id: string;
  readonly tokens: readonly string[];
}

/** Texts and their latent topics. */
export interface Topics {
  readonly ids: readonly string[];
  readonly model: LsaModel;
}

/** Ranks texts by the likeness of their latent topics to a query's. */
export type DenseSearch = (tokens: readonly string[], limit: number) => Hit[];

/** Analyses texts for their topics. */
export function findTopics(items: readonly TopicText[], { lsa }: SearchSettings): Topics {
  return {
    ids: items.map(({ id }) => id),
    model: fitLsa(
      items.map(({ tokens }) => tokens),
      lsa,
    ),
  };
}

/** Opens the search over the topics of texts; without texts nothing is ever found. */
export function openDenseIndex({ ids, model }: Topics, settings: SearchSettings): DenseSearch {
  const embedder = openLsaEmbedder(model);
  const { dimensions } = embedder;
  if (dimensions === 0) return () => [];
  const vectors = ids.map((id, place) => ({
    id,
    vector: model.vectors.subarray(place * dimensions, (place + 1) * dimensions),
  }));
  const index = createVectorIndex(vectors, settings);
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
