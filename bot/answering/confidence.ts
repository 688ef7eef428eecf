import type { ConfidenceModel } from "./estimate-confidence.ts";

/**
 * Fitted by `npm run calibrate` to 1,873 questions, 428 of them outside; `docs/adr/0011-*.md` has the figures of each
 * fifth under the others' model.
 */
export const CONFIDENCE_MODEL: ConfidenceModel = {
  constant: -7.0629,
  strength: 4.2229,
  outside: -5.3488,
  outsideShare: -2.993,
  coverage: 4.1965,
  score: 5.9887,
  length: 1.1603,
  leaning: 1.1873,
};

/** How near, how strong and how sure things must be; scores are the search's, strengths its lexical ones. */
export const CONFIDENCE = {
  /** The least confidence with which a message is answered. */
  least: 0.15,
  /** From it on a message is answered without asking back; English ones, with fewer phrasings to fit, always. */
  sure: { zh: 0.4, en: 0 },
  /** The least confidence of a message that names a body or the plan. */
  leastNamed: 0.02,
  /** The same of a short message after another turn. */
  leastFollowUp: 0.02,
  /** Strength from which a subject outside is meant, when nothing else is. */
  strength: 30,
  /** Strength from which the turn before no longer matters. */
  sureStrength: 60,
  /** A follow-up says less, because the subject stands in the turn before: its least strength. */
  followUpStrength: { zh: 15, en: 9 },
  knownFollowUpStrength: 4,
  /** Share of a message's content that is known when all of it is. */
  knownCoverage: 0.9,
  /** Under this score a message fits nothing well, and one matter as well as another within this share of it. */
  unsureFit: 0.4,
  tieShare: 0.985,
  /** In characters; English spends three on what Chinese says in one. */
  longQuestion: { zh: 20, en: 60 },
  /** In characters; only a message this short may lean on the turn before it. */
  shortQuestion: 16,
  /** In characters; a message this short with an aspect asks of what was talked about, unless outside fits so much better. */
  bareQuestion: 8,
  bareOutside: 1.1,
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
