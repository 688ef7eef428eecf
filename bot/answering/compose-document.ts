import { formatDay } from "#knowledge/format-day.ts";
import type { PlanFacts } from "#knowledge/plan-facts.ts";
import { say } from "#knowledge/wording.ts";
import type { AnswerPart, Citation } from "./answer.ts";
import type { AnsweringTools } from "./answering-tools.ts";
import { cite } from "./cite.ts";
import type { ClauseFinding } from "./evidence.ts";
import type { Understood } from "./understood.ts";

/** What is asked of the document itself, by matter, and the sentences that answer it. */
const SENTENCES: Readonly<Record<string, readonly string[]>> = {
  "document-number": ["document.number", "document.drafter"],
  "document-drafter": ["document.drafter", "document.number"],
  "document-basis": ["document.basis", "document.drafter"],
  "document-shape": ["document.shape", "document.number"],
  "document-recipients": ["document.recipients", "document.number"],
  "document-validity": ["document.validity", "document.number"],
};

/** Answers a question about the plan as a document from what is printed on it. */
export function composeDocument(
  finding: ClauseFinding,
  { tongue }: Understood,
  { tools, today }: { tools: AnsweringTools; today: Date },
): { parts: AnswerPart[]; citations: [Citation, ...Citation[]]; complete: boolean } {
  const { plan, wording } = tools.knowledge;
  const { facts } = plan;
  const values = {
    title: facts.title,
    documentNumber: facts.documentNumber,
    issuer: facts.issuer,
    drafter: facts.drafter,
    basis: facts.basis,
    sentTo: facts.sentTo,
    copiedTo: facts.copiedTo,
    draftedOn: formatDay(facts.draftedOn, tongue),
    forwardedOn: formatDay(facts.forwardedOn, tongue),
    printedOn: formatDay(facts.printedOn, tongue),
  };
  const front = plan.passages.filter(({ kind }) => kind === "front-matter");
  const grounds = [...front.map(({ text }) => text), ...Object.values(values), "5 26 2025"];
  const keys = SENTENCES[finding.matter.id] ?? [];
  const parts = keys.map(
    (key): AnswerPart => ({ kind: "lead", text: say(wording, key, tongue, values), grounds }),
  );
  const first = cite(plan, finding.passage, { quote: finding.matter.anchor, targets: [], today });
  const said = keys.flatMap((key) => namesIn(wording[key]?.zh ?? ""));
  const printed = said.map((name) => printedValue(facts, name));
  const others = front
    .filter(({ id, text }) => id !== finding.passage.id && printed.some((it) => text.includes(it)))
    .map((passage) => cite(plan, passage, { quote: passage.text, targets: [], today }));
  return {
    parts,
    citations: [first, ...others],
    complete: finding.matter.id !== "document-validity",
  };
}

/** The placeholders of a template. */
function namesIn(template: string): string[] {
  return [...template.matchAll(/\{(\w+)\}/gu)].map(([, name = ""]) => name);
}

/** A fact as the document prints it; days are recorded as ISO dates. */
function printedValue(facts: PlanFacts, name: string): string {
  const value = facts[name as keyof PlanFacts] ?? "";
  return name.endsWith("On") ? formatDay(value, "zh") : value;
}
