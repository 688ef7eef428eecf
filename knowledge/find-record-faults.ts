import type { DepartmentsFile } from "./department.ts";
import type { PlanMatter, RecordMatter } from "./matter.ts";
import type { Plan } from "./plan.ts";
import { RECORD_PARTS, type StaffRecord } from "./support-record.ts";

/** What records refer to. */
export interface RecordSurroundings {
  readonly plan: Plan;
  readonly bodies: DepartmentsFile;
  readonly matters: readonly PlanMatter[];
  readonly recordMatters: readonly RecordMatter[];
}

/** What no single file's schema can see: references in both directions, and dates that contradict. */
export function findRecordFaults(
  records: readonly StaffRecord[],
  surroundings: RecordSurroundings,
): string[] {
  const ids = new Set(records.map(({ id }) => id));
  return [
    ...findTwice([...records.map(({ id }) => id)], "record id"),
    ...findTwice(
      [...surroundings.matters, ...surroundings.recordMatters].map(({ id }) => id),
      "matter id",
    ),
    ...records.flatMap((record) =>
      [
        ...sourceFaults(record),
        ...dateFaults(record),
        ...departmentFaults(record, surroundings),
        ...linkFaults(record, ids, surroundings),
      ].map(
        (fault) =>
          `${record.kind === "policy" ? "policies" : "services"}/${record.id}.json: ${fault}`,
      ),
    ),
    ...surroundings.recordMatters.flatMap((matter) => matterFaults(matter, ids, surroundings.plan)),
    ...chainFaults(records),
  ];
}

/** Editions follow one another: no cycle, no fork, and the older ends before the newer begins. */
function chainFaults(records: readonly StaffRecord[]): string[] {
  const byId = new Map(records.map((record) => [record.id, record]));
  const seen = new Set<string>();
  return records.flatMap((record) =>
    record.supersedes.flatMap((id, place) => {
      const field = `policies/${record.id}.json: supersedes.${place}: found "${id}"`;
      const older = byId.get(id);
      if (seen.has(id)) return [`${field}, expected a record that no other one supersedes`];
      seen.add(id);
      if (!older) return [];
      const from = record.validity.from ?? "";
      const until = older.validity.until ?? "";
      const isCycle = reaches(older, record.id, byId);
      return [
        ...(isCycle ? [`${field}, expected one that does not lead back to ${record.id}`] : []),
        ...(from && until && until >= from
          ? [`${field}, expected one that ends before ${from}`]
          : []),
      ];
    }),
  );
}

function reaches(
  from: StaffRecord,
  id: string,
  byId: ReadonlyMap<string, StaffRecord>,
  seen: ReadonlySet<string> = new Set(),
): boolean {
  if (from.id === id) return true;
  if (seen.has(from.id)) return false;
  const path = new Set([...seen, from.id]);
  return from.supersedes.some((older) => {
    const next = byId.get(older);
    return next !== undefined && reaches(next, id, byId, path);
  });
}

function findTwice(names: readonly string[], what: string): string[] {
  return names
    .filter((name, place) => names.indexOf(name) !== place)
    .map((name) => `${what}: found "${name}" twice, expected once`);
}

function sourceFaults(record: StaffRecord): string[] {
  const known = new Set(record.sources.map(({ key }) => key));
  const used = [
    ...RECORD_PARTS.flatMap((part) =>
      record[part].flatMap(({ sources }, place) =>
        sources.map((key) => ({ field: `${part}.${place}.sources`, key })),
      ),
    ),
    ...record.validity.sources.map((key) => ({ field: "validity.sources", key })),
  ];
  return used
    .filter(({ key }) => !known.has(key))
    .map(({ field, key }) => `${field}: found "${key}", expected a key of sources`);
}

function dateFaults({ validity: { kind, from, until }, scope, district }: StaffRecord): string[] {
  const ends = kind === "dated" || kind === "target";
  const faults: string[] = [];
  if (ends && until === null) faults.push(`validity.until: found null, expected a date (${kind})`);
  if (!ends && until !== null)
    faults.push(`validity.until: found "${until}", expected null (${kind})`);
  if (from !== null && until !== null && from > until)
    faults.push(`validity.from: found "${from}", expected a day before ${until}`);
  if ((scope === "district") !== (district !== null))
    faults.push(
      `district: found ${JSON.stringify(district)}, expected one only for scope district`,
    );
  return faults;
}

function departmentFaults(
  { departments, measures }: StaffRecord,
  { plan, bodies }: RecordSurroundings,
): string[] {
  const known = new Set(bodies.departments.map(({ name }) => name));
  const responsible = new Set(measures.flatMap((number) => plan.measures[number - 1]?.responsible));
  return departments.flatMap(({ name, because }, place) => {
    if (!known.has(name))
      return [`departments.${place}.name: found "${name}", expected one of departments.json`];
    return because === null && !responsible.has(name)
      ? [`departments.${place}.because: found null, expected the line that names ${name}`]
      : [];
  });
}

function linkFaults(
  { supersedes, instead, matters }: StaffRecord,
  ids: ReadonlySet<string>,
  { matters: known }: RecordSurroundings,
): string[] {
  const planMatters = new Set(known.map(({ id }) => id));
  return [
    ...[...supersedes, ...instead]
      .filter((id) => !ids.has(id))
      .map((id) => `supersedes/instead: found "${id}", expected the id of a record`),
    ...matters
      .filter((id) => !planMatters.has(id))
      .map((id) => `matters: found "${id}", expected the id of a matter of the plan`),
  ];
}

function matterFaults(
  { id, record, measure, anchor }: RecordMatter,
  ids: ReadonlySet<string>,
  plan: Plan,
): string[] {
  const where = `matters: ${id}`;
  const passages = plan.measures[(measure ?? 0) - 1]?.passages ?? [];
  const isAnchored =
    anchor === null ||
    passages.some(({ kind, text }) => kind === "sentence" && text.includes(anchor));
  return [
    ...(ids.has(record) ? [] : [`${where}: record: found "${record}", expected a record's id`]),
    ...(isAnchored
      ? []
      : [`${where}: anchor: found "${anchor}", expected a stretch of a sentence of its measure`]),
  ];
}
