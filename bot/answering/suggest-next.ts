import type { Tongue } from "#knowledge/wording.ts";
import type { AnsweringTools } from "./answering-tools.ts";
import type { Evidence } from "./evidence.ts";

const SUGGESTIONS = 3;
const LONGEST_SUGGESTION = 18;

/** Suggests questions that the bot can answer, from the neighbouring matters of the same measure. */
export function suggestNext(
  evidence: Evidence,
  { knowledge }: AnsweringTools,
  tongue: Tongue,
): string[] {
  if (tongue === "en" || evidence.kind === "department") return [];
  const measure =
    evidence.kind === "measure" ? evidence.measure.number : evidence.findings[0].matter.measure;
  const told = new Set(
    evidence.kind === "findings" ? evidence.findings.map(({ matter }) => matter.id) : [],
  );
  const same = knowledge.matters.filter((matter) => matter.measure === measure);
  const from = same.findIndex(({ id }) => told.has(id)) + 1;
  return [...same.slice(from), ...same.slice(0, from)]
    .filter(({ id }) => !told.has(id))
    .flatMap(({ asks }) => asks.find(({ length }) => length <= LONGEST_SUGGESTION) ?? [])
    .slice(0, SUGGESTIONS);
}
