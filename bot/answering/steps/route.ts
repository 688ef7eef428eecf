import { type Department, publicContacts, publicToday } from "#knowledge/department.ts";
import type { Measure } from "#knowledge/plan.ts";
import { say, type Tongue } from "#knowledge/wording.ts";
import type { Answer, AnswerDepartment, AnswerPart } from "../answer.ts";
import type { AnsweringTools } from "../answering-tools.ts";
import type { Draft } from "../draft.ts";
import type { Evidence, Finding } from "../evidence.ts";
import { type Addressee, findAddressees, lineOf } from "../find-addressees.ts";
import { formatList } from "../format-list.ts";
import type { Understood } from "../understood.ts";

const NAMED_IN_TEXT = 2;
/** 相关区政府 stands for some districts, the plan does not say which. */
const ALL_DISTRICTS = "各区政府";

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

function measureOf(finding: Finding): Measure | null {
  return finding.kind === "clause" ? finding.measure : (finding.clause?.measure ?? null);
}

/** 各区政府 stands for the asker's own district, once the message names it. */
function districtPart(
  { district, tongue }: Understood,
  evidence: Evidence,
  tools: AnsweringTools,
): AnswerPart[] {
  const measure = evidence.kind === "findings" ? measureOf(evidence.findings[0]) : null;
  if (!district || !measure?.responsible.includes(ALL_DISTRICTS)) return [];
  const { locator } = measure;
  const number = String(measure.number);
  const text = say(tools.knowledge.wording, "district", tongue, { district, locator, number });
  return [{ kind: "department", text, grounds: [lineOf(measure), district, locator, number] }];
}
