import { isRecordMatter, type Matter } from "#knowledge/matter.ts";
import { shanghaiDay } from "#knowledge/shanghai-day.ts";
import type { RankedMatter } from "#retrieval/search.ts";
import type { Answer, Topic } from "../answer.ts";
import type { AnsweringTools } from "../answering-tools.ts";
import { askInDoubt } from "../ask-in-doubt.ts";
import { askWhich } from "../ask-which.ts";
import { CONFIDENCE } from "../confidence.ts";
import { endWith } from "../ending.ts";
import type { Evidence, Finding } from "../evidence.ts";
import { findMeant } from "../find-meant.ts";
import { judgeConfidence } from "../judge-confidence.ts";
import { listsThings } from "../lists-things.ts";
import { searchQuestion } from "../search-question.ts";
import type { Searched, SearchedPiece } from "../searched.ts";
import { fitsTogether, isTopic, staysWith } from "../stays-with.ts";
import { type DatedTools, toFinding } from "../to-finding.ts";
import { withoutMeasureNamed } from "../understanding/read-references.ts";
import type { Query, Understood } from "../understood.ts";
import { watch } from "../watch.ts";
import { emergencyPart } from "./understand.ts";

const MAX_FINDINGS = 3;
const FOLLOW_UP_CANDIDATES = 8;

/**
 * Finds the evidence for a message as of a day; ends the turn when the sources hold none.
 */
export function retrieve(
  understood: Understood,
  { tools: plain, today }: { tools: AnsweringTools; today: Date },
): Evidence | Answer {
  const tools: DatedTools = { ...plain, day: shanghaiDay(today) };
  const { crisis, isStory } = understood;
  if (crisis && !crisis.hasClause && !isStory) return endWithout(understood, tools);
  const overview = findOverview(understood, tools);
  if (overview) return overview;
  const findings = foldQueries(understood, tools).slice(0, MAX_FINDINGS);
  const [first, ...rest] = findings;
  if (!first) return endWithout(understood, tools);
  const askedBack = askBack(understood, rest.length === 0, tools);
  return askedBack ?? { kind: "findings", findings: [first, ...rest] };
}

/** Asks back where the search is not sure, unless somebody was asked who reads the message otherwise. */
function askBack(
  understood: Understood,
  isOne: boolean,
  tools: AnsweringTools,
): Answer | undefined {
  if (understood.meant) return undefined;
  return (isOne ? askWhich(understood, tools) : undefined) ?? askInDoubt(understood, tools);
}

/** A measure or a body named without a subject of its own: 第十四条讲什么, 民政局负责哪些. */
function findOverview(understood: Understood, tools: AnsweringTools): Evidence | undefined {
  const { plan } = tools.knowledge;
  const { measureNamed, departmentNamed, queries } = understood;
  const text = queries.map((query) => query.text).join(" ");
  const measure = plan.measures[(measureNamed ?? recallMeasure(understood)) - 1];
  const rest = withoutMeasureNamed(text);
  const asksMore =
    tools.reader.subjectWords(rest).length > 0 &&
    tools.search(rest).coverage >= CONFIDENCE.overviewCoverage;
  if (measure && !asksMore) return { kind: "measure", measure };
  const { duties, change } = tools.reader.bodyWords(text);
  const asksChange = change.length > 0;
  const asksOfBody = asksChange || duties.length > 0;
  if (departmentNamed && asksOfBody && understood.queries.length === 1) {
    const measures = plan.measures.filter(({ responsible }) =>
      responsible.includes(departmentNamed),
    );
    return { kind: "department", name: departmentNamed, measures, asksChange };
  }
  return undefined;
}

/** The measure that the turn before told of as a whole, when the message points back to it; 0 if none. */
function recallMeasure({ link, continues }: Understood): number {
  return link === "refers" && continues?.matter === null ? (continues.measure ?? 0) : 0;
}

