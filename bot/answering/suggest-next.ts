import type { Tongue } from "#knowledge/wording.ts";
import type { AnsweringTools } from "./answering-tools.ts";
import type { Evidence } from "./evidence.ts";

const SUGGESTIONS = 3;

/** Suggests questions that the bot can answer in full, from the neighbouring matters of the same measure. */
export function suggestNext(evidence: Evidence, tools: AnsweringTools, tongue: Tongue): string[] {
  if (evidence.kind === "department") return [];
  const measure =
    evidence.kind === "measure" ? evidence.measure.number : evidence.findings[0].matter.measure;
  const told = new Set(
    evidence.kind === "findings" ? evidence.findings.map(({ matter }) => matter.id) : [],
  );
  const same = tools.knowledge.matters.filter((matter) => matter.measure === measure);
  const from = same.findIndex(({ id }) => told.has(id)) + 1;
  const suggestions: string[] = [];
  for (const matter of [...same.slice(from), ...same.slice(0, from)]) {
    const ask = told.has(matter.id) ? undefined : tools.suggestion(matter, tongue);
    if (ask) suggestions.push(ask);
    if (suggestions.length === SUGGESTIONS) break;
  }
  return suggestions;
}
