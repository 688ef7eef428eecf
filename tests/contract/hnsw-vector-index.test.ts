import { createRequire } from "node:module";
import { it } from "vitest";
import { createHnswVectorIndex } from "#retrieval/hnsw-vector-index.ts";
import { SETTINGS } from "#retrieval/settings.ts";
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
    const index = createHnswVectorIndex(vectors, SETTINGS.hnsw);
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
