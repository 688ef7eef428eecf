import { type Answer, type AnswerPart, type Citation, partText } from "#bot/answering/answer.ts";
import type { Reply } from "#bot/conversation/message.ts";
import { formatExactDay } from "#knowledge/format-day.ts";
import { say, type Tongue, type Wording } from "#knowledge/wording.ts";
import { describeValidity } from "../describe-validity.ts";
import { generatedLines } from "../generated-label.ts";
import { type NumberedSource, nameSource, numberSources, sourcesOf } from "../number-sources.ts";

/** Gives a reply as a person reads it in a terminal: the answer, its sources by number, what to ask next. */
export function renderReply({ answer }: Reply, wording: Wording): string {
  const told = answer.parts.map((part) => renderPart(part, answer)).join("\n");
  return [...generatedLines(answer, wording), told, ...renderBelow(answer, wording)].join("\n");
}

/** The lines below the statements: the sources by number, what to ask next. */
export function renderBelow(answer: Answer, wording: Wording): string[] {
  const { tongue, next, parts, citations } = answer;
  const told = parts.map((part) => partText(part, answer)).join("\n");
  const listed = numberSources(citations).map((source) =>
    renderSource(source, { told, wording, tongue }),
  );
  const questions = next.join(" / ");
  return [
    ...(listed.length > 0 ? ["", say(wording, "terminal.sources", tongue), ...listed] : []),
    ...(questions ? ["", say(wording, "terminal.next", tongue, { questions })] : []),
  ];
}

/** The line above an answer that is given for another day than today. */
export function renderDay(on: string | null, wording: Wording): string {
  if (on === null) return "";
  return `${say(wording, "terminal.on", "zh", { day: formatExactDay(on, "zh") })}\n`;
}

/** A statement with the numbers of its sources behind it. */
export function renderPart(part: AnswerPart, answer: Answer): string {
  return partText(part, answer) + renderNumbers(part, answer);
}

/** The numbers of what a statement cites, to stand behind it. */
export function renderNumbers({ cites }: Parameters<typeof sourcesOf>[0], answer: Answer): string {
  const numbers = sourcesOf({ cites }, numberSources(answer.citations)).map(
    ({ number }) => `[${number}]`,
  );
  return numbers.length > 0 ? ` ${numbers.join("")}` : "";
}

function renderSource(
  { number, citations }: NumberedSource,
  { told, wording, tongue }: { told: string; wording: Wording; tongue: Tongue },
): string {
  const [first] = citations;
  const holds = describeValidity(first, { wording, tongue });
  return `  [${number}] ${renderPlace(first)} · ${holds}${renderQuote(citations, told)}`;
}

function renderPlace(citation: Citation): string {
  const { documentNumber, locator, sources } = citation;
  if (sources === undefined) {
    return locator === documentNumber ? documentNumber : documentNumber + locator;
  }
  return nameSource(citation);
}

/** Official words that the answer does not have already. */
function renderQuote(citations: readonly Citation[], told: string): string {
  const quote = citations.find(
    ({ official, quote: words }) => official !== false && !told.includes(words),
  )?.quote;
  return quote === undefined ? "" : ` · “${quote}”`;
}
