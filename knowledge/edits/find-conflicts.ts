import { findFigures } from "../documents/find-figures.ts";
import type { Knowledge } from "../knowledge.ts";
import type { Matter } from "../matter.ts";
import { plainNumber } from "../plain-number.ts";
import { recordValidityOn } from "../record-library.ts";
import { RECORD_PARTS, type SupportRecord } from "../support-record.ts";
import { type Edit, keyOfEdit } from "./edit.ts";

export const CONFLICT_KINDS = [
  "same-number",
  "same-phrase",
  "overlap",
  "other-figure",
  "stranger",
  "over",
  "one-source",
  "untyped-figure",
] as const;

/** Something that no schema forbids and that somebody has to look at. */
export interface Conflict {
  readonly kind: (typeof CONFLICT_KINDS)[number];
  /** Key of the edit. */
  readonly edit: string;
  /** What it clashes with; `null` where it clashes with nothing. */
  readonly other: {
    readonly kind: "record" | "matter";
    readonly id: string;
    readonly name: string;
  } | null;
  /** One sentence in Chinese. */
  readonly message: string;
}

/**
 * Finds what edited records and matters clash with.
 *
 * @param knowledge with the edits laid over it
 * @param day ISO date in Shanghai, on which validity is judged
 */
export function findConflicts(
  edits: readonly Edit[],
  knowledge: Knowledge,
  day: string,
): readonly Conflict[] {
  return edits
    .filter(({ content }) => content !== null)
    .flatMap((edit) => {
      const found =
        edit.kind === "record"
          ? recordConflicts(edit.item, knowledge, day)
          : edit.kind === "matter"
            ? matterConflicts(edit.item, knowledge)
            : [];
      return found.map((conflict) => ({ ...conflict, edit: keyOfEdit(edit) }));
    });
}

type Found = Omit<Conflict, "edit">;

function recordConflicts(id: string, knowledge: Knowledge, day: string): readonly Found[] {
  const record = knowledge.records.find((it) => it.id === id);
  if (!record) return [];
  const others = knowledge.records.filter((it) => it !== record);
  return [
    ...others.flatMap((other) => [
      ...numberConflicts(record, other),
      ...overlapConflicts(record, other),
      ...figureConflicts(record, other, day),
    ]),
    ...departmentConflicts(record, knowledge),
    ...endConflicts(record, day),
    ...levelConflicts(record),
    ...amountConflicts(record),
  ];
}

function numberConflicts(record: SupportRecord, other: SupportRecord): readonly Found[] {
  const numbers = new Set(other.documents.flatMap(({ number }) => number ?? []).map(plainNumber));
  return record.documents
    .flatMap(({ number }) => number ?? [])
    .filter((number) => numbers.has(plainNumber(number)))
    .map((number) => ({
      kind: "same-number",
      other: refer(other),
      message: `“${other.name}”也写着文号${number}：同一份文件只应有一条记录，或者文号写错了。`,
    }));
}

/** Two editions of one scheme that hold at once, and neither says that it replaced the other. */
function overlapConflicts(record: SupportRecord, other: SupportRecord): readonly Found[] {
  const titles = new Set(other.documents.flatMap(({ title }) => title ?? []));
  const isSame =
    record.name === other.name || record.documents.some(({ title }) => titles.has(title ?? ""));
  const isLinked = record.supersedes.includes(other.id) || other.supersedes.includes(record.id);
  if (!isSame || isLinked || !overlaps(record, other)) return [];
  const message = `与“${other.name}”的名称或文件相同，有效期又有重叠：是新的一版就写上它取代了哪条记录。`;
  return [{ kind: "overlap", other: refer(other), message }];
}

function overlaps({ validity: one }: SupportRecord, { validity: other }: SupportRecord): boolean {
  const startsInTime = (one.from ?? "") <= (other.until ?? "9999");
  return startsInTime && (other.from ?? "") <= (one.until ?? "9999");
}

function figureConflicts(
  record: SupportRecord,
  other: SupportRecord,
  day: string,
): readonly Found[] {
  const isLinked = record.supersedes.includes(other.id) || other.supersedes.includes(record.id);
  const validity = recordValidityOn(other, day);
  if (isLinked || validity === "expired" || validity === "target-passed") return [];
  return record.amounts.flatMap(({ of, unit, value, printed }) =>
    other.amounts
      .filter((amount) => amount.of === of && amount.unit === unit && amount.value !== value)
      .map((amount) => ({
        kind: "other-figure",
        other: refer(other),
        message: `“${of}”这里是${printed}，“${other.name}”是${amount.printed}：请核对哪个对。`,
      })),
  );
}

function departmentConflicts(
  { departments, measures }: SupportRecord,
  { plan }: Knowledge,
): readonly Found[] {
  if (measures.length === 0) return [];
  const lines = measures.flatMap((number) => plan.measures[number - 1]?.responsible ?? []);
  return departments
    .filter(({ name }) => !lines.includes(name))
    .map(({ name }) => ({
      kind: "stranger",
      other: null,
      message: `${name}不在措施${measures.join("、")}的责任部门里：请核对部门和依据。`,
    }));
}

function endConflicts(record: SupportRecord, day: string): readonly Found[] {
  const validity = recordValidityOn(record, day);
  if (validity !== "expired" && validity !== "target-passed") return [];
  const message = `有效期到${record.validity.until}为止，已经过了：回答里会说明已结束。`;
  return [{ kind: "over", other: null, message }];
}

function levelConflicts(record: SupportRecord): readonly Found[] {
  const statements = RECORD_PARTS.flatMap((part) => record[part]);
  if (statements.some(({ level }) => level === "A")) return [];
  const message = "各条说法都只有一个来源（B级）：有官方文件的话请补上。";
  return [{ kind: "one-source", other: null, message }];
}

/** Sums and rates that a record tells and that are not among its amounts: asked for them, it says that none is written. */
function amountConflicts(record: SupportRecord): readonly Found[] {
  const typed = new Set(record.amounts.map(({ value }) => value));
  const told = [
    record.summary.zh,
    ...RECORD_PARTS.flatMap((part) => record[part]).map(({ text }) => text),
  ];
  const missing = told
    .flatMap(findFigures)
    .filter(({ kind, value }) => ["money", "cap", "rate"].includes(kind) && !typed.has(value));
  return [...new Set(missing.map(({ printed }) => printed))].map((printed) => ({
    kind: "untyped-figure",
    other: null,
    message: `说法里有${printed}，“数目”里没有：问到时会答来源未写明，请补上。`,
  }));
}

/** Words and phrasings that lead to two matters: the search can only guess which is meant. */
function matterConflicts(id: string, knowledge: Knowledge): readonly Found[] {
  const all: readonly Matter[] = [...knowledge.matters, ...knowledge.recordMatters];
  const matter = all.find((it) => it.id === id);
  if (!matter) return [];
  const own = new Set([...matter.words, ...matter.asks]);
  return all
    .filter((other) => other !== matter)
    .flatMap((other) => {
      const shared = [...other.words, ...other.asks].filter((phrase) => own.has(phrase));
      const message = `“${other.name}”也有这些说法：${shared.join("、")}；问到时可能答成另一项。`;
      return shared.length > 0
        ? [{ kind: "same-phrase", other: refer(other, "matter"), message } as const]
        : [];
    });
}

function refer(
  { id, name }: { readonly id: string; readonly name: string },
  kind: "record" | "matter" = "record",
): Conflict["other"] {
  return { kind, id, name };
}
