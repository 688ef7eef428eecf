import { isRecordMatter, type Matter, type PlanMatter } from "#knowledge/matter.ts";
import type { Passage } from "#knowledge/passage.ts";
import type { Edition } from "#knowledge/record-library.ts";
import type { SupportRecord } from "#knowledge/support-record.ts";
import type { AnsweringTools } from "./answering-tools.ts";
import { chooseTargets } from "./choose-targets.ts";
import { CONFIDENCE } from "./confidence.ts";
import type { ClauseFinding, Finding, RecordFinding } from "./evidence.ts";
import { findSilences } from "./find-silences.ts";
import { chooseAmounts } from "./records/choose-amounts.ts";
import { chooseSupport, type Found, matchedAnchors, sharesOf } from "./records/choose-record.ts";
import { findByNumber } from "./records/find-by-number.ts";
import { recordTells } from "./records/record-tells.ts";
import { shareOfPairs } from "./share-of-pairs.ts";
import type { Query } from "./understood.ts";

/** The tools, the day for which is answered (ISO date in Shanghai) and the record of the turn before. */
export type DatedTools = AnsweringTools & { readonly day: string; readonly before?: string | null };

interface Context {
  readonly found: Found;
  readonly query: Query;
  readonly tools: DatedTools;
}

/**
 * Makes the best of the ranked matters a finding: its passage of the plan, or its record as of the day.
 * A matter of the plan whose linked record fits the question nearly as well, and tells what the plan leaves
 * open, gives way to the record.
 */
export function toFinding(found: Found, query: Query, tools: DatedTools): Finding | undefined {
  const context: Context = { found, query, tools };
  const matter = found.ranked[0]?.matter;
  if (!matter) return undefined;
  const titled = ofTitle(context);
  if (titled) return titled;
  const before = tools.before ? editionFor(tools.before, context) : undefined;
  if (before && !query.aspects.has("which-clause")) return toRecordFinding(matter, before, context);
  return isRecordMatter(matter) ? ofRecord(context) : ofClause(matter, context);
}

/**
 * The finding of a record that is known to be meant, through a matter that stands for it.
 *
 * @throws Error for ids that the seeds do not have, which their data tests rule out
 */
export function findRecord(
  id: string,
  matterId: string,
  query: Query,
  tools: DatedTools,
): RecordFinding {
  const edition = tools.library.onDay(id, tools.day);
  const matter = tools.findMatter(matterId);
  if (!edition || !matter) throw new Error(`no record "${id}" or no matter "${matterId}"`);
  return toRecordFinding(matter, edition, {
    found: { ranked: [], statements: [] },
    query,
    tools,
  });
}

/** 「社区嵌入式设施的文件是几号」 asks for the document whose title it names. */
function ofTitle(context: Context): RecordFinding | undefined {
  const { found, query, tools } = context;
  const { reader, library } = tools;
  const numbered = findByNumber(library.records, query.text);
  if (numbered) return ofRecordId(numbered.id, context);
  if (!reader.recordParts(query.text).includes("document")) return undefined;
  if (found.ranked[0]?.matter.measure === 0) return undefined;
  const [said] = found.statements.filter(({ anchor }) => anchor === "summary");
  if (!said || said.score < CONFIDENCE.titleStatement) return undefined;
  return ofRecordId(said.record, context);
}

/** The record itself, in whichever edition was named, found through the matter of its scheme. */
function ofRecordId(id: string, context: Context): RecordFinding | undefined {
  const { library, knowledge, day } = context.tools;
  const edition = library.edition(id, day);
  const newest = edition && library.onDay(id, day)?.record.id;
  const ids = [id, newest, ...library.newerThan(id)];
  const matter = knowledge.recordMatters.find(({ record }) => ids.includes(record));
  return matter && edition ? toRecordFinding(matter, edition, context) : undefined;
}

/** Of the records' matters near the best the one whose record has the question's words. */
function ofRecord(context: Context): Finding | undefined {
  const own = ofPlan(context);
  if (own) return own;
  const { found } = context;
  const shares = sharesOf({ ...found, ranked: [] }, (id) => id);
  const least = (found.ranked[0]?.score ?? 0) * CONFIDENCE.statementReach;
  const near = found.ranked
    .flatMap(({ matter, score }) => (isRecordMatter(matter) ? [{ matter, score }] : []))
    .filter(({ score }) => score >= least)
    .map(({ matter, score }) => ({
      matter,
      score: score + CONFIDENCE.statementWeight * (shares.get(matter.record) ?? 0),
    }))
    .sort((a, b) => b.score - a.score);
  const matter = near[0]?.matter;
  const edition = matter && editionFor(matter.record, context);
  if (!edition) return undefined;
  return toRecordFinding(carriedOut(matter, edition, context) ?? matter, edition, context);
}

function ofClause(matter: PlanMatter, context: Context): Finding | undefined {
  const { found, query, tools } = context;
  const support = chooseSupport(matter, { found, query, day: tools.day }, tools);
  const clause = toClauseFinding(matter, support?.edition ?? null, context);
  if (!clause?.measure || !support) return clause;
  if (support.edition.record.kind === "service" && !support.byMatter) return clause;
  if (support.share < CONFIDENCE.recordShare) return clause;
  const { record, validity } = support.edition;
  // What has ended answers whoever asks after it, and not whoever asks what there is.
  const asksAfter = query.aspects.has("validity") || query.years.length > 0;
  if (validity === "expired" && !asksAfter) return clause;
  if (!tellsWhatIsOpen(record, clause, query)) return clause;
  return toRecordFinding(matter, editionFor(record.id, context) ?? support.edition, context);
}

