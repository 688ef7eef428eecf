import type { Edition } from "#knowledge/record-library.ts";
import {
  RECORD_PARTS,
  type RecordPart,
  type Statement,
  type SupportRecord,
} from "#knowledge/support-record.ts";
import { say, type Tongue } from "#knowledge/wording.ts";
import type { AnswerPart, Citation } from "../answer.ts";
import type { AnsweringTools } from "../answering-tools.ts";
import type { Asked } from "../evidence.ts";
import { citeRecord, type RecordPlace } from "./cite-record.ts";
import { anchorOf } from "./record-places.ts";

/** What the parts of an answer on a record are written from. */
export interface RecordContext {
  readonly edition: Edition;
  readonly asked: Asked;
  readonly tools: AnsweringTools;
  readonly tongue: Tongue;
  /** ISO date in Shanghai. */
  readonly day: string;
}

/** A part with the citations that bear it out. */
export interface CitedPart {
  readonly part: AnswerPart;
  readonly citations: readonly Citation[];
}

/** The name of a part; a service is gone to, a policy applied for. */
export function labelOf(
  part: RecordPart | "validity" | "summary",
  { edition, tools, tongue }: Pick<RecordContext, "edition" | "tools" | "tongue">,
): string {
  const { wording } = tools.knowledge;
  const ofService = `service.${part}`;
  if (edition.record.kind === "service" && ofService in wording)
    return say(wording, ofService, tongue);
  const isRule = part === "benefit" && !givesMoney(edition.record);
  return say(wording, isRule ? "part.rule" : `part.${part}`, tongue);
}

/** A rule (what needs a licence) gives nobody money. */
function givesMoney({ amounts, benefit }: SupportRecord): boolean {
  return amounts.some(
    ({ kind, printed }) => kind !== "count" && benefit.some(({ text }) => text.includes(printed)),
  );
}

/** Makes a part out of a text and the places of the record that say it. */
export function citedPart(
  context: RecordContext,
  part: Omit<AnswerPart, "grounds" | "cites">,
  places: readonly RecordPlace[],
  grounds: readonly string[] = [],
): CitedPart {
  const citations = places.map((place) =>
    citeRecord(context.edition, place, labelOf(place.part, context)),
  );
  return {
    part: {
      ...part,
      grounds: [...groundsOf(context.edition.record), ...grounds],
      cites: citations.map(({ url }) => url),
    },
    citations,
  };
}

/**
 * The statements of a part of a record, at most so many, and how many more there are; those that the question
 * fits come first, but steps stay in their order.
 */
export function factPart(
  context: RecordContext,
  part: RecordPart,
  most = Number.POSITIVE_INFINITY,
): CitedPart {
  const { tools, tongue } = context;
  const { record } = context.edition;
  const all = record[part];
  const isMatched = (statement: Statement): boolean =>
    context.asked.matched.includes(anchorOf(record, { part, statement }));
  const fitting = [
    ...all.filter(isMatched),
    ...all.filter((statement) => !isMatched(statement)),
  ].slice(0, most);
  const statements = part === "apply" ? all.filter((it) => fitting.includes(it)) : fitting;
  const count = all.length - statements.length;
  const more =
    count > 0 ? say(tools.knowledge.wording, "record.more", tongue, { count: String(count) }) : "";
  const texts = statements.map(({ text }) => text.replace(/[。；]$/u, "")).join("；");
  const text = say(tools.knowledge.wording, "record.fact", tongue, { texts }) + more;
  const label = labelOf(part, context);
  return citedPart(
    context,
    { kind: "fact", label, text },
    statements.map((statement) => ({ part, statement })),
    [texts, String(count)],
  );
}

/** Everything that a record says, against which what is said of it is checked. */
export function groundsOf(record: SupportRecord): string[] {
  const { summary, validity, amounts, documents, departments, district } = record;
  return [
    record.name,
    record.english,
    summary.zh,
    summary.en,
    validity.basis,
    district ?? "",
    ...RECORD_PARTS.flatMap((part) => record[part]).map(({ text }) => text),
    ...amounts.flatMap(({ of, printed }) => [of, printed]),
    ...documents.flatMap(({ title, number }) => [title ?? "", number ?? ""]),
    ...record.open.flatMap(({ point, ask }) => [point, ask]),
    ...departments.map(({ name }) => name),
  ];
}
