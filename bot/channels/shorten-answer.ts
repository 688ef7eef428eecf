import type { Answer, AnswerPart, PartKind } from "#bot/answering/answer.ts";

/** How many statements of a kind a short answer keeps, where not all. */
const KEPT: Partial<Record<PartKind, number>> = { place: 3, fact: 0, quote: 0 };
/** The same where nothing leads: the first fact is the one that was asked for. */
const KEPT_WITHOUT_LEAD: typeof KEPT = { place: 3, fact: 1, quote: 1 };

/**
 * Gives the answer in its most important statements, with the sources of these: never without until when it holds and
 * who is responsible. The same answer where nothing is left out.
 */
export function shortenAnswer(answer: Answer): Answer {
  const isLed = answer.parts.some(({ kind }) => kind === "lead");
  const kept = isLed ? KEPT : KEPT_WITHOUT_LEAD;
  const counts = new Map<PartKind, number>();
  const parts = answer.parts.filter(({ kind }) => {
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    return count <= (kept[kind] ?? Number.POSITIVE_INFINITY);
  });
  if (parts.length === answer.parts.length) return answer;
  return { ...answer, parts, citations: citedBy(parts, answer) };
}

function citedBy(parts: readonly AnswerPart[], { citations }: Answer): Answer["citations"] {
  const cited = new Set(parts.flatMap(({ cites }) => cites ?? []));
  return citations.filter(({ url }) => cited.has(url));
}
