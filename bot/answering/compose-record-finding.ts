import { shanghaiDay } from "#knowledge/shanghai-day.ts";
import type { Tongue } from "#knowledge/wording.ts";
import type { AnsweringTools } from "./answering-tools.ts";
import { cite } from "./cite.ts";
import type { RecordFinding } from "./evidence.ts";
import { excerpt } from "./excerpt.ts";
import { planQuote } from "./plan-quote.ts";
import { type ComposedRecord, composeRecord } from "./records/compose-record.ts";
import type { CitedPart } from "./records/record-context.ts";

interface FindingParts {
  readonly finding: RecordFinding;
  readonly tools: AnsweringTools;
  readonly tongue: Tongue;
  readonly today: Date;
}

/** Writes the parts on a record, and behind them the sentence of the plan that it carries out. */
export function composeRecordFinding(parts: FindingParts): ComposedRecord {
  const { finding, tools, tongue, today } = parts;
  const day = shanghaiDay(today);
  const composed = composeRecord({ edition: finding.edition, asked: finding, tools, tongue, day });
  const clause = composeClause(parts);
  if (!clause) return composed;
  return {
    ...composed,
    parts: [...composed.parts, clause.part],
    citations: [...composed.citations, ...clause.citations],
  };
}

/** The sentence of the plan that a record carries out, where there is one. */
export function composeClause({ finding, tools, tongue, today }: FindingParts): CitedPart | null {
  const { clause, matter } = finding;
  if (!clause) return null;
  const { passage, measure, anchor } = clause;
  const quote = excerpt(passage.text, anchor);
  const { plan } = tools.knowledge;
  const of = { passage, number: measure.number, english: matter.english, quote };
  const part = planQuote(of, tools, tongue);
  const citation = cite(plan, passage, { quote, targets: [], today });
  return { part: { ...part, cites: [citation.url] }, citations: [citation] };
}
