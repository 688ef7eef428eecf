/**
 * How sure retrieval must be before its best passage answers. Coverage is the share of the question's
 * content that the matter knows, strength its lexical score; `docs/adr/0003-*.md` has the figures.
 */
export const CONFIDENCE = {
  ordinary: { coverage: 0.3, strength: 8 },
  /** For messages with words of subjects that the plan has nothing on: weather, shares, recipes. */
  offTopic: { coverage: 0.6, strength: 20 },
  /** A follow-up says less, because the subject stands in the turn before. */
  followUpEase: 0.5,
  /** How much a matter of the measure that is being talked about gains. */
  nearBoost: 1.4,
  /** Below it the subject itself is foreign: out of scope rather than not found. */
  nearSubject: 0.2,
  /** From it on, a message that names a measure asks about more than the measure as a whole. */
  overviewCoverage: 0.5,
} as const;
