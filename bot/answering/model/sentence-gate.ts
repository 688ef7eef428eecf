import type { CheckedNames } from "./checked-names.ts";
import { splitSentences } from "./split-sentences.ts";
import {
  type CheckedSentence,
  type CitedPassage,
  createSentenceChecker,
  MOST_FAILURES,
} from "./verify-sentences.ts";

/** Lets a text through as it is being written, whole sentences only, each one checked. */
export interface SentenceGate {
  /** Starts a part of the draft; what is left of the one before counts as a sentence. */
  startPart(cites: readonly string[]): readonly CheckedSentence[];
  /** Takes the next piece and gives the sentences that are whole by it, passed or to be replaced. */
  push(piece: string): readonly CheckedSentence[];
  /** Gives what is left when the text ends. */
  end(): readonly CheckedSentence[];
  /** Too many fell: the gate is shut and what was let through is to be replaced by the extractive answer. */
  readonly isExtractive: boolean;
}

/** Makes the gate for one draft; a sentence without known passages behind it never passes. */
export function createSentenceGate(
  passages: readonly CitedPassage[],
  names: CheckedNames,
): SentenceGate {
  const check = createSentenceChecker(passages, names);
  let cites: readonly string[] = [];
  let rest = "";
  let failures = 0;
  const letThrough = (sentences: readonly string[]): readonly CheckedSentence[] => {
    const out: CheckedSentence[] = [];
    for (const sentence of sentences) {
      if (failures >= MOST_FAILURES) break;
      const checked = check(sentence, cites);
      if (checked.outcome === "replaced") failures += 1;
      if (failures < MOST_FAILURES) out.push(checked);
    }
    return out;
  };
  const end = (): readonly CheckedSentence[] => {
    const last = rest.trim();
    rest = "";
    return last === "" ? [] : letThrough([last]);
  };
  return {
    startPart(next) {
      const left = end();
      cites = next;
      return left;
    },
    push(piece) {
      const { whole, rest: left } = splitSentences(rest + piece);
      rest = left;
      return letThrough(whole);
    },
    end,
    get isExtractive() {
      return failures >= MOST_FAILURES;
    },
  };
}
