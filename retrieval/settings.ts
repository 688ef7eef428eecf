import type { Bm25Settings } from "./lexical-index.ts";

export interface SearchSettings {
  readonly bm25: Bm25Settings;
  readonly weights: {
    readonly full: number;
    readonly profile: number;
    readonly asks: number;
    readonly source: number;
    readonly meaning: number;
  };
  readonly depth: number;
}

/** Every number that the search for matters is tuned by; `docs/adr/0003-*.md` and `0008-*.md` have the figures. */
export const SETTINGS: SearchSettings = {
  bm25: { k1: 1, b: 0.3 },
  /** What the score of each list counts for; a score of 1 in all gives 1.05. */
  weights: { full: 0.5, profile: 0.2, asks: 0.05, source: 0.05, meaning: 0.25 },
  /** Entries that each list hands to the fusion. */
  depth: 100,
};
