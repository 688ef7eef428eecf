import { formatEnd } from "#knowledge/format-day.ts";
import type { Aspect } from "#knowledge/language.ts";
import { recordValidityOn } from "#knowledge/record-library.ts";
import { FIXED_PARTS, RECORD_PARTS, type RecordPart } from "#knowledge/support-record.ts";
import { say } from "#knowledge/wording.ts";
import type { AnswerPart, Citation } from "../answer.ts";
import { formatList } from "../format-list.ts";
import { chooseAmounts } from "./choose-amounts.ts";
import {
  type CitedPart,
  citedPart,
  factPart,
  labelOf,
  type RecordContext,
} from "./record-context.ts";
import { leadPart, untilValues } from "./record-lead.ts";
import { findStatement } from "./record-places.ts";
import { asksDetail, openPart, recordSilences, untoldAspects } from "./record-silences.ts";

/** What a record contributes to an answer. */
export interface ComposedRecord {
  readonly parts: readonly AnswerPart[];
  readonly citations: readonly Citation[];
  readonly complete: boolean;
}

/** Parts that follow a fixed one where there is something to say. */
const BEHIND: Readonly<Partial<Record<RecordPart, RecordPart>>> = {
  conditions: "exclusions",
  apply: "papers",
};
const SHOWN_DOCUMENTS = 2;
/** Parts of a record told beside a clause of the plan. */
const MOST_SUPPORT = 3;
/** Statements told of a part that was asked for, and of one that was not; the record's page has all. */
const FULL = 5;
const BRIEF = 3;
/** The part that an aspect asks for. */
const PART_OF: Readonly<Partial<Record<Aspect, RecordPart>>> = {
  money: "benefit",
  "how-many": "benefit",
  remedy: "benefit",
  "how-to": "apply",
  where: "apply",
  phone: "apply",
  who: "apply",
};

/** Writes the parts on a record: the figure first, then 谁能办 · 给多少 · 条件 · 怎么办 · 到哪天. */
export function composeRecord(context: RecordContext): ComposedRecord {
  const { validity } = context.edition;
  const silences = recordSilences(context);
  const lead = leadPart(context);
  const told =
    validity === "expired" || validity === "not-yet" ? thenParts(context) : facts(context);
  const all = [lead, ...exampleParts(context), ...silences, ...told, ...earlierParts(context)];
  return {
    parts: all.map(({ part }) => part),
    citations: all.flatMap(({ citations }) => citations),
    complete: silences.length === 0 && !(validity === "expired" && asksUntold(context)),
  };
}

/** Whether a question on what has ended asks for a detail that its record does not tell. */
function asksUntold(context: RecordContext): boolean {
  return asksDetail(context.asked) && untoldAspects(context).length > 0;
}

/**
 * What a record that stands beside a clause of the plan adds to it: itself in one breath, the parts asked
 * for, and what has the question's own words.
 *
 * @param aspects that the plan leaves open and the record tells
 */
export function composeSupport(context: RecordContext, aspects: readonly Aspect[]): CitedPart[] {
  const { record, validity } = context.edition;
  if (validity === "expired" || validity === "not-yet") return [leadPart(context)];
  const wanted = aspects.flatMap((aspect) => PART_OF[aspect] ?? []);
  const parts = [...new Set([...wanted, ...askedParts(context)])]
    .filter((part) => record[part].length > 0)
    .slice(0, MOST_SUPPORT);
  const asked = parts.map((part) => factPart(context, part));
  const said = [...openPart(context), ...asked];
  return [leadPart(context), ...said, ...(said.length > 0 ? [untilPart(context)] : [])];
}