/** One finding for each thing asked; a piece that only points back asks more about the one before it. */
function foldQueries(understood: Understood, tools: DatedTools): Finding[] {
  const findings: Finding[] = [];
  for (const query of withoutBodies(understood, tools)) {
    const last = findings.at(-1);
    const found = findFor(query, understood, tools);
    const points = tools.reader.subjectWords(query.text).length === 0;
    if (last && (points || !found || found.matter.id === last.matter.id)) {
      findings[findings.length - 1] = {
        ...last,
        aspects: new Set([...last.aspects, ...query.aspects]),
        years: [...last.years, ...query.years],
        district: last.district ?? query.district,
        question: `${last.question} ${query.said}`,
      };
    } else if (found) findings.push(found);
  }
  return findings;
}

function findFor(query: Query, understood: Understood, tools: DatedTools): Finding | undefined {
  const { meant, link, continues, previous } = understood;
  if (meant) return findMeant(meant, query, { ...tools, previous });
  if (link === "refers") return recall(continues, query, tools);
  return find(query, understood, tools) ?? resume(query, understood, tools);
}

/** 「银保监局不是改名了吗，灵活就业的保险问谁」 asks of the insurance; today's name comes with the body. */
function withoutBodies(
  { queries, departmentNamed }: Understood,
  { reader }: AnsweringTools,
): readonly Query[] {
  const others = queries.filter(({ text }) => reader.bodyWords(text).change.length === 0);
  return departmentNamed && others.length > 0 ? others : queries;
}

function recall(topic: Topic | null, query: Query, tools: DatedTools): Finding | undefined {
  const matter = tools.findMatter(topic?.matter ?? "");
  const text = `${topic?.question ?? ""} ${query.said}`;
  if (!matter) return undefined;
  const { ranked, statements } = tools.search(text);
  const others = ranked.filter((item) => item.matter.id !== matter.id);
  const found = { ranked: [{ matter, score: ranked[0]?.score ?? 1 }, ...others], statements };
  return toFinding(found, { ...query, text }, { ...tools, before: topic?.record ?? null });
}

/**
 * 「都会造在哪些地方」 names nothing that the plan knows and nothing else either: shortly after an answer
 * it asks more about the same thing.
 */
function resume(
  query: Query,
  { previous, tongue }: Understood,
  tools: DatedTools,
): Finding | undefined {
  if (query.text.length >= CONFIDENCE.longQuestion[tongue]) return undefined;
  const result = tools.search(query.text);
  const { outside, strength, ranked } = result;
  if (previous && isTopic(ranked[0]?.matter, previous, tools.library))
    return recall(previous, query, tools);
  // 「能用到哪年」 asks so much of the topic and so little else that something outside must fit far better.
  const isBare = query.text.length <= CONFIDENCE.bareQuestion && query.aspects.size > 0;
  const least = isBare ? CONFIDENCE.bareOutside : 1;
  if (outside.strength >= Math.max(CONFIDENCE.strength, strength) * least) return undefined;
  const isShort = query.text.length <= CONFIDENCE.shortQuestion;
  if (previous && isShort && fitsTogether(previous, query.text, result, tools))
    return recall(previous, query, tools);
  return query.aspects.size > 0 ? recall(previous, query, tools) : undefined;
}

function find(query: Query, understood: Understood, tools: DatedTools): Finding | undefined {
  const { searched, judgement } = watch(tools, "search", () =>
    searchPiece(query, understood, tools),
  );
  const { previous } = understood;
  if (!judgement.isSure) return undefined;
  if (staysWith(previous, query, searched, tools)) return recall(previous, query, tools);
  const { ranked } = watch(tools, "rank", () => ({
    query,
    ranked: rank(searched, query, { understood, tools }),
  }));
  return toFinding({ ranked, statements: searched.statements }, query, tools);
}

