import { answerText, type Citation } from "#bot/answering/answer.ts";
import type { Reply } from "#bot/conversation/message.ts";
import { say, type Wording } from "#knowledge/wording.ts";
import { describeValidity } from "../describe-validity.ts";

const SHOWN_CITATIONS = 4;

/** Gives a reply as a person reads it in a terminal: the answer, its sources, what to ask next. */
export function renderReply({ answer }: Reply, wording: Wording): string {
  const { tongue, citations, next } = answer;
  const told = answerText(answer);
  const sources = citations.slice(0, SHOWN_CITATIONS).map((citation) => {
    const holds = describeValidity(citation, { wording, tongue });
    return `  ${renderPlace(citation)} · ${holds}${renderQuote(citation, told)}`;
  });
  const more = citations.length - sources.length;
  const count = String(more);
  const questions = next.join(" / ");
  return [
    told,
    ...(sources.length > 0 ? ["", say(wording, "terminal.sources", tongue), ...sources] : []),
    ...(more > 0 ? [`  ${say(wording, "terminal.more", tongue, { count })}`] : []),
    ...(questions ? ["", say(wording, "terminal.next", tongue, { questions })] : []),
  ].join("\n");
}

function renderPlace({ documentNumber, locator }: Citation): string {
  return locator === documentNumber ? documentNumber : documentNumber + locator;
}

/** A quote that the answer already has is not repeated below it. */
function renderQuote({ quote }: Citation, told: string): string {
  return told.includes(quote) ? "" : ` · “${quote}”`;
}