function facts(context: RecordContext): CitedPart[] {
  const asked = askedParts(context);
  const first = FIXED_PARTS.filter(
    (part) => asked.includes(part) || asked.includes(BEHIND[part] ?? part),
  );
  const order = [...new Set([...first, ...FIXED_PARTS])];
  const given = order.filter((part) => isGiven(context, part));
  const missing = order.filter((part) => !given.includes(part) && !first.includes(part));
  return [
    ...(asksDocument(context) ? basisPart(context) : []),
    ...given.flatMap((part) => withBehind(context, part, first.includes(part) ? FULL : BRIEF)),
    ...(isToldByLead(context) ? [] : [untilPart(context)]),
    ...missingParts(context, missing),
    ...(asksFigures(context) ? formerParts(context) : []),
  ];
}

/** Whether there is something to tell in the place of a part: itself, or what belongs to it and is asked for. */
function isGiven(context: RecordContext, part: RecordPart): boolean {
  const { record } = context.edition;
  const behind = BEHIND[part];
  if (record[part].length > 0) return true;
  return behind !== undefined && record[behind].length > 0 && askedParts(context).includes(behind);
}

/** Whether a question asks for the document, or doubts that it still holds. */
function asksDocument({ asked, tools }: RecordContext): boolean {
  const named = tools.reader.recordParts(asked.question).includes("document");
  return named || asked.aspects.has("validity");
}

/** Whether the first line has said the last day already. */
function isToldByLead({ edition, asked }: RecordContext): boolean {
  return edition.record.validity.kind === "dated" && !asked.aspects.has("validity");
}

/** Older figures matter to whoever asks for figures, or whether something still holds. */
function asksFigures({ asked: { aspects, years } }: RecordContext): boolean {
  return (
    years.length > 0 || (["money", "how-many", "validity"] as const).some((it) => aspects.has(it))
  );
}

/** A part and what belongs to it; of what was not asked for only the first statements are told. */
function withBehind(context: RecordContext, part: RecordPart, most: number): CitedPart[] {
  const behind = BEHIND[part];
  const isAsked = most !== BRIEF || (behind !== undefined && askedParts(context).includes(behind));
  return [part, ...(behind && isAsked ? [behind] : [])]
    .filter((name) => context.edition.record[name].length > 0)
    .map((name) => factPart(context, name, most));
}

/** Of what has ended what it gave is told, and what was asked for, as the rule of its own days. */
function thenParts(context: RecordContext): CitedPart[] {
  const { edition, tools, tongue } = context;
  if (edition.validity !== "expired") return [];
  const parts = FIXED_PARTS.filter(
    (part) => part === "benefit" || askedParts(context).includes(part),
  );
  const told = [...new Set([...parts, ...askedParts(context)])]
    .filter((part) => edition.record[part].length > 0)
    .map((part) => factPart(context, part))
    .map(({ part, citations }) => {
      const values = { part: part.label ?? "" };
      const label = say(tools.knowledge.wording, "part.then", tongue, values);
      return { part: { ...part, label }, citations };
    });
  return [...told, basisOfEnd(context)];
}

/** Why it has ended, and what of it may still hold (loans granted in time). */
function basisOfEnd(context: RecordContext): CitedPart {
  const { edition, tools, tongue } = context;
  const basis = edition.record.validity.basis.replace(/。$/u, "");
  const text = say(tools.knowledge.wording, "record.until-basis", tongue, { basis });
  const label = labelOf("validity", context);
  return citedPart(context, { kind: "validity", label, text }, [{ part: "validity" }]);
}

/** The parts that a question asks for: by its aspects, its own words, and the words it shares with them. */
function askedParts({ asked, edition, tools }: RecordContext): RecordPart[] {
  const wanted = [...asked.aspects].flatMap((aspect) => PART_OF[aspect] ?? []);
  const words = tools.reader.recordParts(asked.question);
  const named = RECORD_PARTS.filter((part) => words.some((word) => word === part));
  const matched = asked.matched.flatMap(
    (anchor) => findStatement(edition.record, anchor)?.part ?? [],
  );
  const figures = chooseAmounts(edition.record.amounts, asked.question);
  const printing = RECORD_PARTS.filter((part) =>
    edition.record[part].some(({ text }) => figures.some(({ printed }) => text.includes(printed))),
  );
  return [...new Set([...wanted, ...matched, ...named, ...printing])];
}

