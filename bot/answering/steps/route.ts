import {
  type Department,
  type GroupLabel,
  publicContacts,
  publicToday,
} from "#knowledge/department.ts";
import type { Measure } from "#knowledge/plan.ts";
import { say, type Tongue } from "#knowledge/wording.ts";
import type { Answer, AnswerDepartment, AnswerPart } from "../answer.ts";
import type { AnsweringTools } from "../answering-tools.ts";
import type { Draft } from "../draft.ts";
import type { Evidence, Finding } from "../evidence.ts";
import { formatList } from "../format-list.ts";
import type { Understood } from "../understood.ts";

const NAMED_IN_TEXT = 2;
/** 相关区政府 stands for some districts, the plan does not say which. */
const ALL_DISTRICTS = "各区政府";

/** A body to go to, and the line that names it. */
interface Addressee {
  readonly department: Department;
  readonly because: string;
}

/** Names the departments of the matter in the order in which to go to them, and ends the turn. */
export function route(understood: Understood, draft: Draft, tools: AnsweringTools): Answer {
  const { tongue } = understood;
  const addressees = findAddressees(draft.evidence, tools);
  const district = districtPart(understood, draft.evidence, tools);
  const asksWho =
    draft.evidence.kind === "findings"
      ? draft.evidence.findings.some(({ aspects }) => aspects.has("who"))
      : understood.queries.some(({ aspects }) => aspects.has("who"));
  // Of a whole measure all its bodies are named, of a thing those to go to.
  const asked =
    draft.evidence.kind === "findings" ? draft.evidence.findings.length : addressees.length;
  const shown = Math.max(asked, NAMED_IN_TEXT);
  const department = departmentPart(addressees, { tools, tongue, shown });
  const parts = asksWho
    ? [
        ...draft.parts.filter(({ kind }) => kind === "emergency"),
        department,
        ...draft.parts.filter(({ kind }) => kind !== "emergency"),
      ]
    : [...draft.parts, department];
  return {
    status: draft.status,
    tongue,
    parts: [...parts, ...district],
    citations: draft.citations,
    departments: addressees.map((addressee, place) =>
      toAnswerDepartment(addressee, { place, tools }),
    ),
    places: [],
    next: draft.next,
    topic: draft.topic,
  };
}

function findAddressees(evidence: Evidence, tools: AnsweringTools): Addressee[] {
  const known = new Set(tools.knowledge.departments.map(({ name }) => name));
  const named = listNamed(evidence, tools.knowledge.groupLabels).filter(({ name }) =>
    known.has(name),
  );
  return named
    .filter(({ name }, place) => named.findIndex((item) => item.name === name) === place)
    .map(({ name, because }) => ({ department: tools.department(name), because }));
}

interface Named {
  readonly name: string;
  readonly because: string;
}

function listNamed(evidence: Evidence, labels: readonly GroupLabel[]): Named[] {
  if (evidence.kind === "department") {
    return [{ name: evidence.name, because: lineOf(evidence.measures[0] ?? null) }];
  }
  if (evidence.kind === "measure") {
    const { measure } = evidence;
    return measure.responsible.map((name) => ({ name, because: lineOf(measure) }));
  }
  const each = evidence.findings.map((finding) => listForFinding(finding, labels));
  // Of several things asked, each has its first body named before any has its second.
  return [...each.flatMap((list) => list.slice(0, 1)), ...each.flatMap((list) => list.slice(1))];
}

/** The matter's own bodies, then those that 各行业主管部门 stands for in its case. */
function listForFinding({ matter, measure }: Finding, labels: readonly GroupLabel[]): Named[] {
  const line = lineOf(measure);
  const own = matter.departments.map((name) => ({ name, because: matter.source?.note ?? line }));
  const topics = labels
    .filter(({ label }) => measure?.responsible.includes(label))
    .flatMap((label) => label.topics);
  const meant = topics.filter(({ words }) => words.some((word) => matter.name.includes(word)));
  return [...own, ...meant.map(({ department: name }) => ({ name, because: line }))];
}

function lineOf(measure: Measure | null): string {
  return measure?.passages.find(({ kind }) => kind === "responsible")?.text ?? "";
}

function departmentPart(
  addressees: readonly Addressee[],
  { tools, tongue, shown }: { tools: AnsweringTools; tongue: Tongue; shown: number },
): AnswerPart {
  const { wording, cityLine } = tools.knowledge;
  const [first, ...others] = addressees.map(({ department }) => department);
  if (!first) throw new Error("every matter has a department");
  const also = others.slice(0, shown - 1);
  const text = say(wording, also.length > 0 ? "department.more" : "department.one", tongue, {
    department: nameOf(first, { tools, tongue }),
    others: formatList(
      also.map((department) => nameOf(department, { tools, tongue })),
      tongue,
    ),
    cityLine: cityLine.phone,
  });
  const grounds = addressees.flatMap(({ department, because }) => [
    because,
    department.today?.name ?? "",
    ...publicContacts(department).map(({ value }) => value),
  ]);
  return { kind: "department", text, grounds: [...grounds, cityLine.phone] };
}

/** The plan's name, today's where it changed, and the body's own public line where there is one. */
function nameOf(
  department: Department,
  { tools, tongue }: { tools: AnsweringTools; tongue: Tongue },
): string {
  const { wording } = tools.knowledge;
  const plain = tongue === "en" ? `${department.english} (${department.name})` : department.name;
  const today = publicToday(department);
  const key = today?.change === "work-moved" ? "department.moved" : "department.today";
  const name = today
    ? say(wording, key, tongue, {
        name: plain,
        today: tongue === "en" ? today.english : today.name,
      })
    : plain;
  const phone = publicContacts(department).find(({ kind }) => kind === "phone")?.value;
  return phone ? say(wording, "department.phone", tongue, { name, phone }) : name;
}

function toAnswerDepartment(
  { department, because }: Addressee,
  { place, tools }: { place: number; tools: AnsweringTools },
): AnswerDepartment {
  const today = publicToday(department);
  const contacts = publicContacts(department).map(({ value, covers }) => `${value}（${covers}）`);
  const { phone, covers } = tools.knowledge.cityLine;
  return {
    name: department.name,
    ...(today ? { today: today.name } : {}),
    role: place === 0 ? "lead" : "support",
    because,
    contact: [...contacts, `${phone}（${covers}）`].join("；"),
  };
}

/** 各区政府 stands for the asker's own district, once the message names it. */
function districtPart(
  { district, tongue }: Understood,
  evidence: Evidence,
  tools: AnsweringTools,
): AnswerPart[] {
  const measure = evidence.kind === "findings" ? evidence.findings[0].measure : null;
  if (!district || !measure?.responsible.includes(ALL_DISTRICTS)) return [];
  const { locator } = measure;
  const number = String(measure.number);
  const text = say(tools.knowledge.wording, "district", tongue, { district, locator, number });
  return [{ kind: "department", text, grounds: [lineOf(measure), district, locator, number] }];
}
