import { html } from "hono/html";
import type {
  Answer,
  AnswerDepartment,
  AnswerPart,
  AnswerPlace,
  Citation,
  PartKind,
} from "#bot/answering/answer.ts";
import { isFromStaff, type Turn } from "#bot/conversation/conversation.ts";
import type { Tongue, Wording } from "#knowledge/wording.ts";
import { describeValidity } from "../../describe-validity.ts";
import { generatedLabel } from "../../generated-label.ts";
import { mapLinks } from "../../map-links.ts";
import { type NumberedSource, nameSource, numberSources, sourcesOf } from "../../number-sources.ts";
import { shortenAnswer } from "../../shorten-answer.ts";
import type { PageWording } from "../page-wording.ts";
import type { Html } from "./layout.ts";
import { placeMapView } from "./place-map.ts";

export interface TurnContext {
  readonly words: PageWording;
  readonly wording: Wording;
  readonly createId: () => string;
  /** The turn that was just judged, if any. */
  readonly judged: string | null;
  /** The most important statements at once, the others to be unfolded. */
  readonly short: boolean;
}

const PHONE = /(?<![\d-])(?:\d{3,4}-\d{7,8}|\d{5,8}|1[12]\d)(?!-?\d)/gu;

/** A question and its answer, or what the staff wrote without being asked. */
export function turnView(turn: Turn, context: TurnContext): Html {
  const isAsked = !isFromStaff(turn);
  return html`<article class="turn" id="t-${turn.id}" tabindex="-1"${isAsked ? "" : html` data-staff`}>
${isAsked ? questionView(turn.question, context.words) : ""}
<div class="answer" lang="${langOf(turn.answer.tongue)}">
<div class="answer__parts">${generatedView(turn, context)}${shownParts(turn.answer, context).map((part) => partView(part, turn.answer, context.words))}</div>
${afterView(turn, context)}
</div>
</article>`;
}

/**
 * That a model wrote the answer: for the reader, and for machines in the fields of GB 45438-2025 (Annex E), by which the
 * content and who gave it are known. Nothing for any other answer.
 */
export function generatedView(
  { id, answer }: Pick<Turn, "id" | "answer">,
  context: TurnContext,
): Html | string {
  const label = generatedLabel(answer, context.wording);
  if (label === null) return "";
  const fields = { Label: "1", ContentProducer: context.words.name, ProduceID: id };
  return html`<p class="generated" data-aigc="${JSON.stringify(fields)}">${label}</p>`;
}

/** The statements that are seen at once. */
export function shownParts(
  answer: Answer,
  { short }: Pick<TurnContext, "short">,
): readonly AnswerPart[] {
  return short ? shortenAnswer(answer).parts : answer.parts;
}

/** The statements that are unfolded. */
function restView(answer: Answer, context: TurnContext): Html | string {
  const shown = shownParts(answer, context);
  const rest = answer.parts.filter((part) => !shown.includes(part));
  if (rest.length === 0) return "";
  return html`<details class="rest"><summary lang="zh-CN">${context.words.rest}</summary>
${rest.map((part) => partView(part, answer, context.words))}</details>`;
}

export function questionView(question: string, words: PageWording): Html {
  return html`<h2 class="bubble">${question || words.positionSent}</h2>`;
}

/** One statement of an answer, its telephone numbers to be tapped. */
export function partView(part: AnswerPart, answer: Answer, words: PageWording): Html {
  const { tongue, citations } = answer;
  const { kind, text, label } = part;
  const cites = sourcesOf(part, numberSources(citations)).map(
    ({ number, url }) => html` <a class="cite" href="${url}">[${number}]</a>`,
  );
  if (kind === "quote" && tongue === "zh") {
    return html`<blockquote class="part part--quote">${text}${cites}</blockquote>`;
  }
  const place = answer.places[part.place ?? -1];
  if (place) return placeView(place, { text, cites, words });
  const name = label ? html`<b>${nameOf(label, tongue)}</b>` : "";
  return html`<p class="part part--${kind}"${roleOf(kind)}>${name}${linkPhones(text, kind)}${cites}</p>`;
}

/** What a statement is about, as it stands in front of it; nothing where it has no name. */
export function nameOf(label: string | undefined, tongue: Tongue): string {
  if (!label) return "";
  return tongue === "zh" ? `${label}：` : `${label}: `;
}

/** A place with how far it is, and the maps that open it. */
function placeView(
  place: AnswerPlace,
  { text, cites, words }: { text: string; cites: readonly Html[]; words: PageWording },
): Html {
  const { amap, tencent, osm } = mapLinks(place);
  const { map } = words;
  const links = [
    { href: amap, name: place.point ? map.amap : map.search },
    { href: tencent, name: map.tencent },
    { href: osm, name: map.osm },
  ].filter(({ href }) => href !== null);
  return html`<p class="part part--place">${text}${place.distance ?? ""}${cites}
<span class="maps">${links.map(({ href, name }) => html`<a href="${href}" rel="noreferrer">${name}</a> `)}</span></p>`;
}

