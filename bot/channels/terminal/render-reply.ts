import { answerText, type Citation } from "#bot/answering/answer.ts";
import type { Reply } from "#bot/conversation/message.ts";

const SHOWN_CITATIONS = 4;

/** Gives a reply as a person reads it in a terminal: the answer, its sources, what to ask next. */
export function renderReply({ answer }: Reply): string {
  const sources = answer.citations.slice(0, SHOWN_CITATIONS).map(renderCitation);
  const more = answer.citations.length - sources.length;
  const [sourceHead, nextHead, rest] =
    answer.tongue === "zh"
      ? ["出处", "还可以问", `…另有${more}处`]
      : ["Sources", "Ask next", `…and ${more} more`];
  return [
    answerText(answer),
    ...(sources.length > 0 ? ["", `${sourceHead}：`, ...sources] : []),
    ...(more > 0 ? [`  ${rest}`] : []),
    ...(answer.next.length > 0 ? ["", `${nextHead}：${answer.next.join(" / ")}`] : []),
  ].join("\n");
}

function renderCitation({ documentNumber, locator, quote }: Citation): string {
  const place = locator === documentNumber ? documentNumber : `${documentNumber}${locator}`;
  return `  ${place}“${quote}”`;
}
