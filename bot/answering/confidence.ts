/**
 * How sure retrieval must be before its best passage answers. Strength is the lexical score of the best
 * matter; `docs/adr/0004-*.md` has the figures.
 */
export const CONFIDENCE = {
  /** Below it nothing of the plan is meant. */
  strength: 30,
  /** English has no character pairs to score. */
  englishStrength: 18,
  /** A message whose every word is known is short, and may be weaker. */
  knownStrength: 8,
  knownCoverage: 0.9,
  /** A message none of whose words the best matter knows means something else. */
  leastCoverage: 0.03,
  /** From it on, coverage no longer matters: parts of words and pairs of characters carry it. */
  sureStrength: 60,
  /**
   * How strong a subject outside may be, as a share of the best matter's strength. The many words of a
   * long story always fit something outside a little.
   */
  outsideShare: { short: 0.75, long: 1 },
  /** Score from which a short message counts as a long one: 健身房卷钱跑了怎么办 is no chat about sports. */
  sureFit: 0.6,
  /** Under this score a message fits nothing well, and one matter as well as another within this share of it. */
  unsureFit: 0.4,
  tieShare: 0.97,
  /** In characters; English spends three on what Chinese says in one. */
  longQuestion: { zh: 20, en: 60 },
  /** A follow-up says less, because the subject stands in the turn before. */
  followUpEase: 0.5,
  /** In characters; only a message this short may lean on the turn before it. */
  shortQuestion: 16,
  /** In characters; a longer message speaks for itself. */
  continuation: 20,
  /** How near to the best a message finds the record talked about, to be taken to go on about it. */
  runnerUpShare: 0.6,
  /** How much better what was talked about fits with a message than the best fits the message alone. */
  followUpGain: 0.2,
  /** How much the turn before counts beside the new words of a follow-up (那认知障碍的呢). */
  contextWeight: 0.6,
  /** How much a matter of the measure that is being talked about gains. */
  nearBoost: 1.4,
  /** How much a record of the district that is named gains. */
  districtBoost: 1.8,
  /** How near to the best a sentence that lists things must be, when a list is asked for. */
  listShare: 0.5,
  /**
   * How near to the best a record linked to a matter of the plan must be to answer in its place, and a
   * matter of the plan to a record's when a clause, a body or a target of the plan is asked for.
   */
  recordShare: 0.6,
  supportShare: 0.2,
  /** Score from which a statement of a record has the question's words, and not some word of it. */
  statement: 14,
  /** Score from which a statement names the very document that is asked for. */
  titleStatement: 25,
  /** Among records' matters within this share of the best, how much the record's own words count. */
  statementReach: 0.6,
  statementWeight: 0.4,
  planShare: 0.7,
  /** Share of a target's words that a question has when the target and not the record is meant. */
  targetLikeness: 0.25,
  whoShare: 0.85,
  /** How near to the best a linked matter of the plan must be for its sentence to be quoted beside a record. */
  clauseShare: 0.3,
  /** From it on, a message that names a measure asks about more than the measure as a whole. */
  overviewCoverage: 0.5,
} as const;
