/** Every number that this search is tuned by; `docs/adr/0009-*.md` and `0010-*.md` have the figures that chose them. */
export const CORPUS_SETTINGS = {
  bm25: { k1: 1.2, b: 0.75 },
  /** In characters. */
  passageLength: 250,
  /** Documents that each list hands over to be looked at more closely. */
  candidates: 30,
  /** Entries of a list that keep their score. */
  depth: 400,
  weights: { document: 0.164, passage: 0.035, coverage: 0.08, stretches: 0.096, cosine: 0.625 },
  /** The cosine counts the less, the more of the question's words the best candidate has: this less that share. */
  cosineFrom: 1.1,
} as const;
