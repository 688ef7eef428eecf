import { html } from "hono/html";
import type { Evidence, Finding } from "#bot/answering/evidence.ts";
import type { Trace } from "#bot/answering/trace.ts";
import type { Html } from "../frame/html.ts";
import { VALIDITY_NAMES } from "../names.ts";
import { ASPECT_NAMES } from "./names.ts";
import { factsView, sectionView, tableView } from "./table-view.ts";

/** What was chosen to answer from. */
export function evidenceView({ evidence }: Trace): Html | string {
  if (!evidence) return "";
  return sectionView({ title: "依据", open: true }, listEvidence(evidence));
}

function listEvidence(evidence: Evidence): Html[] {
  if (evidence.kind === "findings") return evidence.findings.map(findingView);
  if (evidence.kind === "measure") {
    const { locator, title, text } = evidence.measure;
    return [html`${factsView([["整条", `${locator}${title}`]])}<blockquote>${text}</blockquote>`];
  }
  const measures = evidence.measures.map(({ locator, title }) => `${locator}${title}`).join("；");
  return [
    factsView([
      ["部门", evidence.name],
      ["它负责的条款", measures || "没有"],
    ]),
  ];
}

function findingView(finding: Finding): Html {
  const { matter, aspects, question } = finding;
  const asked = [...aspects].map((aspect) => ASPECT_NAMES[aspect]).join("、");
  return html`<section class="bench__piece"><h4>${matter.name} <small>${matter.id}</small></h4>
${factsView([["所问", question], ["想知道", asked], ...sourceFacts(finding)])}
${passageOf(finding)}</section>`;
}

function sourceFacts(finding: Finding): [string, string | null][] {
  if (finding.kind === "clause") {
    const { measure, support, asked } = finding;
    return [
      ["条款", measure ? `${measure.locator}${measure.title}` : "文件本身"],
      ["所问的目标", asked.map(({ printed }) => printed).join("；")],
      ["参考的记录", support && `${support.record.name}（${VALIDITY_NAMES[support.validity]}）`],
    ];
  }
  const { edition, matched } = finding;
  return [
    ["记录", `${edition.record.name}（${edition.record.id}）`],
    ["时效", `${VALIDITY_NAMES[edition.validity]}：${edition.record.validity.basis}`],
    ["已被取代为", edition.newer?.name ?? null],
    ["问题的字在", matched.join("、")],
  ];
}

function passageOf(finding: Finding): Html | string {
  const text = finding.kind === "clause" ? finding.passage.text : finding.clause?.passage.text;
  return text ? html`<blockquote>${text}</blockquote>` : "";
}

/** The bodies that were named, each with the line that proves it. */
export function departmentsView({ answer }: Trace): Html | string {
  const { departments } = answer;
  if (departments.length === 0) return "";
  const rows = departments.map(({ name, today, role, because, contact }) => [
    today ? `${name}（现${today}）` : name,
    role === "lead" ? "先找" : "也有关",
    because,
    contact,
  ]);
  return sectionView(
    { title: "部门", note: departments[0]?.name ?? "", open: true },
    tableView("部门和证明它的那句话", ["部门", "次序", "依据", "可公布的联系方式"], rows),
  );
}
