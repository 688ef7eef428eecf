import type { DepartmentsFile } from "./department.ts";
import type { PlanMatter, RecordMatter } from "./matter.ts";
import type { PlaceKinds } from "./places/place-kind.ts";
import type { Plan } from "./plan.ts";
import type { StaffRecord } from "./support-record.ts";

interface Surroundings {
  readonly plan: Plan;
  readonly bodies: DepartmentsFile;
  readonly records: readonly StaffRecord[];
  readonly matters: readonly (PlanMatter | RecordMatter)[];
  readonly kinds: PlaceKinds;
}

/** What would leave an answer without a body to name or a way to tell: none could be made at all. */
export function findAnswerFaults(all: Surroundings): string[] {
  return [...findBodyFaults(all), ...findAliasFaults(all.bodies), ...findKindFaults(all)];
}

/** Departments and labels are exactly what stands in the plan's 责任部门 lines. */
function findBodyFaults({ plan, bodies }: Surroundings): string[] {
  const printed = new Set(plan.measures.flatMap(({ responsible }) => responsible));
  const names = bodies.departments.map(({ name }) => name);
  const known = new Set([...names, ...bodies.groupLabels.map(({ label }) => label)]);
  return [
    ...[...printed]
      .filter((name) => !known.has(name))
      .map((name) => `departments.json: found no "${name}", expected every body of the plan`),
    ...names
      .filter((name) => !printed.has(name))
      .map((name) => `departments.json: found "${name}", expected a body of the plan only`),
  ];
}

/** A word for two bodies leads to neither. */
function findAliasFaults({ departments }: DepartmentsFile): string[] {
  const words = departments.flatMap(({ name, fullName, aliases }) => [name, fullName, ...aliases]);
  return words
    .filter((word, place) => words.indexOf(word) !== place)
    .map((word) => `departments.json: found the alias "${word}" twice, expected once`);
}

function findKindFaults({ kinds, records, matters }: Surroundings): string[] {
  const recordIds = new Set(records.map(({ id }) => id));
  const matterIds = new Set(matters.map(({ id }) => id));
  return kinds.kinds.flatMap(({ id, record = id, matter }) => [
    ...(recordIds.has(record)
      ? []
      : [`place-kinds.json: ${id}: record: found "${record}", expected a record's id`]),
    ...(matterIds.has(matter)
      ? []
      : [`place-kinds.json: ${id}: matter: found "${matter}", expected a matter's id`]),
  ]);
}
