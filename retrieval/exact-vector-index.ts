import type { IndexedVector, VectorIndex } from "./vector-index.ts";

/** Creates an index that compares with every vector: exact, always available, right below some 20,000. */
export function createExactVectorIndex(vectors: readonly IndexedVector[]): VectorIndex {
  return {
    size: vectors.length,
    search(query, limit) {
      return vectors
        .map(({ id, vector }) => ({ id, score: dot(vector, query) }))
        .sort((a, b) => b.score - a.score)
        .slice(0, limit);
    },
  };
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}
