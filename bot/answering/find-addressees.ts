import type { Department, GroupLabel } from "#knowledge/department.ts";
import type { Knowledge } from "#knowledge/knowledge.ts";
import type { Measure, Plan } from "#knowledge/plan.ts";
import type { AnsweringTools } from "./answering-tools.ts";
import type { ClauseFinding, Evidence, Finding, RecordFinding } from "./evidence.ts";

/** A body to go to, and the line that names it. */
export interface Addressee {
  readonly department: Department;
  readonly because: string;
}

/** Finds the bodies to go to, the one for this matter first, each once. */
export function findAddressees(evidence: Evidence, tools: AnsweringTools): Addressee[] {
  const known = new Set(tools.knowledge.departments.map(({ name }) => name));
  const named = listNamed(evidence, tools.knowledge).filter(({ name }) => known.has(name));
  return named
    .filter(({ name }, place) => named.findIndex((item) => item.name === name) === place)
    .map(({ name, because }) => ({ department: tools.department(name), because }));
}

interface Named {
  readonly name: string;
  readonly because: string;
}

function listNamed(evidence: Evidence, knowledge: Knowledge): Named[] {
  if (evidence.kind === "department") {
    return [{ name: evidence.name, because: lineOf(evidence.measures[0] ?? null) }];
  }
  if (evidence.kind === "measure") {
    const { measure } = evidence;
    return measure.responsible.map((name) => ({ name, because: lineOf(measure) }));
  }
  const each = evidence.findings.map((finding) => listForFinding(finding, knowledge));
  // Of several things asked, each has its first body named before any has its second.
  return [...each.flatMap((list) => list.slice(0, 1)), ...each.flatMap((list) => list.slice(1))];
}

function listForFinding(finding: Finding, { plan, groupLabels }: Knowledge): Named[] {
  return finding.kind === "record"
    ? listForRecord(finding, plan)
    : listForClause(finding, groupLabels);
}

/** A record's own bodies, each with the line that names it: its source's, or the plan's. */
function listForRecord({ edition }: RecordFinding, plan: Plan): Named[] {
  const { departments, measures } = edition.record;
  const lines = measures.flatMap((number) => plan.measures[number - 1] ?? []);
  return departments.map(({ name, because }) => ({
    name,
    because: because ?? lineOf(lines.find(({ responsible }) => responsible.includes(name)) ?? null),
  }));
}

/** The matter's own bodies, then those that 各行业主管部门 stands for in its case. */
function listForClause({ matter, measure }: ClauseFinding, labels: readonly GroupLabel[]): Named[] {
  const line = lineOf(measure);
  const own = matter.departments.map((name) => ({ name, because: matter.source?.note ?? line }));
  const topics = labels
    .filter(({ label }) => measure?.responsible.includes(label))
    .flatMap((label) => label.topics);
  const meant = topics.filter(({ words }) => words.some((word) => matter.name.includes(word)));
  return [...own, ...meant.map(({ department: name }) => ({ name, because: line }))];
}

/** The 责任部门 line of a measure; empty without one. */
export function lineOf(measure: Measure | null): string {
  return measure?.passages.find(({ kind }) => kind === "responsible")?.text ?? "";
}
