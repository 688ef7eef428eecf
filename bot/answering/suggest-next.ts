import type { Aspect } from "#knowledge/language.ts";
import type { Matter } from "#knowledge/matter.ts";
import type { Tongue } from "#knowledge/wording.ts";
import type { AnsweringTools } from "./answering-tools.ts";
import type { Evidence } from "./evidence.ts";

const SUGGESTIONS = 3;
/** In characters, so that a suggestion is read at a glance and fits a button on a phone. */
const LONGEST: Readonly<Record<Tongue, number>> = { zh: 18, en: 60 };
/** What the plan tells of every matter; whether a thing is so (yes-no) it often leaves open. */
const ANSWERABLE: ReadonlySet<Aspect> = new Set(["who", "which-clause"]);

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
    const ask = told.has(matter.id) ? undefined : findSuggestion(matter, tools, tongue);
    if (ask) suggestions.push(ask);
    if (suggestions.length === SUGGESTIONS) break;
  }
  return suggestions;
}

function findSuggestion(
  { asks, anchor }: Matter,
  { reader }: AnsweringTools,
  tongue: Tongue,
): string | undefined {
  const mayCount = /\d/u.test(anchor);
  return asks.find((ask) => {
    if (ask.length > LONGEST[tongue] || /\p{Script=Han}/u.test(ask) === (tongue === "en")) {
      return false;
    }
    const aspects = reader.aspects(reader.read(ask).text);
    return (
      aspects.size > 0 &&
      [...aspects].every((aspect) => ANSWERABLE.has(aspect) || (mayCount && aspect === "how-many"))
    );
  });
}
