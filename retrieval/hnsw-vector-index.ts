import { createRequire } from "node:module";
import type * as Hnswlib from "hnswlib-node";
import type { IndexedVector, VectorIndex } from "./vector-index.ts";

export interface HnswSettings {
  /** Links a vector keeps. */
  readonly m: number;
  readonly efConstruction: number;
  /** Candidates looked at in a search; recall against time. */
  readonly ef: number;
}

/**
 * Creates an approximate index with hnswlib, or gives `undefined` where the optional package could not
 * be built (no compiler): the caller then takes the exact scan.
 */
export function createHnswVectorIndex(
  vectors: readonly IndexedVector[],
  { m, efConstruction, ef }: HnswSettings,
): VectorIndex | undefined {
  const hnswlib = loadHnswlib();
  const dimensions = vectors[0]?.vector.length;
  if (!hnswlib || dimensions === undefined) return undefined;
  const index = new hnswlib.HierarchicalNSW("ip", dimensions);
  index.initIndex(vectors.length, m, efConstruction);
  vectors.forEach(({ vector }, label) => {
    index.addPoint([...vector], label);
  });
  index.setEf(ef);
  return {
    size: vectors.length,
    search(query, limit) {
      // hnswlib throws when asked for more neighbours than it holds, and takes plain arrays only.
      const found = index.searchKnn([...query], Math.min(limit, vectors.length));
      return found.neighbors.map((label, i) => ({
        id: vectors[label]?.id ?? "",
        score: 1 - (found.distances[i] ?? 1),
      }));
    },
  };
}

function loadHnswlib(): typeof Hnswlib | undefined {
  try {
    return createRequire(import.meta.url)("hnswlib-node") as typeof Hnswlib;
  } catch {
    return undefined;
  }
}
