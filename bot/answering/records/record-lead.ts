import { formatEnd, formatExactDay } from "#knowledge/format-day.ts";
import { firstDay } from "#knowledge/record-library.ts";
import { COUNTED_DAYS, daysLeft } from "#knowledge/record-validity.ts";
import { RECORD_PARTS, type SupportRecord } from "#knowledge/support-record.ts";
import { say } from "#knowledge/wording.ts";
import type { AnswerPart } from "../answer.ts";
import { formatList } from "../format-list.ts";
import { chooseAmounts } from "./choose-amounts.ts";
import type { RecordPlace } from "./cite-record.ts";
import { type CitedPart, citedPart, groundsOf, type RecordContext } from "./record-context.ts";

const MONEY_KINDS: ReadonlySet<string> = new Set(["money", "cap", "rate"]);
const ALL_KINDS: ReadonlySet<string> = new Set([...MONEY_KINDS, "duration", "count"]);

/** The first line on a record: the figure or the benefit in one breath, and until when. */
export function leadPart(context: RecordContext): CitedPart {
  const { edition, asked } = context;
  if (edition.validity === "expired") return endedLead(context);
  if (edition.validity === "not-yet") return notYetLead(context);
  const asksMoney = asked.aspects.has("money") || asked.aspects.has("how-many");
  const kinds = asked.aspects.has("how-many") ? ALL_KINDS : MONEY_KINDS;
  const fitting = edition.record.amounts.filter(({ kind }) => kinds.has(kind));
  const amounts = asksMoney ? chooseAmounts(fitting, asked.question) : [];
  const printed = amounts
    .filter(({ printed: it }) => edition.record.benefit.some(({ text }) => text.includes(it)))
    .map(({ of, printed: it }) => `${of}：${it}`);
  if (printed.length > 0 && context.tongue === "zh") {
    const { kind, until } = edition.record.validity;
    const isDated = kind === "dated" && until !== null;
    const dates = isDated ? untilValues(context, until) : { until: "", left: "" };
    const key = isDated ? "record.lead-until" : "record.lead-plain";
    const text = sayIn(context, key, { summary: printed.join("；"), ...dates });
    const figures = amounts.map((amount) => amount.printed);
    const end: RecordPlace[] = isDated ? [{ part: "validity" }] : [];
    const places = [...placesOf(edition.record, figures), ...end];
    return citedPart(context, lead(context, text), places, [...printed, ...Object.values(dates)]);
  }
  return summaryLead(context);
}

function summaryLead(context: RecordContext): CitedPart {
  const { edition, tongue } = context;
  const { record, validity } = edition;
  const { until, kind } = record.validity;
  const values = { summary: record.summary[tongue].replace(/[。.]$/u, "") };
  if (kind !== "dated" || until === null) {
    const key = validity === "target-passed" ? "record.lead-target-passed" : "record.lead-plain";
    const day = until ? formatExactDay(until, tongue) : "";
    const text = sayIn(context, key, { ...values, until: day });
    return citedPart(context, lead(context, text), summaryPlaces(context), [day]);
  }
  const dates = untilValues(context, until);
  const text = sayIn(context, "record.lead-until", { ...values, ...dates });
  const places = [...summaryPlaces(context), { part: "validity" } as const];
  return citedPart(context, lead(context, text), places, Object.values(dates));
}

/** Where the figures of the summary stand; a record whose summary has none is cited by its first benefit. */
function summaryPlaces({ edition }: RecordContext): RecordPlace[] {
  const { record } = edition;
  const figures = record.amounts
    .map(({ printed }) => printed)
    .filter((printed) => record.summary.zh.includes(printed));
  return placesOf(record, figures);
}

/** The statements that print some figures. */
function placesOf(record: SupportRecord, figures: readonly string[]): RecordPlace[] {
  const told = RECORD_PARTS.flatMap((part) =>
    record[part].map((statement) => ({ part, statement })),
  ).filter(({ statement }) => figures.some((figure) => statement.text.includes(figure)));
  if (told.length > 0) return told;
  const [statement] = record.benefit;
  return statement ? [{ part: "benefit", statement }] : [{ part: "summary" }];
}

/** The last day, and how many are left when they are few. */
export function untilValues(
  { day, tongue, tools }: RecordContext,
  until: string,
): { until: string; left: string } {
  const days = daysLeft(until, day);
  const key = days === 0 ? "record.left-today" : "record.left";
  const isCounted = days >= 0 && days <= COUNTED_DAYS;
  return {
    until: formatExactDay(until, tongue),
    left: isCounted ? say(tools.knowledge.wording, key, tongue, { days: String(days) }) : "",
  };
}

function endedLead(context: RecordContext): CitedPart {
  const { edition, tools, tongue, day } = context;
  const { record, newer } = edition;
  const { library } = tools;
  const until = formatEnd(record.validity, tongue);
  const name = tongue === "zh" ? record.name : record.english;
  const following = newer ? [newer.id] : record.instead;
  const now = [...new Set(following)]
    .flatMap((id) => library.onDay(id, day) ?? [])
    .filter((it) => it.validity !== "expired" && it.validity !== "not-yet");
  const told = now.map((it) => nowLine(it.record, context));
  const key = now.length > 0 ? "record.lead-expired-now" : "record.lead-expired";
  const text = sayIn(context, key, { name, until, now: formatList(told, tongue) });
  const ends = now.map((it) => formatEnd(it.record.validity, tongue));
  const grounds = [until, ...ends, ...now.flatMap((it) => groundsOf(it.record))];
  const own = citedPart(context, { kind: "lead", text }, [{ part: "validity" }], grounds);
  const others = now.flatMap(
    (it) =>
      citedPart({ ...context, edition: it }, { kind: "lead", text }, [{ part: "summary" }])
        .citations,
  );
  const cites = [...(own.part.cites ?? []), ...others.map(({ url }) => url)];
  return { part: { ...own.part, cites }, citations: [...own.citations, ...others] };
}

/** What there is now: its name, what it gives, and its last day. */
function nowLine(
  { name, english, summary, validity }: SupportRecord,
  { tongue, tools }: RecordContext,
): string {
  const day = validity.kind === "dated" ? formatEnd(validity, tongue) : "";
  const { wording } = tools.knowledge;
  const until = day ? say(wording, "record.now-until", tongue, { until: day }) : "";
  return tongue === "zh"
    ? `${name}（${summary.zh}${until}）`
    : `${english} (${summary.en}${until})`;
}

function notYetLead(context: RecordContext): CitedPart {
  const { edition, tongue, day } = context;
  const { record } = edition;
  const values = {
    name: tongue === "zh" ? record.name : record.english,
    from: formatExactDay(firstDay(record) ?? "", tongue),
    day: formatExactDay(day, tongue),
  };
  const text = sayIn(context, "record.lead-not-yet", values);
  return citedPart(context, { kind: "lead", text }, [{ part: "validity" }], Object.values(values));
}

/** The first line is labelled with what it is about. */
function lead({ edition, tongue }: RecordContext, text: string): Omit<AnswerPart, "grounds"> {
  const { name, english } = edition.record;
  return { kind: "lead", label: tongue === "zh" ? name : english, text };
}

function sayIn(
  { tools, tongue }: RecordContext,
  key: string,
  values: Readonly<Record<string, string>>,
): string {
  return say(tools.knowledge.wording, key, tongue, values);
}
