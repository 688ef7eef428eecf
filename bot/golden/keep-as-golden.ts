import type { Answer } from "#bot/answering/answer.ts";
import { maskPersonal } from "#bot/conversation/mask-personal.ts";
import type { GoldenDraft } from "./golden-question.ts";
import { outcomeOf } from "./outcome.ts";

/** A question as it was asked. */
interface AskedInTurn {
  readonly question: string;
  /** Messages before it in the same conversation, oldest first. */
  readonly before: readonly string[];
  /** The day it was asked for; `null` is today. */
  readonly on: string | null;
}

/** Parts that say what is asked for; others say until when, who else and where to go. */
const LEADING = new Set(["lead", "place", "quote"]);
/** Amounts, shares, days and 文号 as they are printed: what must not become another one unnoticed. */
const FACTS = [
  /\p{Script=Han}{1,6}〔\d{4}〕\d+号/gu,
  /\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?(?:底|末|前)?/gu,
  /\d+(?:,\d{3})*(?:\.\d+)?(?:万亿|万|亿)?(?:个百分点|%|元|块|成|折|倍|平方米|张|家|个|套|间|所|床|台|名|人|岁|年|月|日|天|小时|分钟|次)/gu,
];
const MOST_FACTS = 5;

/**
 * Proposes a golden question from an answer that is right: its status, measure, record and first department, and the
 * figures, days and document numbers that its leading statement prints. Whoever keeps it strikes out what may change.
 */
export function keepAsGolden(asked: AskedInTurn, answer: Answer): GoldenDraft {
  const { status, measure, record, department } = outcomeOf(answer);
  return {
    question: maskPersonal(asked.question.trim()),
    before: asked.before.map((text) => maskPersonal(text.replaceAll(/\s*\n\s*/gu, " ").trim())),
    on: asked.on,
    expects: { status, measure, record, department, facts: factsOf(answer), absent: [] },
    note: "",
  };
}

function factsOf({ parts }: Answer): readonly string[] {
  const lead = parts.find(({ kind }) => LEADING.has(kind))?.text ?? "";
  let rest = lead;
  const found = FACTS.flatMap((pattern) =>
    Array.from(rest.matchAll(pattern), ([fact]) => {
      // What is part of a longer fact is no fact beside it.
      rest = rest.replace(fact, " ");
      return fact;
    }),
  );
  return [...new Set(found)].slice(0, MOST_FACTS);
}
