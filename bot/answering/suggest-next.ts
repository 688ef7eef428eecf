import type { Matter } from "#knowledge/matter.ts";
import type { Tongue } from "#knowledge/wording.ts";
import type { AnsweringTools } from "./answering-tools.ts";
import type { Evidence } from "./evidence.ts";

const SUGGESTIONS = 3;

/**
 * Suggests questions that the bot can answer in full: of the records that carry out the same measure, and
 * of its neighbouring matters.
 */
export function suggestNext(evidence: Evidence, tools: AnsweringTools, tongue: Tongue): string[] {
  if (evidence.kind === "department") return [];
  const told = new Set(
    evidence.kind === "findings" ? evidence.findings.map(({ matter }) => matter.id) : [],
  );
  const suggestions: string[] = [];
  for (const matter of neighbours(evidence, tools)) {
    const ask = told.has(matter.id) ? undefined : tools.suggestion(matter, tongue);
    if (ask) suggestions.push(ask);
    if (suggestions.length === SUGGESTIONS) break;
  }
  return suggestions;
}

/** Of the matters next to one another in the seeds those behind the one that was told come first. */
function neighbours(
  evidence: Exclude<Evidence, { kind: "department" }>,
  { knowledge, library }: AnsweringTools,
): readonly Matter[] {
  const { matters, recordMatters } = knowledge;
  const first = evidence.kind === "findings" ? evidence.findings[0] : null;
  const measure = evidence.kind === "measure" ? evidence.measure.number : first?.matter.measure;
  if (first?.kind === "record") {
    const bodies = first.edition.record.departments.map(({ name }) => name);
    const theirs = new Set(
      bodies
        .slice(0, 1)
        .flatMap(library.ofDepartment)
        .map(({ id }) => id),
    );
    const near = recordMatters.filter(({ record }) => theirs.has(record));
    return turnedTo(near, first.matter.id);
  }
  const linked = first ? library.ofMatter(first.matter).map(({ id }) => id) : [];
  const records = recordMatters.filter(({ record }) => linked.includes(record)).slice(0, 1);
  const same = matters.filter((matter) => matter.measure === measure);
  return [...records, ...turnedTo(same, first?.matter.id)];
}

function turnedTo<Item extends { readonly id: string }>(
  items: readonly Item[],
  id: string | undefined,
): readonly Item[] {
  const from = items.findIndex((item) => item.id === id) + 1;
  return [...items.slice(from), ...items.slice(0, from)];
}
