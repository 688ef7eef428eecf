import type { SentenceVerifier } from "./check-written.ts";
import type { CheckedNames } from "./checked-names.ts";
import type { Unsupported } from "./claim.ts";
import { findUnsupportedClaims } from "./compare-claims.ts";
import { findTurned } from "./compare-marks.ts";
import { findForeign, findUnknownNames } from "./compare-wording.ts";
import { type Evidence, readEvidence } from "./evidence.ts";
import { readStatement } from "./read-statement.ts";

/**
 * Finds what a sentence says that the passages it cites do not: numbers, dates, documents, bodies, places
 * and phones that stand in none of them or stand there of something else, bounds and negations and modal
 * words that differ, and a subject that is not theirs. Empty when the sentence is supported.
 *
 * Sure only of what can be read off the words: a wrong who or what in the passage's own words gets
 * through, and a free rewording with other figures of speech may not.
 */
export function checkSentence(
  sentence: string,
  passages: readonly string[],
  names: CheckedNames,
): readonly Unsupported[] {
  return checkAgainst(sentence, readEvidence(passages, names), names);
}

/** The same for passages that are read already. */
export function checkAgainst(
  sentence: string,
  evidence: Evidence,
  names: CheckedNames,
): readonly Unsupported[] {
  const statement = readStatement(sentence, names);
  return [
    ...findUnsupportedClaims(statement, evidence),
    ...findTurned(statement, evidence),
    ...findUnknownNames(statement, evidence),
    ...findForeign(statement, evidence, names),
  ];
}

/** Creates what holds sentences against passages, for all names that are known. */
export function createSentenceVerifier(names: CheckedNames): SentenceVerifier {
  return {
    find: (sentence, passages) => checkSentence(sentence, passages, names),
    heldIn(sentence) {
      const { items, claims } = readStatement(sentence, names);
      const marks = items.flatMap((item) => item.marks);
      return [...claims, ...marks].map(({ printed }) => printed);
    },
  };
}
