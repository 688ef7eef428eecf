import type { Answer, AnswerPart } from "../answer.ts";
import type { OnEarlyWords } from "../early-words.ts";
import { citesOf, spaceAfter } from "./check-written.ts";
import type { TokenPassage } from "./gather-passages.ts";
import { headOf } from "./merge-written.ts";
import type { LetThrough } from "./sentence-gate.ts";

export interface EarlyParts {
  /** Without the model. */
  readonly extractive: Answer;
  readonly shown: readonly TokenPassage[];
  /** Which of the things asked a part is about. */
  readonly segmentOf: (part: AnswerPart) => number;
}

/**
 * Tells at once what stands before all that a model will write, such as whom to call in danger.
 *
 * @returns tells a sentence, the first of each thing asked under its name as the answer will have it
 */
export function tellEarly(
  { extractive, shown, segmentOf }: EarlyParts,
  onEarly: OnEarlyWords,
): (sentence: LetThrough) => void {
  const [first] = shown;
  const before = first ? extractive.parts.indexOf(first.part) : 0;
  const opening = extractive.parts.slice(0, before);
  onEarly({ kind: "opening", answer: { ...extractive, parts: opening } });
  const named = new Set<number>();
  let last = "";
  return ({ text, written, isFirst }) => {
    const space = isFirst ? "" : spaceAfter(last);
    last = text;
    if (!isFirst) return onEarly({ kind: "sentence", text: space + text, starts: null });
    const segment = segmentOf(written.passages[0].part);
    const replaced = shown.find(({ part }) => segmentOf(part) === segment)?.part;
    const head = replaced && !named.has(segment) ? headOf(replaced) : { kind: "fact" as const };
    named.add(segment);
    onEarly({ kind: "sentence", text, starts: { ...head, cites: citesOf(written.passages) } });
  };
}
