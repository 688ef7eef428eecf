import { describe, expect, it } from "vitest";
import type { IndexedVector, VectorIndex } from "#retrieval/vector-index.ts";

const unit = (...values: number[]): Float32Array => {
  const length = Math.hypot(...values);
  return Float32Array.from(values, (value) => value / length);
};

const VECTORS: readonly IndexedVector[] = [
  { id: "east", vector: unit(1, 0, 0) },
  { id: "north", vector: unit(0, 1, 0) },
  { id: "north-east", vector: unit(1, 1, 0) },
  { id: "up", vector: unit(0, 0, 1) },
];

/** What every vector index must do. */
export function describeVectorIndex(
  name: string,
  create: (vectors: readonly IndexedVector[]) => VectorIndex,
): void {
  describe(name, () => {
    it("gives the nearest first, with the cosine as score", () => {
      const hits = create(VECTORS).search(unit(1, 0.2, 0), 3);
      expect(hits.map(({ id }) => id)).toEqual(["east", "north-east", "north"]);
      expect(hits[0]?.score).toBeCloseTo(0.981, 3);
    });

    it("gives all it has when asked for more", () => {
      expect(create(VECTORS).search(unit(1, 0, 0), 50)).toHaveLength(VECTORS.length);
    });

    it("knows its size", () => {
      expect(create(VECTORS).size).toBe(4);
    });
  });
}
