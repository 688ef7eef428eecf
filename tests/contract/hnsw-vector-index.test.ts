import { createRequire } from "node:module";
import { it } from "vitest";
import { createHnswVectorIndex, HNSW_SETTINGS } from "#retrieval/hnsw-vector-index.ts";
import { describeVectorIndex } from "./vector-index.contract.ts";

/** The package is optional: where no compiler was, it is not there and the exact scan serves. */
function isBuilt(): boolean {
  try {
    createRequire(import.meta.url)("hnswlib-node");
    return true;
  } catch {
    return false;
  }
}

if (isBuilt()) {
  describeVectorIndex("hnswlib", (vectors) => {
    const index = createHnswVectorIndex(vectors, HNSW_SETTINGS);
    if (!index) throw new Error("hnswlib-node is installed but gave no index");
    return index;
  });
} else {
  it("is left out: hnswlib-node was not built here (no compiler); the exact scan serves", ({
    skip,
  }) => {
    skip("hnswlib-node was not built: install python3, make and g++, then npm ci");
  });
}
