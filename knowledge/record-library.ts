import { isRecordMatter, type Matter } from "./matter.ts";
import { type Validity, validityOn } from "./record-validity.ts";
import type { SupportRecord } from "./support-record.ts";

/** A record as it stands on a day. */
export interface Edition {
  readonly record: SupportRecord;
  readonly validity: Validity;
  /** What it replaced, newest first. */
  readonly earlier: readonly SupportRecord[];
  /** What has replaced it by that day. */
  readonly newer: SupportRecord | null;
}

/** The chain measure – policy – department – service – matter, to be walked both ways. */
export interface RecordLibrary {
  readonly records: readonly SupportRecord[];
  find(id: string): SupportRecord | undefined;
  /**
   * The edition of a scheme that answers for a day: the one whose period covers it. When none does, the one
   * that ended last before it, else the one that begins first after it; its validity tells which.
   *
   * @param id of any edition
   * @param day ISO date in Shanghai, on which validity is judged
   * @param year when given, the newest edition that held in it is chosen, where there is one
   */
  onDay(id: string, day: string, year?: number): Edition | undefined;
  /** One edition as it stands on a day, whether or not its period covers it. */
  edition(id: string, day: string): Edition | undefined;
  /** Ids of the editions that replaced one, newest first. */
  newerThan(id: string): readonly string[];
  /** The record of a record's matter, or those linked to a matter of the plan. */
  ofMatter(matter: Matter): readonly SupportRecord[];
  ofMeasure(number: number): readonly SupportRecord[];
  ofDepartment(name: string): readonly SupportRecord[];
}

/** Builds the library; records are in seed order everywhere. */
export function createRecordLibrary(records: readonly SupportRecord[]): RecordLibrary {
  const byId = new Map(records.map((record) => [record.id, record]));
  const newerOf = new Map(records.flatMap((it) => it.supersedes.map((older) => [older, it])));
  const find = (id: string): SupportRecord | undefined => byId.get(id);
  return {
    records,
    find,
    onDay(id, day, year) {
      const record = find(id);
      if (!record) return undefined;
      const chain = chainFrom(newestOf(record, newerOf), byId);
      const ofYear = year === undefined ? undefined : chain.find((it) => heldIn(it, year));
      return editionOn(chain, { day, chosen: ofYear });
    },
    edition(id, day) {
      const record = find(id);
      if (!record) return undefined;
      return editionOn(chainFrom(newestOf(record, newerOf), byId), { day, chosen: record });
    },
    newerThan(id) {
      const record = find(id);
      const chain = record ? chainFrom(newestOf(record, newerOf), byId) : [];
      return chain
        .slice(
          0,
          chain.findIndex((it) => it.id === id),
        )
        .map((it) => it.id);
    },
    ofMatter(matter) {
      if (!isRecordMatter(matter))
        return records.filter(({ matters }) => matters.includes(matter.id));
      const record = find(matter.record);
      return record ? [record] : [];
    },
    ofMeasure: (number) => records.filter(({ measures }) => measures.includes(number)),
    ofDepartment: (name) =>
      records.filter(({ departments }) => departments.some((body) => body.name === name)),
  };
}

function newestOf(
  record: SupportRecord,
  newerOf: ReadonlyMap<string, SupportRecord>,
): SupportRecord {
  const newer = newerOf.get(record.id);
  return newer ? newestOf(newer, newerOf) : record;
}

/** A record and all that it replaced, newest first. */
function chainFrom(
  record: SupportRecord,
  byId: ReadonlyMap<string, SupportRecord>,
): readonly SupportRecord[] {
  const older = record.supersedes.flatMap((id) => byId.get(id) ?? []);
  return [record, ...older.flatMap((it) => chainFrom(it, byId))];
}

function editionOn(
  chain: readonly SupportRecord[],
  { day, chosen }: { day: string; chosen: SupportRecord | undefined },
): Edition | undefined {
  const judged = chain.map((record) => ({ record, validity: recordValidityOn(record, day) }));
  const edition =
    judged.find(({ record }) => record === chosen) ??
    judged.find(({ validity }) => validity === "in-force" || validity === "unverified") ??
    judged.find(({ validity }) => validity !== "not-yet") ??
    judged.at(-1);
  if (!edition) return undefined;
  const place = judged.indexOf(edition);
  const newer = judged.slice(0, place).findLast(({ validity }) => validity !== "not-yet");
  return { ...edition, earlier: chain.slice(place + 1), newer: newer?.record ?? null };
}

/** Whether a record with both ends known held on some day of a year. */
function heldIn({ validity: { from, until } }: SupportRecord, year: number): boolean {
  if (from === null || until === null) return false;
  return from <= `${year}-12-31` && until >= `${year}-01-01`;
}

/**
 * A record's validity on a day. Without a first day it holds from the day on which its document was issued,
 * or from the year of its number; before anything was published of it, nothing is claimed to hold.
 */
export function recordValidityOn(record: SupportRecord, day: string): Validity {
  return validityOn({ ...record.validity, from: firstDay(record) }, day);
}

/** The first day of which a record can be said to speak; `null` when no date tells. */
export function firstDay({ kind, validity, documents, sources }: SupportRecord): string | null {
  if (validity.from !== null) return validity.from;
  const issued = documents.flatMap(({ issuedOn }) => issuedOn ?? []).sort()[0];
  if (issued) return issued;
  const years = documents
    .flatMap(({ number }) => /〔(\d{4})〕/u.exec(number ?? "")?.[1] ?? [])
    .sort();
  if (years[0]) return `${years[0]}-01-01`;
  // A service was there before it was written about; of a policy the first report is the earliest sign.
  if (kind === "service") return null;
  return sources.flatMap(({ publishedOn }) => publishedOn ?? []).sort()[0] ?? null;
}
