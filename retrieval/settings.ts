import type { HnswSettings } from "./hnsw-vector-index.ts";
import type { Bm25Settings } from "./lexical-index.ts";
import type { LsaSettings } from "./lsa-embedder.ts";

export interface SearchSettings {
  readonly bm25: Bm25Settings;
  readonly lsa: LsaSettings;
  readonly recordTopics: number;
  readonly hnsw: HnswSettings;
  readonly hnswFrom: number;
  readonly fusion: {
    readonly k: number;
    readonly weights: {
      readonly profile: number;
      readonly ask: number;
      readonly passage: number;
      readonly dense: number;
    };
  };
  readonly depth: number;
}

/** Every number that retrieval is tuned by; `docs/adr/0003-*.md` has the figures that chose them. */
export const SETTINGS: SearchSettings = {
  bm25: { k1: 0.6, b: 0.5 },
  lsa: { dimensions: 128, oversampling: 16, iterations: 1 },
  /** What a cosine in the records' space of topics counts beside one in the plan's. */
  recordTopics: 0.7,
  hnsw: { m: 16, efConstruction: 200, ef: 100 },
  /** Vectors from which the approximate index answers sooner than the exact scan. */
  hnswFrom: 20_000,
  fusion: { k: 3, weights: { profile: 1, ask: 0.7, passage: 0.4, dense: 1.5 } },
  /** Entries that each list hands to the fusion. */
  depth: 60,
};