function untilPart(context: RecordContext): CitedPart {
  const { edition, tools, tongue } = context;
  const { wording } = tools.knowledge;
  const { kind, until, basis } = edition.record.validity;
  const label = labelOf("validity", context);
  if (kind === "dated" && until) {
    const values = untilValues(context, until);
    const text = say(wording, "record.until", tongue, values);
    const place = [{ part: "validity" } as const];
    return citedPart(context, { kind: "validity", label, text }, place, Object.values(values));
  }
  const text = say(wording, "record.until-basis", tongue, { basis: basis.replace(/。$/u, "") });
  return citedPart(context, { kind: "validity", label, text }, [{ part: "validity" }]);
}

/** The official titles, with their numbers where they were seen. */
function basisPart(context: RecordContext): CitedPart[] {
  const { edition, tools, tongue } = context;
  const titles = edition.record.documents
    .slice(0, SHOWN_DOCUMENTS)
    .map(({ title, number }) => nameDocument(title, number));
  if (titles.length === 0) return [];
  const label = say(tools.knowledge.wording, "part.basis", tongue);
  const text = say(tools.knowledge.wording, "record.basis", tongue, { titles: titles.join("、") });
  return [citedPart(context, { kind: "fact", label, text }, [])];
}

function nameDocument(title: string | null, number: string | null): string {
  if (title === null) return number ?? "";
  return number ? `《${title}》（${number}）` : `《${title}》`;
}

/** 「条件、怎么办：来源未写明。」 */
function missingParts(context: RecordContext, missing: readonly RecordPart[]): CitedPart[] {
  if (missing.length === 0 || context.edition.record.kind === "service") return [];
  const { tools, tongue } = context;
  const label = formatList(
    missing.map((part) => labelOf(part, context)),
    tongue,
  );
  const text = say(tools.knowledge.wording, "record.missing", tongue);
  return [citedPart(context, { kind: "silence", label, text }, [])];
}

/** Older figures that are still about, named as superseded. */
function formerParts(context: RecordContext): CitedPart[] {
  return context.edition.record.formerly.length > 0 ? [factPart(context, "formerly")] : [];
}

/** What one district does is an example, and what a later rule replaced is named as such. */
function exampleParts(context: RecordContext): CitedPart[] {
  const { edition, tools, tongue } = context;
  const { wording } = tools.knowledge;
  const { district } = edition.record;
  const example = district ? [say(wording, "record.example", tongue, { district })] : [];
  const name = tongue === "zh" ? edition.newer?.name : edition.newer?.english;
  const isToldByLead = edition.validity === "expired";
  const newer = name && !isToldByLead ? [say(wording, "record.newer", tongue, { name })] : [];
  return [...example, ...newer].map((text) =>
    citedPart(context, { kind: "fact", text }, [], [name ?? ""]),
  );
}

/** The edition before this one, named as superseded. */
function earlierParts(context: RecordContext): CitedPart[] {
  const { edition, tools, tongue } = context;
  const [earlier] = edition.earlier;
  if (
    !earlier ||
    edition.record.formerly.length > 0 ||
    edition.validity === "expired" ||
    edition.validity === "not-yet"
  )
    return [];
  const day = formatEnd(earlier.validity, tongue);
  const key = day ? "record.superseded" : "record.superseded-undated";
  const text = say(tools.knowledge.wording, key, tongue, {
    name: tongue === "zh" ? earlier.name : earlier.english,
    summary: earlier.summary[tongue].replace(/[。.]$/u, ""),
    until: day,
  });
  const own: RecordContext = {
    ...context,
    edition: {
      record: earlier,
      validity: recordValidityOn(earlier, context.day),
      earlier: [],
      newer: edition.record,
    },
  };
  const label = labelOf("formerly", context);
  return [citedPart(own, { kind: "fact", label, text }, [{ part: "summary" }], [day])];
}
