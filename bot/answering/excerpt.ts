const WHOLE_SENTENCE_LIMIT = 80;
const SHORTEST_EXCERPT = 24;

/**
 * Chooses what to quote: a short sentence whole, of a long one the clauses that hold the anchor, with the
 * clause before them where the anchor alone would be too terse. A clause with figures is never added, so
 * that no foreign number or date stands beside the answer.
 */
export function excerpt(sentence: string, anchor: string): string {
  if (sentence.length <= WHOLE_SENTENCE_LIMIT) return trimEnd(sentence);
  const clauses = sentence.match(/[^，；。]+[，；。]?/gu) ?? [sentence];
  let [first, last] = clausesHolding(clauses, sentence.indexOf(anchor), anchor.length);
  const text = (): string => clauses.slice(first, last + 1).join("");
  while (text().length < SHORTEST_EXCERPT && isPlain(clauses[first - 1])) first -= 1;
  while (text().length < SHORTEST_EXCERPT && isPlain(clauses[last + 1])) last += 1;
  return trimEnd(text());
}

function clausesHolding(clauses: readonly string[], at: number, length: number): [number, number] {
  let offset = 0;
  let first = 0;
  let last = clauses.length - 1;
  clauses.forEach((clause, place) => {
    if (offset <= at) first = place;
    if (offset < at + length) last = place;
    offset += clause.length;
  });
  return [first, last];
}

function isPlain(clause: string | undefined): clause is string {
  return clause !== undefined && !/\d|全覆盖|期间/u.test(clause) && !clause.endsWith("；");
}

/** Takes the closing mark off a stretch, so that it can stand in a sentence. */
export function trimEnd(text: string): string {
  return text.replace(/[，；。]$/u, "");
}
