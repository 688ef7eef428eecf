import type { RecordPart } from "../support-record.ts";
import { RECORD_PARTS } from "../support-record.ts";
import { draftAmounts } from "./draft-amounts.ts";
import type { Edit } from "./edit.ts";
import { fieldsOf } from "./form-values.ts";
import type { EditableItem } from "./list-items.ts";

/** What an uploaded document says of itself; `null` where it says nothing. */
export interface DocumentHead {
  readonly title: string | null;
  readonly number: string | null;
  readonly issuers: readonly string[];
  readonly issuedOn: string | null;
  readonly from: string | null;
  readonly until: string | null;
  /** The words that tell its period. */
  readonly validityQuote: string | null;
}

/** A passage that goes into the record. */
export interface ChosenPassage {
  readonly part: RecordPart;
  readonly locator: string;
  /** As it stands in the document. */
  readonly passage: string;
  /** What the record says of it; the passage itself when that is short enough. */
  readonly text?: string | undefined;
}

/** What the editor says of the new record. */
export interface DraftOrder {
  readonly head: DocumentHead;
  readonly chosen: readonly ChosenPassage[];
  readonly name: string;
  readonly english: string;
  readonly audiences: readonly string[];
  readonly departments: readonly { readonly name: string; readonly because: string | null }[];
  /** `null` of the whole city. */
  readonly district: string | null;
  readonly summary: { readonly zh: string; readonly en: string };
  readonly measures: readonly number[];
  readonly words: readonly string[];
  readonly asks: readonly string[];
  readonly englishWords: readonly string[];
  /** The record of the version before, whose matters this one takes over. */
  readonly supersedes: string | null;
}

/** Where new matters of records go. */
const MATTERS_FILE = "matters/policy-edited.json";
const LONGEST_TEXT = 120;
const SOURCE = "s1";

/**
 * Drafts the edits for a new policy record out of passages of an official document, word for word with their locators,
 * and for the matter by which people ask for it. What the order leaves open is empty in the draft, for the form to name.
 *
 * @param items all that are live, among which its id is new
 * @param today ISO date in Shanghai
 */
export function draftRecord(
  order: DraftOrder,
  items: readonly EditableItem[],
  today: string,
): readonly Edit[] {
  const id = chooseId(order.head, items, today);
  const record: Edit = {
    kind: "record",
    file: `policies/${id}.json`,
    item: id,
    content: recordOf(order, id, today),
  };
  const inherited = items.filter(
    ({ kind, content }) =>
      kind === "matter" &&
      order.supersedes !== null &&
      fieldsOf(content)["record"] === order.supersedes,
  );
  if (inherited.length === 0) return [record, matterOf(order, id)];
  return [record, ...inherited.map((item) => handOver(item, order, id))];
}

function recordOf(order: DraftOrder, id: string, today: string): Readonly<Record<string, unknown>> {
  const { head, district } = order;
  const statements = RECORD_PARTS.map((part) => [
    part,
    order.chosen.filter((chosen) => chosen.part === part).map(toStatement),
  ]);
  const told = order.chosen.map((chosen) => toStatement(chosen).text);
  const { title, number, issuers, issuedOn } = head;
  return {
    id,
    kind: "policy",
    name: order.name,
    english: order.english,
    scope: district === null ? "city" : "district",
    district,
    documents: [{ title, number, issuers, issuedOn }],
    validity: validityOf(head),
    supersedes: order.supersedes === null ? [] : [order.supersedes],
    instead: [],
    audiences: order.audiences,
    summary: order.summary,
    ...Object.fromEntries(statements),
    channels: [],
    amounts: draftAmounts([order.summary.zh, ...told], order.name),
    departments: order.departments,
    measures: order.measures,
    matters: [],
    sources: [
      {
        key: SOURCE,
        title: title ?? order.name,
        number,
        publisher: issuers.join("、"),
        url: null,
        level: "A",
        publishedOn: issuedOn,
        seenOn: today,
      },
    ],
    open: [],
    unconfirmed: [],
  };
}

function toStatement({ locator, passage, text }: ChosenPassage) {
  const verbatim = passage.trim();
  const own = (text ?? "").trim() || withoutNumber(verbatim);
  return {
    text: own.length <= LONGEST_TEXT || text ? own : "",
    locator,
    verbatim,
    level: "A",
    sources: [SOURCE],
    asOf: null,
  };
}

/** The numbering that a passage begins with stands in its locator. */
function withoutNumber(passage: string): string {
  const number =
    /^(?:第[一二三四五六七八九十百零〇\d]+[条款项]|[（(][一二三四五六七八九十\d]+[）)]|[一二三四五六七八九十\d]+[、.．])\s*/u;
  return passage.replace(number, "").replaceAll(/\s+/gu, " ");
}

function validityOf({ from, until, validityQuote }: DocumentHead) {
  return {
    kind: until === null ? "unknown" : "dated",
    from,
    until,
    untilPrecision: "day",
    basis: validityQuote?.trim().slice(0, LONGEST_TEXT) ?? "文件没有写到什么时候为止",
    sources: [SOURCE],
  };
}

function matterOf({ name, english, words, asks, englishWords }: DraftOrder, record: string): Edit {
  const content = { id: record, name, english, record, measure: null, anchor: null };
  return {
    kind: "matter",
    file: MATTERS_FILE,
    item: record,
    content: { ...content, words, asks, englishWords },
  };
}

/** People go on asking for the matter as they did; what the editor adds is added. */
function handOver(
  { kind, file, item, content }: EditableItem,
  order: DraftOrder,
  record: string,
): Edit {
  const fields = fieldsOf(content);
  const join = (key: "words" | "asks" | "englishWords"): unknown => {
    const before = fields[key];
    return [...new Set([...(Array.isArray(before) ? before : []), ...order[key]])];
  };
  const phrases = { words: join("words"), asks: join("asks"), englishWords: join("englishWords") };
  return { kind, file, item, content: { ...fields, record, ...phrases } };
}

/** By year and number of the document, as 2026-5; matters and records share no id with what is there. */
function chooseId(
  { number, issuedOn }: DocumentHead,
  items: readonly EditableItem[],
  today: string,
) {
  const [, year, serial] = /(\d{4})\D*?(\d+)\D*$/u.exec(number?.normalize("NFKC") ?? "") ?? [];
  const stem = year && serial ? `policy-${year}-${Number(serial)}` : `policy-${issuedOn ?? today}`;
  const taken = new Set(items.map(({ item }) => item));
  let id = stem;
  for (let count = 2; taken.has(id); count += 1) id = `${stem}-${count}`;
  return id;
}
