/**
 * How sure retrieval must be before its best passage answers. Strength is the lexical score of the best
 * matter; `docs/adr/0004-*.md` has the figures.
 */
export const CONFIDENCE = {
  /** Below it nothing of the plan is meant. */
  strength: 42,
  /** A message whose every word is known is short, and may be weaker. */
  knownStrength: 28,
  knownCoverage: 0.9,
  /** A subject outside wins when it fits better than the best matter by this factor. */
  outsideLead: 1.15,
  /** A follow-up says less, because the subject stands in the turn before. */
  followUpEase: 0.5,
  /** How much a matter of the measure that is being talked about gains. */
  nearBoost: 1.4,
  /** From it on, a message that names a measure asks about more than the measure as a whole. */
  overviewCoverage: 0.5,
} as const;
