import type { Hit } from "./lexical-index.ts";

/** Finds the nearest of a set of unit vectors. Hits carry the cosine, −1 to 1. */
export interface VectorIndex {
  readonly size: number;
  search(vector: Float32Array, limit: number): Hit[];
}

export interface IndexedVector {
  readonly id: string;
  /** Of length 1. */
  readonly vector: Float32Array;
}
