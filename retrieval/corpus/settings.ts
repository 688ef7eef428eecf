/** Every number that this search is tuned by; `docs/adr/0009-*.md` and `0010-*.md` have the figures that chose them. */
export const CORPUS_SETTINGS = {
  bm25: { k1: 0.6, b: 0.9 },
  /** In characters. */
  passageLength: 250,
  /** Documents that each list hands over to be looked at more closely. */
  candidates: 20,
  /** Entries of a list that keep their score. */
  depth: 400,
  /** Characters of a passage within which words stand together. */
  window: 160,
  /** Passages that say what a document is about. */
  opening: 3,
  weights: {
    document: 0.18,
    stretches: 0.08,
    together: 0.11,
    passageCosine: 0.3,
    openingCosine: 0.33,
  },
  /** The cosines count the less, the more of the question's words the best candidate has: this less that share. */
  cosineFrom: 1.1,
} as const;
