import type { Aspect } from "#knowledge/language.ts";
import type { SupportRecord } from "#knowledge/support-record.ts";

export type AmountKind = SupportRecord["amounts"][number]["kind"];

const MONEY: ReadonlySet<AmountKind> = new Set(["money", "cap", "rate"]);
const ASKS_FINE = /罚|fine|penalt/u;
/** What one district pays, told as an example, is not what the city pays. */
const EXAMPLE = "示例";
/** What costs nothing tells how much it costs. */
const FREE = /免征|免收|不收费/u;

/** When something is open. */
const HOURS = /\d[:：]\d\d|\d点|24小时|全天/u;

/** Whether a record answers what an aspect of a question asks for. */
export function recordTells(record: SupportRecord, aspect: Aspect, question: string): boolean {
  switch (aspect) {
    case "money":
      return tellsMoney(record, question);
    case "how-many":
      return hasAmount(record, gainsOf(record), () => true);
    case "duration":
      return hasAmount(record, textsOf(record), (kind) => kind === "duration");
    case "how-to":
    case "where":
      return record.apply.length > 0;
    case "phone":
      return record.channels.some(({ kind }) => kind === "phone");
    case "remedy":
      return record.benefit.length > 0;
    case "when":
      return datesOf(record).length > 0;
    case "hours":
      return textsOf(record).some((text) => HOURS.test(text));
    case "names":
    case "ranking":
    case "outcome":
    case "person":
      return false;
    default:
      return true;
  }
}

function datesOf({ validity: { from, until }, documents }: SupportRecord): string[] {
  return [from, until, ...documents.map(({ issuedOn }) => issuedOn)].filter((day) => day !== null);
}

/** A fine is money too, but only for whoever asks for fines; a share of all there is, is nobody's. */
function tellsMoney(record: SupportRecord, question: string): boolean {
  const texts = ASKS_FINE.test(question) ? textsOf(record) : gainsOf(record);
  if (!ASKS_FINE.test(question) && FREE.test(record.summary.zh)) return true;
  const isShareOfAll = record.validity.kind === "target" || record.kind === "service";
  return hasAmount(record, texts, (kind) => MONEY.has(kind) && !(isShareOfAll && kind === "rate"));
}

/** What one gets: not the figures of conditions, nor of other places. */
function gainsOf({ benefit }: SupportRecord): string[] {
  return benefit.map(({ text }) => text).filter((text) => !text.includes(EXAMPLE));
}

function textsOf({ summary, benefit, conditions, exclusions, apply }: SupportRecord): string[] {
  return [summary.zh, ...[benefit, conditions, exclusions, apply].flat().map(({ text }) => text)];
}

function hasAmount(
  { amounts }: SupportRecord,
  texts: readonly string[],
  fits: (kind: AmountKind) => boolean,
): boolean {
  return amounts.some(
    ({ kind, printed }) => fits(kind) && texts.some((text) => text.includes(printed)),
  );
}
