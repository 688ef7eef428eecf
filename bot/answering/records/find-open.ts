import type { SupportRecord } from "#knowledge/support-record.ts";
import { shareOfPairs } from "../share-of-pairs.ts";

/** How alike a question and an open point must be for the point to be what was asked. */
const LIKENESS = 0.5;

/** The open point whose words a question has the most of, when it has enough. */
export function findOpen(
  { open }: SupportRecord,
  question: string,
): SupportRecord["open"][number] | undefined {
  const likeness = ({ point }: { point: string }): number => shareOfPairs(bareOf(point), question);
  return open
    .filter((point) => likeness(point) >= LIKENESS)
    .sort((a, b) => likeness(b) - likeness(a))[0];
}

/** What a point is about, without its remarks and the words that it is open. */
export function bareOf(point: string): string {
  return point
    .replace(/（[^）]*）/gu, "")
    .replace(/(?:，|都)?(?:没有|未)(?:见到|写|找到|公布|查到).*$/u, "");
}
