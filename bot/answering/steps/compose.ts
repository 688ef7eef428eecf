import type { AnswerPart, Citation } from "../answer.ts";
import type { AnsweringTools } from "../answering-tools.ts";
import { composeDocument } from "../compose-document.ts";
import { composeFinding } from "../compose-finding.ts";
import { composeDepartment, composeMeasure } from "../compose-overview.ts";
import { composeRecordFinding } from "../compose-record-finding.ts";
import type { Draft } from "../draft.ts";
import type { Evidence, Finding } from "../evidence.ts";
import { suggestNext } from "../suggest-next.ts";
import type { Understood } from "../understood.ts";
import { emergencyPart } from "./understand.ts";

interface Composed {
  readonly parts: readonly AnswerPart[];
  readonly citations: readonly [Citation, ...Citation[]];
  readonly complete: boolean;
}

/** Writes the answer from the evidence alone, leading with the sentence that answers. */
export function compose(
  understood: Understood,
  evidence: Evidence,
  { tools, today }: { tools: AnsweringTools; today: Date },
): Draft {
  const composed = composeEvidence(understood, evidence, { tools, today });
  const asked = understood.queries.map(({ text }) => text).join(" ");
  const first = evidence.kind === "findings" ? evidence.findings[0] : undefined;
  return {
    kind: "draft",
    status: composed.complete ? "answered" : "partial",
    parts: [...emergencyPart(understood, tools), ...composed.parts],
    citations: composed.citations,
    evidence,
    next: suggestNext(evidence, tools, understood.tongue),
    topic: {
      measure:
        first?.matter.measure ?? (evidence.kind === "measure" ? evidence.measure.number : null),
      matter: first?.matter.id ?? null,
      record: first?.kind === "record" ? first.edition.record.id : null,
      question: asked.trim() || (understood.continues?.question ?? ""),
    },
  };
}

function composeEvidence(
  understood: Understood,
  evidence: Evidence,
  { tools, today }: { tools: AnsweringTools; today: Date },
): Composed {
  const context = { tools, tongue: understood.tongue, today };
  if (evidence.kind === "measure") {
    return { ...composeMeasure(evidence.measure, context), complete: true };
  }
  if (evidence.kind === "department") {
    return { ...composeDepartment(evidence, context), complete: true };
  }
  const [first, ...rest] = evidence.findings.map((finding) =>
    composeOne(finding, understood, { tools, today }),
  );
  if (!first) throw new Error("findings are never empty");
  return {
    parts: sayOnce([first, ...rest].flatMap(({ parts }) => parts)),
    citations: [...first.citations, ...rest.flatMap(({ citations }) => citations)],
    complete: [first, ...rest].every(({ complete }) => complete),
  };
}

/** What holds of several findings alike is said behind the last of them. */
function sayOnce(parts: readonly AnswerPart[]): AnswerPart[] {
  const last = new Map(parts.map(({ text }, place) => [text, place]));
  return parts.filter(({ text }, place) => last.get(text) === place);
}

function composeOne(
  finding: Finding,
  understood: Understood,
  { tools, today }: { tools: AnsweringTools; today: Date },
): Composed {
  const { tongue } = understood;
  if (finding.kind === "clause" && !finding.measure)
    return composeDocument(finding, understood, { tools, today });
  const composed =
    finding.kind === "clause"
      ? composeFinding({ finding, tools, tongue, today })
      : composeRecordFinding({ finding, tools, tongue, today });
  const [citation, ...others] = composed.citations;
  if (!citation) throw new Error("every finding is cited");
  return { ...composed, citations: [citation, ...others] };
}
