import type { HnswSettings } from "./hnsw-vector-index.ts";
import type { LeaningSettings } from "./leaning.ts";
import type { Bm25Settings } from "./lexical-index.ts";
import type { LsaSettings } from "./lsa-embedder.ts";

export interface SearchSettings {
  readonly bm25: Bm25Settings;
  readonly lsa: LsaSettings;
  readonly leaning: LeaningSettings;
  readonly recordTopics: number;
  readonly hnsw: HnswSettings;
  readonly hnswFrom: number;
  readonly weights: {
    readonly full: number;
    readonly profile: number;
    readonly asks: number;
    readonly source: number;
    readonly topics: number;
    readonly meaning: number;
  };
  readonly meaningScale: { readonly middle: number; readonly step: number };
  readonly depth: number;
}

/** Every number that the search for matters is tuned by; `docs/adr/0003-*.md`, `0008-*.md` and `0010-*.md` have the figures. */
export const SETTINGS: SearchSettings = {
  bm25: { k1: 1, b: 0.3 },
  lsa: { dimensions: 128, oversampling: 16, iterations: 1 },
  /** `docs/adr/0011-*.md` has the figures; a rate of 0.3 forgets rare words less and refuses less. */
  leaning: { rounds: 4, rate: 0.05 },
  /** What a cosine in the records' space of topics counts beside one in the plan's. */
  recordTopics: 0.5,
  hnsw: { m: 16, efConstruction: 200, ef: 100 },
  /** Vectors from which the approximate index answers sooner than the exact scan. */
  hnswFrom: 20_000,
  /** What the score of each list counts for; a score of 1 in all gives 1.05. */
  weights: { full: 0.45, profile: 0.2, asks: 0.05, source: 0.05, topics: 0.15, meaning: 0.15 },
  /**
   * Where the cosines of our own list lie over all matters for one question: their mean and standard deviation, medians over
   * 1,107 questions. Another embedder's are brought to it.
   */
  meaningScale: { middle: 0.165, step: 0.098 },
  /** Entries that each list hands to the fusion. */
  depth: 100,
};
