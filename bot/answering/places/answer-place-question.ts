import type { PlaceKind } from "#knowledge/places/place-kind.ts";
import { shanghaiDay } from "#knowledge/shanghai-day.ts";
import { say, type Tongue } from "#knowledge/wording.ts";
import type { Answer, AnswerPart, Citation, Topic } from "../answer.ts";
import type { AnsweringTools } from "../answering-tools.ts";
import { composeClause } from "../compose-record-finding.ts";
import type { Draft } from "../draft.ts";
import { endWith } from "../ending.ts";
import type { RecordFinding } from "../evidence.ts";
import { formatList } from "../format-list.ts";
import type { Question } from "../question.ts";
import { factPart } from "../records/record-context.ts";
import { route } from "../steps/route.ts";
import { MESSAGE_LIMIT } from "../steps/understand.ts";
import { verify } from "../steps/verify.ts";
import { findRecord } from "../to-finding.ts";
import type { ReadText } from "../understanding/read-message.ts";
import type { Query, Understood } from "../understood.ts";
import { watch } from "../watch.ts";
import { choosePlaces, type PlaceOutcome } from "./choose-places.ts";
import {
  type ComposedPlaces,
  composePlaces,
  coveredDistricts,
  nameArea,
  nameCovered,
  unplacedPart,
} from "./compose-places.ts";
import { joinAnswers } from "./join-answers.ts";
import type { Area } from "./read-area.ts";

/** Steps of the official way that are told. */
const STEPS = 3;
const SUGGESTIONS = 3;
const NO_PLACES: ComposedPlaces = { parts: [], citations: [], places: [] };

interface Context {
  readonly question: Question;
  readonly read: ReadText;
  readonly tools: AnsweringTools;
  readonly asksDetails: boolean;
}

/** Answers a message that asks where something is; `undefined` when it asks something else. */
export function answerPlaceQuestion(question: Question, tools: AnsweringTools): Answer | undefined {
  if (question.text.length > MESSAGE_LIMIT) return undefined;
  const read = tools.reader.read(question.text);
  const { text } = read;
  if (tools.reader.isInjection(text) || tools.reader.crisis(text)) return undefined;
  const { position, previous } = question;
  const asked = tools.readPlaceQuestion({ text, position, previous });
  // 岳阳 is a city elsewhere, and 岳阳街道 is in Songjiang.
  if (!asked || (!asked.area && tools.reader.scope(text).elsewhere)) return undefined;
  const parts = { finder: tools.places, knowledge: tools.knowledge.places };
  const context = { question, read, tools, asksDetails: asked.asksDetails };
  const answerFor = (kind: PlaceKind | null): Answer =>
    answerOutcome(choosePlaces({ ...asked, kind }, parts), context);
  const answer = answerFor(asked.kind);
  const isTold = answer.status === "answered" || answer.status === "partial";
  return asked.also && isTold ? joinAnswers(answer, answerFor(asked.also)) : answer;
}

function answerOutcome(outcome: PlaceOutcome, context: Context): Answer {
  const { tools, read } = context;
  const { tongue } = read;
  if (outcome.found === "outside")
    return endWith(tools, { status: "out-of-scope", key: "places.outside", tongue });
  if (outcome.found === "unknown-kind") return unknownKind(context);
  if (outcome.found === "which-area") {
    const { areas, kind } = outcome;
    const names = areas.map((area) => nameArea(area, tools, tongue));
    const next = names.map((area) => askFor(area, kind, context));
    const back = askBack("places.which-area", context, { areas: formatList(names, tongue) });
    return { ...back, next, topic: topicOf(kind, null, context) };
  }
  if (outcome.found === "which-kind") {
    const area = nameArea(outcome.area, tools, tongue);
    const kinds = tools.knowledge.places.kinds.kinds.slice(0, SUGGESTIONS);
    const next = kinds.map((kind) => askFor(area, kind, context));
    const topic = topicOf(null, outcome.area, context);
    return { ...askBack("places.which-kind", context, { area }), next, topic };
  }
  return tell(outcome, context);
}

/** Something is looked for that there is no list of; the position is not kept, so a district has to be told. */
function unknownKind(context: Context): Answer {
  const { tools, read } = context;
  const { tongue } = read;
  const kinds = tools.knowledge.places.kinds.kinds
    .filter(({ id }) => tools.places.listsOf(id).length > 0)
    .map(({ name, english }) => (tongue === "zh" ? name : english));
  const values = { kinds: formatList(kinds, tongue) };
  return endWith(tools, { status: "not-found", key: "places.unknown-kind", tongue, values });
}

function askBack(key: string, { tools, read }: Context, values = {}): Answer {
  return endWith(tools, { status: "clarification", key, tongue: read.tongue, values });
}

type Told = Extract<PlaceOutcome, { found: "places" | "none" | "where-to" }>;

/** Tells the places, or that there is no list, then the official way, the clause and the bodies. */
function tell(outcome: Told, context: Context): Answer {
  const { question, tools } = context;
  const area = outcome.found === "where-to" ? null : outcome.area;
  const query = toQuery(question.text, area?.district ?? null);
  const composed =
    outcome.found === "places" ? composePlaces(outcome, tools, context.read.tongue) : NO_PLACES;
  const draft = watch(tools, "compose", () => toDraft(outcome, { area, query, composed }, context));
  const verified = watch(tools, "verify", () => verify(draft, tools));
  const answer = watch(tools, "route", () => route(toUnderstood(query, context), verified, tools));
  const { position } = question;
  return { ...answer, places: composed.places, ...(position ? { here: position } : {}) };
}

