import type { Aspect } from "#knowledge/language.ts";
import { say } from "#knowledge/wording.ts";
import type { Asked } from "../evidence.ts";
import { findOpen } from "./find-open.ts";
import { type CitedPart, citedPart, type RecordContext } from "./record-context.ts";
import { findStatement } from "./record-places.ts";
import { type AmountKind, recordTells } from "./record-tells.ts";

/** The kinds of amount in a statement that answer an aspect: 人均多少平方米 is told by a condition. */
const KINDS: Readonly<Partial<Record<Aspect, readonly AmountKind[]>>> = {
  money: ["money", "cap", "rate"],
  "how-many": ["money", "cap", "rate", "count", "duration"],
  duration: ["duration"],
  when: ["duration"],
};

/** What was asked and the record does not say, each with whom to ask. */
export function recordSilences(context: RecordContext): CitedPart[] {
  const { edition, tools, tongue } = context;
  const { wording } = tools.knowledge;
  const { validity } = edition;
  if (validity === "not-yet") return [];
  const open = openPart(context);
  if (open.length > 0)
    return [...open, ...silent(context, untoldNumber(context)), ...yearSilences(context)];
  if (validity === "expired") return asksDetail(context.asked) ? yearSilences(context) : [];
  const untold = untoldAspects(context);
  const labels = [...new Set(untold.map((aspect) => say(wording, `untold.${aspect}`, tongue)))];
  return [...silent(context, [...labels, ...untoldNumber(context)]), ...yearSilences(context)];
}

/** 「文号：来源未写明，可问市民政局。」 */
function silent(context: RecordContext, labels: readonly string[]): CitedPart[] {
  const { edition, tools, tongue } = context;
  const ask = edition.record.departments[0]?.name ?? tools.knowledge.cityLine.phone;
  const text = say(tools.knowledge.wording, "record.missing-ask", tongue, { ask });
  return labels.map((label) => citedPart(context, { kind: "silence", label, text }, []));
}

/** The aspects asked for that neither the record's parts nor the very statements that the question fits tell. */
export function untoldAspects({ edition: { record }, asked }: RecordContext): Aspect[] {
  const said = asked.matched.flatMap(
    (anchor) => findStatement(record, anchor)?.statement.text ?? [],
  );
  const kinds = record.amounts
    .filter(({ printed }) => said.some((text) => text.includes(printed)))
    .map(({ kind }) => kind);
  return [...asked.aspects].filter((aspect) => {
    if (recordTells(record, aspect, asked.question)) return false;
    if (aspect === "names") return said.length === 0;
    if (aspect === "outcome") return !record.amounts.some(({ of }) => hasYear(of, asked.years));
    return !kinds.some((kind) => KINDS[aspect]?.includes(kind));
  });
}

/** 「去年一共奖了多少」 is told by an amount of that year. */
function hasYear(text: string, years: readonly number[]): boolean {
  return years.some((year) => text.includes(String(year)));
}

/** The label of the document's number, where it is asked for and was not seen. */
function untoldNumber({ edition, asked, tools, tongue }: RecordContext): string[] {
  const isAsked = tools.reader.recordParts(asked.question).includes("number");
  const isSeen = edition.record.documents.some(({ number }) => number !== null);
  return isAsked && !isSeen ? [say(tools.knowledge.wording, "untold.number", tongue)] : [];
}

/** 「今年几点开抢」 asks for more than whether a scheme has ended. */
export function asksDetail({ aspects }: Asked): boolean {
  return aspects.has("when") || aspects.has("money") || aspects.has("how-many");
}

/** The open point of a record that a question is about, if there is one. */
export function openPart(context: RecordContext): CitedPart[] {
  const { edition, asked, tools, tongue } = context;
  const point = findOpen(edition.record, asked.question);
  if (!point) return [];
  const values = { point: point.point, ask: point.ask };
  const text = say(tools.knowledge.wording, "record.open", tongue, values);
  const label = say(tools.knowledge.wording, "part.open", tongue);
  return [citedPart(context, { kind: "silence", label, text }, [])];
}

/** A year behind the end of a scheme is nobody's to promise. */
function yearSilences(context: RecordContext): CitedPart[] {
  const { edition, asked, tools, tongue } = context;
  const last = edition.record.validity.until?.slice(0, 4);
  return [...new Set(asked.years)]
    .filter((year) => last !== undefined && year > Number(last))
    .map((year) => {
      const values = { year: String(year) };
      const text = say(tools.knowledge.wording, "record.year", tongue, values);
      return citedPart(context, { kind: "silence", text }, [], [asked.question, String(year)]);
    });
}
