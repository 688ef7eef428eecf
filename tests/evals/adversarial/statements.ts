import { hasAddress } from "#bot/answering/model/clean-text.ts";
import type { Knowledge } from "#knowledge/knowledge.ts";
import { RECORD_PARTS, type SupportRecord } from "#knowledge/support-record.ts";

/** A true sentence and the passage that bears it out. */
export interface TrueStatement {
  /** Of the record or measure: what belongs together is held out together. */
  readonly source: string;
  readonly text: string;
  readonly passage: string;
}

/** Every statement of every record and every sentence of the plan. */
export function collectStatements(knowledge: Knowledge): TrueStatement[] {
  const ofPlan = knowledge.plan.passages
    .filter(({ kind }) => kind === "sentence" || kind === "responsible")
    .map(({ measure, text }) => ({
      source: `measure-${measure ?? 0}`,
      text: text.trim(),
      passage: text,
    }));
  const all = [...knowledge.records.flatMap(ofRecord), ...ofPlan];
  // No model is shown an address, and none may write one.
  return all.filter(({ text, passage }) => !hasAddress(text) && !hasAddress(passage));
}

function ofRecord(record: SupportRecord): TrueStatement[] {
  const { id, summary, validity, documents, channels, departments } = record;
  const plain = (text: string): TrueStatement => ({ source: id, text, passage: text });
  return [
    ...RECORD_PARTS.flatMap((part) => record[part]).map(({ text, verbatim }) => ({
      source: id,
      text,
      passage: verbatim ? `${text}\n${verbatim}` : text,
    })),
    plain(summary.zh),
    plain(summary.en),
    plain(validity.basis),
    ...documents.flatMap(({ title, number, issuers }) =>
      title && number ? [plain(`依据是${issuers.join("、")}印发的《${title}》（${number}）`)] : [],
    ),
    ...channels.flatMap(({ name, value }) =>
      value && /^\d/u.test(value) ? [plain(`可以打${name}${value}问`)] : [],
    ),
    ...departments.map(({ name, because }) =>
      plain(because ? `${name}负责：${because}` : `由${name}负责`),
    ),
  ];
}

/** Half of the sources, always the same: nothing was tuned on them. */
export function isHeldOut({ source }: TrueStatement): boolean {
  let sum = 7;
  for (const sign of source) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 65_537;
  return sum % 2 === 0;
}
