import type { SupportRecord } from "#knowledge/support-record.ts";
import { shareOfPairs } from "../share-of-pairs.ts";

type OpenPoint = SupportRecord["open"][number];

/** How alike a question and an open point must be for the point to be what was asked. */
const LIKENESS = 0.5;

/** The open point of a record that a question asks for: by the point's words, else by its likeness. */
export function findOpen({ open }: SupportRecord, question: string): OpenPoint | undefined {
  const likeness = ({ point }: OpenPoint): number => shareOfPairs(bareOf(point), question);
  return (
    open.find(({ words }) => words.some((group) => hasAll(question, group))) ??
    open.filter((point) => likeness(point) >= LIKENESS).sort((a, b) => likeness(b) - likeness(a))[0]
  );
}

function hasAll(question: string, group: string): boolean {
  return group.split(" ").every((fragment) => question.includes(fragment));
}

/** What a point is about, without its remarks and the words that it is open. */
function bareOf(point: string): string {
  return point
    .replace(/（[^）]*）/gu, "")
    .replace(/(?:，|都)?(?:没有|未)(?:见到|写|找到|公布|查到).*$/u, "");
}
