import type { Edition } from "#knowledge/record-library.ts";
import type { SupportRecord } from "#knowledge/support-record.ts";
import type { Citation } from "../answer.ts";
import { anchorOf, type PlacedStatement } from "./record-places.ts";

/** Where on a record something stands: a statement of a part, its summary or its validity. */
export type RecordPlace = PlacedStatement | { readonly part: "summary" | "validity" };

/**
 * Cites a record by the source that bears the statement: with its official words where the record has them,
 * else with the record's own.
 */
export function citeRecord(
  { record, validity }: Pick<Edition, "record" | "validity">,
  place: RecordPlace,
  label: string,
): Citation {
  const { quote, locator, sources, official } = readPlace(record, place);
  const bearing = record.sources.filter(({ key }) => sources.includes(key));
  const [source] = bearing;
  const isDated = record.validity.sources[0] === source?.key;
  return {
    document: record.id,
    title: source?.title ?? record.name,
    documentNumber: source?.number ?? "",
    locator: locator ?? label,
    quote,
    official,
    url: `/documents/${record.id}#${fragmentOf(record, place)}`,
    // The record's period is that of the source it was read from; of another law nothing is claimed.
    validity: isDated ? validity : "unverified",
    validUntil: isDated ? record.validity.until : null,
    untilPrecision: record.validity.untilPrecision,
    isTarget: record.validity.kind === "target",
    sources: bearing.map(({ title, publisher, level, url }) => ({ title, publisher, level, url })),
  };
}

function readPlace(
  record: SupportRecord,
  place: RecordPlace,
): { quote: string; locator: string | null; sources: readonly string[]; official: boolean } {
  if ("statement" in place) {
    const { text, verbatim, locator, sources } = place.statement;
    return { quote: verbatim ?? text, locator, sources, official: verbatim !== null };
  }
  const { sources, basis } = record.validity;
  const own = { locator: null, official: false } as const;
  if (place.part === "validity") return { quote: basis, sources, ...own };
  return { quote: record.summary.zh, sources: record.benefit[0]?.sources ?? sources, ...own };
}

function fragmentOf(record: SupportRecord, place: RecordPlace): string {
  return "statement" in place ? anchorOf(record, place) : place.part;
}