/** Whether a record tells what a clause of the plan leaves open: an aspect, the end, or another year. */
function tellsWhatIsOpen(record: SupportRecord, clause: ClauseFinding, query: Query): boolean {
  if (query.aspects.has("validity") && clause.asked.length === 0) return true;
  return findSilences(clause).some(({ aspect, key }) => {
    if (key === "silence.year") return textsOf(record).some((text) => hasYear(text, query.years));
    if (aspect === "how-many") return chooseAmounts(record.amounts, query.said).length > 0;
    return aspect !== null && recordTells(record, aspect, query.said);
  });
}

function hasYear(text: string, years: readonly number[]): boolean {
  return years.some((year) => text.includes(String(year)));
}

function textsOf(record: SupportRecord): string[] {
  return [record.summary.zh, ...record.benefit.map(({ text }) => text)];
}

/** A body, a clause or a target is asked of the plan, even where a record's words are as near. */
function ofPlan(context: Context): ClauseFinding | undefined {
  const { found, query, tools } = context;
  const [best, ...others] = found.ranked;
  const next = others.find(({ matter }) => !isRecordMatter(matter));
  if (!best || !next || isRecordMatter(next.matter)) return undefined;
  if (next.score < best.score * CONFIDENCE.planShare) return undefined;
  const support = chooseSupport(next.matter, { found, query, day: tools.day }, tools);
  const finding = toClauseFinding(next.matter, support?.edition ?? null, context);
  if (!finding) return undefined;
  const isNear = next.score >= best.score * CONFIDENCE.whoShare;
  const asksWho = isNear && query.aspects.has("who") && findSilences(finding).length === 0;
  const tells = matchedAnchors(found, isRecordMatter(best.matter) ? best.matter.record : "");
  const asksOfPlan =
    query.aspects.has("which-clause") ||
    (tells.length === 0 && finding.asked.some(({ what }) => isLike(what, query.text)));
  return asksOfPlan || asksWho ? finding : undefined;
}

/** Whether a question names what a target counts. */
function isLike(what: string, question: string): boolean {
  return shareOfPairs(what, question) >= CONFIDENCE.targetLikeness;
}

/**
 * The matter of the plan, among those that the question fits, on which a record has something to say; one of the
 * measure to which the record's own matter belongs, if it belongs to one.
 */
function carriedOut(
  { measure }: Matter,
  { record }: Edition,
  { found: { ranked }, tools: { library } }: Context,
): PlanMatter | undefined {
  const least = (ranked[0]?.score ?? 0) * CONFIDENCE.clauseShare;
  const linked = ranked
    .filter(({ score }) => score >= least)
    .flatMap(({ matter }) => (isRecordMatter(matter) ? [] : [matter]))
    .filter((matter) => library.ofMatter(matter).includes(record));
  if (measure === null) return linked[0];
  return linked.find((matter) => matter.measure === measure);
}

/** The edition of the year that the question names, else that of the day. */
function editionFor(id: string, { query, tools: { library, day } }: Context): Edition | undefined {
  return library.onDay(id, day, query.years[0]);
}

function toRecordFinding(
  matter: Matter,
  edition: Edition,
  { found, query, tools }: Context,
): RecordFinding {
  const { measure: number, anchor } = matter;
  const measure = tools.knowledge.plan.measures[(number ?? 0) - 1];
  const passage = anchor ? findPassage(anchor, measure?.passages ?? []) : undefined;
  const clause = measure && passage && anchor ? { passage, measure, anchor } : null;
  const matched = matchedAnchors(found, edition.record.id);
  return { kind: "record", matter, edition, clause, ...askedBy(query), matched };
}

function toClauseFinding(
  matter: PlanMatter,
  support: Edition | null,
  { found, query, tools }: Context,
): ClauseFinding | undefined {
  const { plan } = tools.knowledge;
  const measure = plan.measures[matter.measure - 1] ?? null;
  const anchored = findPassage(matter.anchor, measure?.passages ?? plan.passages);
  if (!anchored) return undefined;
  const all = measure?.targets ?? [];
  const targets = all.filter(
    ({ passageId, statement }) =>
      passageId === anchored.id &&
      (matter.anchor.includes(statement) || statement.includes(matter.anchor)),
  );
  const counts = query.aspects.has("how-many") || query.aspects.has("when");
  const asked = counts
    ? chooseTargets(tools.expand(query.text), { own: targets, all, district: query.district })
    : [];
  const passage = plan.passages.find(({ id }) => id === asked[0]?.passageId) ?? anchored;
  const matched = support ? matchedAnchors(found, support.record.id) : [];
  const clause = { kind: "clause", matter, passage, measure, targets, asked, support } as const;
  return { ...clause, ...askedBy(query), matched };
}

function askedBy({ aspects, years, district, said: question }: Query) {
  return { aspects, years, district, question };
}

function findPassage(anchor: string, passages: readonly Passage[]): Passage | undefined {
  return passages.find(({ kind, text }) => kind !== "title" && text.includes(anchor));
}
