import type { Tongue } from "#knowledge/wording.ts";
import {
  addedBy,
  type CheckedSentence,
  isTrusted,
  type SentenceCheck,
  type SentenceChecker,
} from "./check-written.ts";
import type { TokenPassage } from "./gather-passages.ts";
import { splitSentences } from "./split-sentences.ts";
import { createPartStream, type PartSoFar } from "./stream-parts.ts";
import { createPartReader, type WrittenPart } from "./written-part.ts";

/** A sentence that may be shown. */
export interface LetThrough {
  /** As the answer will have it. */
  readonly text: string;
  readonly written: WrittenPart;
  /** Whether it is the first of its part. */
  readonly isFirst: boolean;
}

/** Lets what a model writes through while it writes: whole sentences only, checked as the answer's will be. */
export interface SentenceGate {
  /** Takes the next piece; gives whether more is wanted, which is not so once the model is not trusted. */
  push(piece: string): boolean;
  readonly checks: readonly SentenceCheck[];
}

export interface GateParts {
  /** What the model was shown. */
  readonly given: readonly TokenPassage[];
  readonly check: SentenceChecker;
  readonly tongue: Tongue;
}

/** Creates the gate for one answer. */
export function createSentenceGate(
  { given, check, tongue }: GateParts,
  onSentence: (sentence: LetThrough) => void,
): SentenceGate {
  const read = createPartReader(given);
  const seen = new Map<number, CheckedSentence[]>();
  const checks: SentenceCheck[] = [];
  const letThrough = (sentence: string, written: WrittenPart, before: CheckedSentence[]): void => {
    if (!isTrusted(checks)) return;
    const checked = check(sentence, written.passages);
    checks.push({ kinds: checked.kinds });
    const text = addedBy(checked, before);
    const isFirst = before.every((other) => other.text === "");
    before.push(checked);
    if (text !== "" && isTrusted(checks)) onSentence({ text, written, isFirst });
  };
  const push = createPartStream(({ place, isWhole, ...part }: PartSoFar) => {
    const written = read(part);
    if (!written) return;
    const before = seen.get(place) ?? [];
    seen.set(place, before);
    const sentences = splitSentences(written.text, tongue, isWhole);
    for (const sentence of sentences.slice(before.length)) letThrough(sentence, written, before);
  });
  return {
    push(piece) {
      push(piece);
      return isTrusted(checks);
    },
    checks,
  };
}
