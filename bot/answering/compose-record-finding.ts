import { shanghaiDay } from "#knowledge/shanghai-day.ts";
import type { Tongue } from "#knowledge/wording.ts";
import type { AnsweringTools } from "./answering-tools.ts";
import { cite } from "./cite.ts";
import type { RecordFinding } from "./evidence.ts";
import { excerpt } from "./excerpt.ts";
import { planQuote } from "./plan-quote.ts";
import { type ComposedRecord, composeRecord } from "./records/compose-record.ts";

/** Writes the parts on a record, and behind them the sentence of the plan that it carries out. */
export function composeRecordFinding({
  finding,
  tools,
  tongue,
  today,
}: {
  finding: RecordFinding;
  tools: AnsweringTools;
  tongue: Tongue;
  today: Date;
}): ComposedRecord {
  const { edition, clause, matter } = finding;
  const day = shanghaiDay(today);
  const composed = composeRecord({ edition, asked: finding, tools, tongue, day });
  if (!clause) return composed;
  const { passage, measure, anchor } = clause;
  const quote = excerpt(passage.text, anchor);
  const { plan } = tools.knowledge;
  const part = planQuote(
    { passage, number: measure.number, english: matter.english, quote },
    tools,
    tongue,
  );
  const citation = cite(plan, passage, { quote, targets: [], today });
  return {
    ...composed,
    parts: [...composed.parts, { ...part, cites: [citation.url] }],
    citations: [...composed.citations, citation],
  };
}
