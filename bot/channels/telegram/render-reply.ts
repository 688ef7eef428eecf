import { type Answer, type AnswerPart, type Citation, partText } from "#bot/answering/answer.ts";
import type { Manner } from "#bot/conversation/conversation-store.ts";
import { say, type Wording } from "#knowledge/wording.ts";
import { describeValidity } from "../describe-validity.ts";
import { generatedLines } from "../generated-label.ts";
import { mapLinks } from "../map-links.ts";
import { type NumberedSource, nameSource, numberSources, sourcesOf } from "../number-sources.ts";
import { addressOn } from "../page-address.ts";
import { shortenAnswer } from "../shorten-answer.ts";
import type { RichText, Run } from "./rich-text.ts";

interface Frame {
  readonly answer: Answer;
  readonly sources: readonly NumberedSource[];
  readonly wording: Wording;
  readonly publicUrl: string | undefined;
  readonly manner: Manner;
}

/**
 * Gives an answer as a person reads it in Telegram: its parts with the numbers of their sources, then the sources. With
 * a public address each number opens the cited words on the page; without one the sources quote them.
 *
 * @param parts.pressed the suggested question that was pressed, which stands nowhere else in the chat
 */
export function renderReply(
  whole: Answer,
  { wording, publicUrl, manner, pressed }: Omit<Frame, "answer" | "sources"> & { pressed?: string },
): RichText {
  const answer = manner.isShort ? shortenAnswer(whole) : whole;
  const { tongue } = answer;
  const sources = numberSources(answer.citations);
  const frame = { answer, sources, wording, publicUrl, manner };
  const asked = pressed && say(wording, "telegram.asked", tongue, { question: pressed });
  const lines = [
    ...(asked ? [[{ text: asked, bold: true as const }]] : []),
    ...generatedLines(answer, wording).map((text) => [{ text, bold: true as const }]),
    ...renderStatements(frame),
    ...(sources.length > 0
      ? [[], [{ text: say(wording, "telegram.sources", tongue), bold: true as const }]]
      : []),
    ...sources.map((source) => renderSource(source, frame)),
    ...(answer === whole ? [] : [[], [{ text: say(wording, "telegram.shortened", tongue) }]]),
  ];
  return lines.flatMap((line, place) => (place === 0 ? line : [{ text: "\n" }, ...line]));
}

/** The statements; set widely in large type, for which Telegram has no letters of its own. */
function renderStatements(frame: Frame): Run[][] {
  const lines = frame.answer.parts.map((part) => renderPart(part, frame));
  if (!frame.manner.isLarge) return lines;
  return lines.flatMap((line, place) => (place === 0 ? [line] : [[], line]));
}

/** A statement, its label set off, with its map and the numbers of its sources behind it. */
function renderPart(part: AnswerPart, frame: Frame): Run[] {
  const { answer, sources } = frame;
  const told = partText(part, answer);
  const { label = "" } = part;
  const marks = sourcesOf(part, sources).map(({ number, url }) => markOf(number, url, frame));
  return [
    ...(label ? [{ text: label, bold: true as const }] : []),
    { text: told.slice(label.length) },
    ...renderMap(part, frame),
    ...(marks.length > 0 ? [{ text: " " }, ...marks] : []),
  ];
}

function renderMap({ place }: AnswerPart, { answer, wording }: Frame): Run[] {
  const found = answer.places[place ?? -1];
  if (!found) return [];
  const text = say(wording, "telegram.map", answer.tongue);
  return [{ text: " " }, { text, link: mapLinks(found).amap, whole: true }];
}

function markOf(number: number, url: string, { publicUrl, manner }: Frame): Run {
  const text = `[${number}]`;
  return { text, whole: true, ...(publicUrl ? { link: addressOn(publicUrl, url, manner) } : {}) };
}

function renderSource({ number, citations }: NumberedSource, frame: Frame): Run[] {
  const { wording, publicUrl, answer, manner } = frame;
  const [first] = citations;
  const official = first.sources?.[0]?.url;
  const link = publicUrl ? addressOn(publicUrl, first.url, manner) : official;
  const holds = describeValidity(first, { wording, tongue: answer.tongue });
  const quote = publicUrl ? "" : renderQuote(citations, answer);
  return [
    { text: `[${number}] ` },
    { text: nameCitation(first), ...(link ? { link } : {}) },
    { text: ` · ${holds}${quote}` },
  ];
}

function nameCitation(citation: Citation): string {
  const { documentNumber, locator, sources } = citation;
  if (sources !== undefined) return nameSource(citation);
  return locator === documentNumber ? documentNumber : documentNumber + locator;
}

/** Official words that the answer does not have already. */
function renderQuote(citations: readonly Citation[], { parts }: Answer): string {
  const quote = citations.find(
    ({ official, quote: words }) =>
      official !== false && !parts.some(({ text }) => text.includes(words)),
  )?.quote;
  return quote === undefined ? "" : ` · “${quote}”`;
}
