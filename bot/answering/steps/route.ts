import { type Department, publicContacts } from "#knowledge/department.ts";
import type { Measure } from "#knowledge/plan.ts";
import { say, type Tongue } from "#knowledge/wording.ts";
import type { Answer, AnswerDepartment, AnswerPart } from "../answer.ts";
import type { AnsweringTools } from "../answering-tools.ts";
import type { Draft } from "../draft.ts";
import type { Evidence } from "../evidence.ts";
import { formatList } from "../format-list.ts";
import type { Understood } from "../understood.ts";

const NAMED_IN_TEXT = 2;
const DISTRICT_LABELS = ["各区政府", "相关区政府"];

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
    draft.evidence.kind === "findings" &&
    draft.evidence.findings.some(({ aspects }) => aspects.has("who"));
  const department = departmentPart(addressees, { tools, tongue });
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
  const found =
    evidence.kind === "findings"
      ? evidence.findings.flatMap(({ matter, measure }) =>
          matter.departments.map((name) => ({
            name,
            because: matter.source?.note ?? lineOf(measure),
          })),
        )
      : evidence.kind === "measure"
        ? evidence.measure.responsible.map((name) => ({ name, because: lineOf(evidence.measure) }))
        : [{ name: evidence.name, because: lineOf(evidence.measures[0] ?? null) }];
  const known = new Set(tools.knowledge.departments.map(({ name }) => name));
  return found
    .filter(
      ({ name }, place) =>
        known.has(name) && found.findIndex((item) => item.name === name) === place,
    )
    .map(({ name, because }) => ({ department: tools.department(name), because }));
}

function lineOf(measure: Measure | null): string {
  return measure?.passages.find(({ kind }) => kind === "responsible")?.text ?? "";
}

function departmentPart(
  addressees: readonly Addressee[],
  { tools, tongue }: { tools: AnsweringTools; tongue: Tongue },
): AnswerPart {
  const { wording, cityLine } = tools.knowledge;
  const [first, ...others] = addressees.map(({ department }) => department);
  if (!first) throw new Error("every matter has a department");
  const also = others.slice(0, NAMED_IN_TEXT - 1);
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
  const { today } = department;
  const shown = today && today.level !== "C";
  const name = shown
    ? say(wording, "department.today", tongue, {
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
  const { today } = department;
  const contacts = publicContacts(department).map(({ value, covers }) => `${value}（${covers}）`);
  const { phone, covers } = tools.knowledge.cityLine;
  return {
    name: department.name,
    ...(today && today.level !== "C" ? { today: today.name } : {}),
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
  if (!district || !measure?.responsible.some((name) => DISTRICT_LABELS.includes(name))) return [];
  const text = say(tools.knowledge.wording, "district", tongue, { district });
  return [{ kind: "department", text, grounds: [lineOf(measure), district] }];
}
