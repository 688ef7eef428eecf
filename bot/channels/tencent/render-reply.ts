import { type Answer, type AnswerPart, type Citation, partText } from "#bot/answering/answer.ts";
import type { Manner } from "#bot/conversation/conversation-store.ts";
import { say, type Wording } from "#knowledge/wording.ts";
import { describeValidity } from "../describe-validity.ts";
import { generatedLines } from "../generated-label.ts";
import { mapLinks } from "../map-links.ts";
import { type NumberedSource, nameSource, numberSources, sourcesOf } from "../number-sources.ts";
import { addressOn } from "../page-address.ts";
import { shortenAnswer } from "../shorten-answer.ts";
import { splitText } from "./split-text.ts";
import { withoutMarkup } from "./without-markup.ts";

/**
 * Bytes of UTF-8 in one text. The documentation gives no figure for passive replies; WeChat's staff name 2,048 in the
 * forum, and interfaces refuse more with 45002 (developers.weixin.qq.com/doc/offiaccount/Getting_Started/Global_Return_Code.html).
 */
export const MOST_BYTES = 2_048;

export interface RenderParts {
  readonly wording: Wording;
  /** Where the pages are reached; without it sources are named and not linked. */
  readonly publicUrl: string | undefined;
  /** Without links and numbered questions: the channel shows both as something to press. */
  readonly isPlain?: boolean;
  readonly manner: Manner;
}

/** Gives an answer as texts of WeChat, each short enough to be sent; all but the last say that more follows. */
export function renderReply(answer: Answer, parts: RenderParts): string[] {
  const { wording, manner } = parts;
  const more = `\n${say(wording, "wechat.more", answer.tongue)}`;
  const shown = manner.isShort ? shortenAnswer(answer) : answer;
  const left = shown === answer ? "" : `\n\n${say(wording, "wechat.shortened", answer.tongue)}`;
  const limit = MOST_BYTES - Buffer.byteLength(more);
  const linked = splitText(renderText(shown, parts) + left, limit);
  // A sentence with more links than a text holds is told without them: its sources are listed in any case.
  const isTooLong = linked.some((piece) => Buffer.byteLength(piece) > limit);
  const unlinked = { ...parts, publicUrl: undefined };
  const pieces = isTooLong ? splitText(renderText(shown, unlinked) + left, limit) : linked;
  const told = pieces.map((piece) => piece.trim()).filter((piece) => piece !== "");
  return told.map((piece, place) => (place < told.length - 1 ? piece + more : piece));
}

/**
 * The whole answer: its statements, its sources by number, what to ask next by number. A source's number is a link where
 * it is cited; in the list only if it is cited nowhere, for addresses take up room.
 */
export function renderText(answer: Answer, parts: RenderParts): string {
  const { tongue, next } = answer;
  const { wording } = parts;
  const sources = numberSources(answer.citations);
  const statements = answer.parts.map((part) => renderPart(part, { answer, sources, parts }));
  const told = parts.manner.isLarge ? [statements.join("\n\n")] : statements;
  const cited = new Set(
    answer.parts.flatMap((part) => sourcesOf(part, sources).map(({ number }) => number)),
  );
  const listed = sources.map(({ number, citations: [citation] }) => {
    const shown = cited.has(number) ? `[${number}]` : renderNumber(number, citation.url, parts);
    return `${shown} ${nameCitation(citation)} · ${describeValidity(citation, { wording, tongue })}`;
  });
  const choices = (parts.isPlain ? [] : next).map((question, place) =>
    say(wording, "wechat.choice", tongue, { number: String(place + 1), question }),
  );
  return [
    ...generatedLines(answer, wording),
    ...told,
    ...(listed.length > 0 ? ["", say(wording, "wechat.sources", tongue), ...listed] : []),
    ...(choices.length > 0 ? ["", say(wording, "wechat.next", tongue), ...choices] : []),
  ].join("\n");
}

/** A statement, the map of its place, and the numbers of its sources behind it. */
function renderPart(
  part: AnswerPart,
  context: { answer: Answer; sources: readonly NumberedSource[]; parts: RenderParts },
): string {
  const { answer, sources, parts } = context;
  const { wording } = parts;
  const place = answer.places[part.place ?? -1];
  const maps = place?.point && !parts.isPlain ? mapLinks(place) : null;
  const map = maps
    ? link(maps.tencent ?? maps.amap, say(wording, "wechat.map", answer.tongue))
    : "";
  const numbers = sourcesOf(part, sources).map(({ number, url }) =>
    renderNumber(number, url, parts),
  );
  return [withoutMarkup(partText(part, answer)), map, numbers.join("")]
    .filter((text) => text !== "")
    .join(" ");
}

/** A source's number, which opens the cited words where the pages can be reached. */
function renderNumber(number: number, url: string, parts: RenderParts): string {
  const { publicUrl, isPlain, manner } = parts;
  if (!publicUrl || isPlain) return `[${number}]`;
  return link(addressOn(publicUrl, url, manner), `[${number}]`);
}

/** WeChat opens `<a href>` in a text (…/doc/offiaccount/Message_Management/Service_Center_messages.html). */
function link(address: string, text: string): string {
  return `<a href="${address.replaceAll('"', "%22")}">${text}</a>`;
}

function nameCitation(citation: Citation): string {
  const { documentNumber, locator, sources } = citation;
  if (sources !== undefined) return nameSource(citation);
  return locator === documentNumber ? documentNumber : documentNumber + locator;
}
