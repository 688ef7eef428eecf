import type { Answer, AnswerPart } from "../answer.ts";
import { shareOfPairs } from "../share-of-pairs.ts";
import type { CheckedPart } from "./check-written.ts";
import type { TokenPassage } from "./gather-passages.ts";

/** Conditions and exceptions that a model left out are said all the same. */
const NEVER_DROPPED = /#(?:conditions|exclusions)-/u;

/**
 * Puts what a model wrote in the place of the statements that it was shown; all else stays as and where it is. Where
 * several things were asked, each is answered in its own place, and one that the model left out stays extractive.
 *
 * @param segmentOf which of the things asked a part is about
 */
export function mergeWritten(
  answer: Answer,
  { shown, written }: { shown: readonly TokenPassage[]; written: readonly CheckedPart[] },
  segmentOf: (part: AnswerPart) => number,
): AnswerPart[] {
  const bySegment = Map.groupBy(written, (one) => segmentOf(one.written.passages[0].part));
  const reworded = new Set(shown.map(({ part }) => part));
  const done = new Set<number>();
  return answer.parts.flatMap((part) => {
    const segment = segmentOf(part);
    const own = bySegment.get(segment);
    if (!own || !reworded.has(part)) return [part];
    const isFirst = !done.has(segment);
    done.add(segment);
    const said = isFirst
      ? lead(
          own.map((one) => one.part),
          part,
        )
      : [];
    return [...said, ...unsaidOf(part, shown, own)];
  });
}

function lead(parts: readonly AnswerPart[], replaced: AnswerPart): AnswerPart[] {
  return parts.map((part, place) => (place === 0 ? { ...part, ...headOf(replaced) } : part));
}

/** How the first of what was written of a thing begins: with its name, as the statement did in whose place it stands. */
export function headOf({ kind, label }: AnswerPart): Pick<AnswerPart, "kind" | "label"> {
  return { kind: "lead", ...(kind === "lead" && label ? { label } : {}) };
}

/** The conditions and exceptions of a part that nothing of what was written says, though it may cite them. */
function unsaidOf(
  part: AnswerPart,
  shown: readonly TokenPassage[],
  written: readonly CheckedPart[],
): AnswerPart[] {
  const kept = shown.filter(
    (passage) => passage.part === part && passage.cites.some((url) => NEVER_DROPPED.test(url)),
  );
  const missed = kept.filter((passage) => !isSaid(passage, written));
  if (missed.length === 0 || missed.length === kept.length) return missed.length > 0 ? [part] : [];
  const text = missed
    .map((passage) => passage.text)
    .join(/\p{Script=Han}/u.test(part.text) ? "；" : "; ");
  return [{ ...part, text, cites: missed.flatMap((passage) => passage.cites) }];
}

/** So much of a passage's words must stand where it is cited, and every figure, for it to be said there. */
const SAID = 0.6;

function isSaid(passage: TokenPassage, written: readonly CheckedPart[]): boolean {
  const text = written
    .filter((one) => one.written.passages.some(({ token }) => token === passage.token))
    .map((one) => one.part.text)
    .join("");
  const figures = passage.text.match(/\d+(?:\.\d+)?/gu) ?? [];
  return (
    shareOfPairs(passage.text, text) >= SAID && figures.every((figure) => text.includes(figure))
  );
}
