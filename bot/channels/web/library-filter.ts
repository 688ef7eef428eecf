import { z } from "zod";
import type { RecordLibrary } from "#knowledge/record-library.ts";
import { recordValidityOn } from "#knowledge/record-library.ts";
import type { Validity } from "#knowledge/record-validity.ts";
import { AUDIENCES, type SupportRecord } from "#knowledge/support-record.ts";

const FilterSchema = z.object({
  kind: z.enum(["policy", "service"]).optional().catch(undefined),
  audience: z.enum(AUDIENCES).optional().catch(undefined),
  department: z.string().min(1).optional().catch(undefined),
  measure: z.coerce.number().int().min(1).max(26).optional().catch(undefined),
  validity: z
    .enum(["in-force", "expired", "target-passed", "not-yet", "unverified"])
    .optional()
    .catch(undefined),
});
/** What a reader narrows the library to; what is absent or not understood does not narrow. */
export type LibraryFilter = z.infer<typeof FilterSchema>;

/** A record with its validity on the day. */
export interface ShelvedRecord {
  readonly record: SupportRecord;
  readonly validity: Validity;
}

/** Reads the filter from the query of an address; an empty field counts as absent. */
export function readFilter(query: Readonly<Record<string, string>>): LibraryFilter {
  const given = Object.entries(query).filter(([, value]) => value !== "");
  return FilterSchema.parse(Object.fromEntries(given));
}

/** What runs comes first, what has ended last. */
const ORDER: readonly Validity[] = [
  "in-force",
  "unverified",
  "not-yet",
  "target-passed",
  "expired",
];

/** The records that a filter lets through on a day: policies before services, what runs before what has ended. */
export function filterRecords(
  library: RecordLibrary,
  { kind, audience, department, measure, validity }: LibraryFilter,
  day: string,
): ShelvedRecord[] {
  return library.records
    .map((record) => ({ record, validity: recordValidityOn(record, day) }))
    .filter(
      ({ record, validity: held }) =>
        (kind === undefined || record.kind === kind) &&
        (audience === undefined || record.audiences.includes(audience)) &&
        (measure === undefined || record.measures.includes(measure)) &&
        (validity === undefined || held === validity) &&
        (department === undefined || record.departments.some(({ name }) => name === department)),
    )
    .sort((a, b) => rankOf(a) - rankOf(b));
}

function rankOf({ record, validity }: ShelvedRecord): number {
  return (record.kind === "policy" ? 0 : ORDER.length) + ORDER.indexOf(validity);
}

/** The filter as the query of an address, with its question mark; empty when nothing narrows. */
export function toQuery(filter: LibraryFilter): string {
  const given = Object.entries(filter).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return given.length > 0 ? `?${new URLSearchParams(given)}` : "";
}
