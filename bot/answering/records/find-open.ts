import type { SupportRecord } from "#knowledge/support-record.ts";
import { shareOfPairs } from "../share-of-pairs.ts";

type OpenPoint = SupportRecord["open"][number];

/** How alike a question and an open point must be for the point to be what was asked. */
const LIKENESS = 0.5;

/** An amount asked for; 几成 asks for a rate, 几号 for a day. */
const AMOUNT = /多少|几(?=[十百千万块元钱钿])/u;
const REACH = 5;

/** The open point of a record that a question asks for: by the point's words, else by its likeness. */
export function findOpen({ open }: SupportRecord, question: string): OpenPoint | undefined {
  const likeness = ({ point }: OpenPoint): number => shareOfPairs(bareOf(point), question);
  return (
    open.find(({ words }) => words.some((group) => hasAll(question, group))) ??
    open.filter((point) => likeness(point) >= LIKENESS).sort((a, b) => likeness(b) - likeness(a))[0]
  );
}

function hasAll(question: string, group: string): boolean {
  return group.split(" ").every((fragment) => hasFragment(question, fragment));
}

/** 「奖多少」 is also asked as 奖励几千 and 奖到多少: the amount follows within two characters. */
function hasFragment(question: string, fragment: string): boolean {
  if (question.includes(fragment)) return true;
  const stem = fragment.replace(/(?:多少|几)$/u, "");
  if (stem === fragment) return false;
  if (stem === "") return AMOUNT.test(question);
  const rests = question.split(stem).slice(1);
  return rests.some((rest) => AMOUNT.test(rest.slice(0, REACH)));
}

/** What a point is about, without its remarks and the words that it is open. */
function bareOf(point: string): string {
  return point
    .replace(/（[^）]*）/gu, "")
    .replace(/(?:，|都)?(?:没有|未)(?:见到|写|找到|公布|查到).*$/u, "");
}