function toDraft(
  outcome: Told,
  { area, query, composed }: { area: Area | null; query: Query; composed: ComposedPlaces },
  context: Context,
): Draft {
  const { kind } = outcome;
  const { question, tools } = context;
  const day = shanghaiDay(question.today);
  const finding = findRecord(kind.record ?? kind.id, kind.matter, query, { ...tools, day });
  const opening = outcome.found === "places" ? [] : [openingPart(outcome, context)];
  const official = officialWay(finding, context);
  const [first, ...others] = [...composed.citations, ...official.citations];
  if (!first) throw new Error(`place-kinds.json: ${kind.id} has no official way to cite`);
  return {
    kind: "draft",
    status: isWhole(outcome, context) ? "answered" : "partial",
    parts: [...opening, ...composed.parts, ...untoldDetails(composed, context), ...official.parts],
    citations: [first, ...others],
    evidence: { kind: "findings", findings: [finding] },
    next: suggest(kind, area?.district ?? composed.places[0]?.district ?? null, context),
    topic: topicOf(kind, area, context, finding),
  };
}

/** Whether all that was asked for is told: places where the asker is, and nothing that no list has. */
function isWhole(outcome: Told, { asksDetails }: Context): boolean {
  return outcome.found === "places" && outcome.uncovered === null && !asksDetails;
}

/** Hours and prices that were asked for and stand in no list. */
function untoldDetails(
  { places }: ComposedPlaces,
  { asksDetails, tools, read }: Context,
): AnswerPart[] {
  if (!asksDetails || places.length === 0 || places.some(({ hours }) => hours)) return [];
  const text = say(tools.knowledge.wording, "places.no-details", read.tongue);
  return [{ kind: "silence", text, grounds: [text] }];
}

function openingPart(
  outcome: Exclude<Told, { found: "places" }>,
  { tools, read }: Context,
): AnswerPart {
  const { tongue } = read;
  const { kind } = outcome;
  const covered = nameCovered(tools.places.listsOf(kind.id), tools, tongue);
  const area = outcome.found === "none" ? outcome.area : null;
  const none = `none${area ? "-in" : ""}${covered ? "-covered" : ""}`;
  const key = `places.${outcome.found === "where-to" ? "where-to" : none}`;
  const district = area && { ...area, town: null };
  const values = {
    kind: tongue === "zh" ? kind.name : kind.english,
    covered,
    unplaced: unplacedPart(kind.id, tools, tongue),
    area: district ? nameArea(district, tools, tongue) : "",
    host:
      tools.knowledge.places.gazetteer.districts.find(({ name }) => name === area?.district)
        ?.host ?? "",
  };
  const { wording } = tools.knowledge;
  const text = [
    ...(outcome.found === "none" && outcome.isAbout
      ? [say(wording, "places.about", tongue, values)]
      : []),
    say(wording, key, tongue, values),
    ...(area ? [say(wording, "places.host", tongue, values)] : []),
  ].join("");
  return { kind: outcome.found === "where-to" ? "lead" : "silence", text, grounds: [text] };
}

/** How the kind is found officially, and the sentence of the plan on it. */
function officialWay(
  finding: RecordFinding,
  { tools, read, question }: Context,
): { parts: AnswerPart[]; citations: Citation[] } {
  const { tongue } = read;
  const day = shanghaiDay(question.today);
  const record = { edition: finding.edition, asked: finding, tools, tongue, day };
  const steps = finding.edition.record.apply.length > 0 ? [factPart(record, "apply", STEPS)] : [];
  const clause = composeClause({ finding, tools, tongue, today: question.today });
  const all = [...steps, ...(clause ? [clause] : [])];
  return {
    parts: all.map(({ part }) => part),
    citations: all.flatMap(({ citations }) => citations),
  };
}

/** Other kinds in the district of what was found; without one, the kind in districts that have a list. */
function suggest(kind: PlaceKind, district: string | null, context: Context): string[] {
  const { tools, read } = context;
  const { kinds } = tools.knowledge.places.kinds;
  const name = (of: string): string => nameArea({ district: of, town: null }, tools, read.tongue);
  if (district !== null) {
    return kinds
      .filter(({ id }) => id !== kind.id && tools.places.within(id, { district, town: null })[0])
      .slice(0, SUGGESTIONS)
      .map((other) => askFor(name(district), other, context));
  }
  return coveredDistricts(tools.places.listsOf(kind.id))
    .slice(0, SUGGESTIONS)
    .map((covered) => askFor(name(covered.district), kind, context));
}

function askFor(area: string, kind: PlaceKind | null, { tools, read }: Context): string {
  const { tongue } = read;
  const name = tongue === "zh" ? kind?.name : kind?.english;
  if (!name) return area;
  return say(tools.knowledge.wording, "places.ask", tongue, { area, kind: name });
}

function topicOf(
  kind: PlaceKind | null,
  area: { district: string; town: string | null } | null,
  { question }: Context,
  finding?: RecordFinding,
): Topic {
  return {
    measure: finding?.matter.measure ?? null,
    matter: finding?.matter.id ?? null,
    record: finding?.edition.record.id ?? null,
    question: question.text,
    place: { kind: kind?.id ?? null, area },
  };
}

function toQuery(text: string, district: string | null): Query {
  return { text, said: text, whole: null, aspects: new Set(["where"]), years: [], district };
}

function toUnderstood(query: Query, { question, read }: Context): Understood {
  return {
    kind: "understood",
    tongue: read.tongue as Tongue,
    queries: [query],
    previous: question.previous,
    askedBack: question.askedBack,
    continues: null,
    link: null,
    measureNamed: null,
    departmentNamed: null,
    district: null,
    crisis: null,
    meant: null,
    isStory: false,
  };
}
