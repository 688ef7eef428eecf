import { createExactVectorIndex } from "#retrieval/exact-vector-index.ts";
import { describeVectorIndex } from "./vector-index.contract.ts";

describeVectorIndex("the exact scan", createExactVectorIndex);