/** What stands below the statements: status, sources, whom to call, what to ask next, the judgement. */
export function afterView(turn: Turn, context: TurnContext): Html {
  const { answer } = turn;
  const { words } = context;
  const status = statusOf(turn, words);
  return html`${restView(answer, context)}
${status ? html`<p class="status">${status}</p>` : ""}
${placeMapView(answer, words)}
${callView(answer.departments, words)}
${sourcesView(answer, context)}
${nextView(answer.next, context)}
${feedbackView(turn, context)}`;
}

/** What is said of how a turn ended. */
function statusOf(turn: Turn, { statuses, quiet }: PageWording): string {
  const { status, ticket, parts } = turn.answer;
  if (isFromStaff(turn)) return "";
  if (status !== "handed-off" || ticket === undefined) return statuses[status] ?? "";
  return parts.length === 0 ? quiet : (statuses["with-staff"] ?? "");
}

export function langOf(tongue: Tongue): string {
  return tongue === "en" ? "en" : "zh-CN";
}

function roleOf(kind: PartKind): Html | string {
  return kind === "emergency" ? html` role="alert"` : "";
}

function linkPhones(text: string, kind: PartKind): (Html | string)[] {
  if (kind !== "emergency" && kind !== "department" && kind !== "help") return [text];
  const pieces: (Html | string)[] = [];
  let at = 0;
  for (const match of text.matchAll(PHONE)) {
    pieces.push(text.slice(at, match.index), phoneLink(match[0], match[0]));
    at = match.index + match[0].length;
  }
  return [...pieces, text.slice(at)];
}

function phoneLink(number: string, label: string): Html {
  return html`<a class="phone" href="tel:${number}">${label}</a>`;
}

function callView(departments: readonly AnswerDepartment[], words: PageWording): Html | string {
  const [lead] = departments;
  if (!lead) return "";
  const numbers = [...new Set(lead.contact.match(PHONE) ?? [])];
  return html`<p class="calls">${numbers.map((number) => html`<a class="weui-btn weui-btn_mini weui-btn_default" href="tel:${number}">${words.call.replace("{number}", number)}</a>`)}</p>`;
}

function sourcesView(answer: Answer, { words, wording }: TurnContext): Html | string {
  const { citations, parts, tongue } = answer;
  if (citations.length === 0) return "";
  const told = parts.map(({ text }) => text).join("\n");
  return html`<section class="sources"><h3>${words.sourcesTitle}</h3>
<ol lang="zh-CN">${numberSources(citations).map((source) => sourceView(source, { told, tongue, holds: describeValidity(source.citations[0], { wording, tongue }) }))}</ol>
</section>`;
}

/** A quote that the answer already has is not repeated below it. */
function sourceView(
  { number, citations }: NumberedSource,
  { told, tongue, holds }: { told: string; tongue: Tongue; holds: string },
): Html {
  const { url } = citations[0];
  const place = placeOf(citations[0]);
  const quote = citations.find(
    ({ official, quote: words }) => official !== false && !told.includes(words),
  )?.quote;
  const shown = quote === undefined ? "" : html`<q>${quote}</q>`;
  return html`<li><a href="${url}"><span class="sources__place">[${number}] ${place}</span>${shown}<small lang="${langOf(tongue)}">${holds}</small></a></li>`;
}

/** The plan is known by its number, records by their official title. */
function placeOf(citation: Citation): string {
  const { documentNumber, locator, sources } = citation;
  if (sources !== undefined) return nameSource(citation);
  return locator === documentNumber ? documentNumber : `${documentNumber}${locator}`;
}

function nextView(questions: readonly string[], { words, createId }: TurnContext): Html | string {
  if (questions.length === 0) return "";
  return html`<section class="next"><h3>${words.nextTitle}</h3>${questionButtons(questions, createId)}</section>`;
}

/** Questions that are asked by a tap, with or without JavaScript. */
export function questionButtons(questions: readonly string[], createId: () => string): Html {
  return html`<ul class="suggestions">${questions.map(
    (question) => html`<li><form method="post" action="/ask" data-ask>
<input type="hidden" name="messageId" value="${createId()}"><button type="submit" name="question" value="${question}">${question}</button></form></li>`,
  )}</ul>`;
}

function feedbackView({ id, answer }: Turn, { words, judged }: TurnContext): Html | string {
  const isWithStaff = answer.status === "handed-off" && answer.ticket !== undefined;
  if (answer.status === "smalltalk" || answer.status === "error" || isWithStaff) return "";
  if (judged === id) return html`<p class="feedback" role="status">${words.thanks}</p>`;
  return html`<form class="feedback" method="post" action="/feedback" data-feedback data-thanks="${words.thanks}">
<span role="status" id="f-${id}">${words.feedbackTitle}</span><input type="hidden" name="turnId" value="${id}">
<button type="submit" name="useful" value="1" aria-describedby="f-${id}">${words.useful}</button>
<button type="submit" name="useful" value="0" aria-describedby="f-${id}">${words.notUseful}</button>
</form>`;
}