function searchPiece(query: Query, understood: Understood, tools: DatedTools): SearchedPiece {
  const searched = searchQuestion(query.text, query.whole, tools);
  const { reader } = tools;
  return { query, searched, judgement: judgeConfidence(searched, query, { understood, reader }) };
}

/** The matters in the order in which they may answer: by what was talked about, the measure and district named. */
function rank(
  searched: Searched,
  query: Query,
  { understood, tools }: { understood: Understood; tools: DatedTools },
): readonly RankedMatter[] {
  const { measureNamed, previous } = understood;
  const mayContinue = previous !== null && query.text.length <= CONFIDENCE.shortQuestion;
  const ranked = mayContinue ? rerank(searched, query, { previous, tools }) : searched.ranked;
  const boosted = ranked
    .map(({ matter, score }) => ({
      matter,
      score:
        score *
        (measureNamed && matter.measure === measureNamed ? CONFIDENCE.nearBoost : 1) *
        (isOfDistrict(matter, query, tools) ? CONFIDENCE.districtBoost : 1),
    }))
    .sort((a, b) => b.score - a.score);
  return tools.reader.asksForList(query.text) ? preferLists(boosted) : boosted;
}

/** A district's own scheme is meant where the district is named; its name says nothing else. */
function isOfDistrict(matter: Matter, { district }: Query, { library }: DatedTools): boolean {
  if (!district || !isRecordMatter(matter)) return false;
  return library.find(matter.record)?.district === district;
}

/** 「要配哪些设施」 is answered by the sentence that lists them, when one of the same measure is near enough. */
function preferLists<Item extends { matter: Matter; score: number }>(
  ranked: readonly Item[],
): readonly Item[] {
  const [best] = ranked;
  if (!best || isRecordMatter(best.matter) || listsThings(best.matter)) return ranked;
  const listing = ranked.find(
    ({ matter, score }) =>
      matter.measure === best.matter.measure &&
      !isRecordMatter(matter) &&
      listsThings(matter) &&
      score >= best.score * CONFIDENCE.listShare,
  );
  return listing ? [listing, ...ranked] : ranked;
}

/**
 * 「那认知障碍的呢」 after a question for beds means the beds: of the matters that a short message finds,
 * those that the earlier question fits too gain.
 */
function rerank(
  { ranked }: Searched,
  { text }: Query,
  { previous, tools }: { previous: Topic; tools: AnsweringTools },
): readonly RankedMatter[] {
  const together = tools.search(`${text} ${previous.question}`);
  const inContext = new Map(together.ranked.map(({ matter, score }) => [matter.id, score]));
  return ranked
    .slice(0, FOLLOW_UP_CANDIDATES)
    .map((item) => ({
      ...item,
      score: item.score + CONFIDENCE.contextWeight * (inContext.get(item.matter.id) ?? 0),
    }))
    .sort((a, b) => b.score - a.score);
}

function endWithout(understood: Understood, tools: AnsweringTools): Answer {
  const { tongue, crisis, queries } = understood;
  const before = emergencyPart(understood, tools);
  if (crisis)
    return { ...endWith(tools, { status: "handed-off", key: "department.city", tongue, before }) };
  const outside = queries.map(({ text }) => tools.search(text).outside);
  const asked = queries.map(({ text }) => text).join(" ");
  const smallTalk = tools.reader.smallTalk.within(asked);
  const isForeign = outside.some(({ strength }) => strength >= CONFIDENCE.strength);
  if (smallTalk && (smallTalk === "identity" || !isForeign)) {
    return endWith(tools, { status: "smalltalk", key: `smalltalk.${smallTalk}`, tongue });
  }
  // The search had found something in the sources: what it is not may still be public business.
  return !understood.meant && outside.every(({ kind }) => kind === "other")
    ? endWith(tools, { status: "out-of-scope", key: "out-of-scope", tongue })
    : endWith(tools, { status: "not-found", key: "not-found", tongue });
}
