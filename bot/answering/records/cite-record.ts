import type { Edition } from "#knowledge/record-library.ts";
import type { SupportRecord } from "#knowledge/support-record.ts";
import type { Citation } from "../answer.ts";
import { anchorOf, type PlacedStatement } from "./record-places.ts";

/** Where on a record something stands: a statement of a part, its summary or its validity. */
export type RecordPlace = PlacedStatement | { readonly part: "summary" | "validity" };

/** Cites a record: the official words where the record has them, else its own. */
export function citeRecord(
  { record, validity }: Pick<Edition, "record" | "validity">,
  place: RecordPlace,
  label: string,
): Citation {
  const { quote, locator, sources } = readPlace(record, place);
  const bearing = record.sources.filter(({ key }) => sources.includes(key));
  // An article is one of the source's, which need not be the record's first document.
  const document = (locator === null ? undefined : bearing[0]) ?? record.documents[0];
  return {
    document: record.id,
    title: document?.title ?? record.name,
    documentNumber: document?.number ?? "",
    locator: locator ?? label,
    quote,
    url: `/documents/${record.id}#${fragmentOf(record, place)}`,
    ...holdOf({ record, validity }, document),
    sources: bearing.map(({ title, publisher, level, url }) => ({ title, publisher, level, url })),
  };
}

/** A record's period is that of its first document; of another law that it cites nothing is claimed. */
function holdOf(
  { record, validity }: Pick<Edition, "record" | "validity">,
  cited: { readonly title: string } | undefined,
): Pick<Citation, "validity" | "validUntil"> {
  const isOwn = !cited || cited.title === record.documents[0]?.title;
  return isOwn
    ? { validity, validUntil: record.validity.until }
    : { validity: "unverified", validUntil: null };
}

function readPlace(
  record: SupportRecord,
  place: RecordPlace,
): { quote: string; locator: string | null; sources: readonly string[] } {
  if ("statement" in place) {
    const { text, verbatim, locator, sources } = place.statement;
    return { quote: verbatim ?? text, locator, sources };
  }
  const { sources } = record.validity;
  if (place.part === "validity") return { quote: record.validity.basis, locator: null, sources };
  const told = record.benefit[0]?.sources ?? sources;
  return { quote: record.summary.zh, locator: null, sources: told };
}

function fragmentOf(record: SupportRecord, place: RecordPlace): string {
  return "statement" in place ? anchorOf(record, place) : place.part;
}
