import type { Writable } from "node:stream";
import { type Answer, type AnswerPart, partText } from "#bot/answering/answer.ts";
import type { EarlyWords } from "#bot/answering/early-words.ts";
import type { Reply } from "#bot/conversation/message.ts";
import { say, type Wording } from "#knowledge/wording.ts";
import { generatedLines } from "../generated-label.ts";
import { keepsEarly } from "../keeps-early.ts";
import { renderBelow, renderNumbers, renderPart, renderReply } from "./render-reply.ts";

/** Prints one answer as it comes, without a line break behind it. */
export interface EarlyPrinter {
  onEarly(words: EarlyWords): void;
  /** Prints what is left of the answer; all of it, and that it is another, where it does not keep what was printed. */
  end(reply: Reply): void;
}

/** What was printed of an answer. */
interface Printed {
  /** With what stood before all that was written. */
  readonly opening: Answer;
  readonly told: string[];
  /** What the last sentence rests on, which is printed behind its statement. */
  cites: AnswerPart["cites"];
}

export function createEarlyPrinter(output: Writable, wording: Wording): EarlyPrinter {
  let printed: Printed | null = null;
  return {
    onEarly(words) {
      if (words.kind === "opening") {
        printed = { opening: words.answer, told: [], cites: undefined };
        for (const part of words.answer.parts) output.write(`${renderPart(part, words.answer)}\n`);
      } else if (printed) output.write(renderSentence(words, printed, wording));
    },
    end(reply) {
      output.write(printed ? renderRest(reply, printed, wording) : renderReply(reply, wording));
    },
  };
}

function renderSentence(
  { text, starts }: EarlyWords & { kind: "sentence" },
  printed: Printed,
  wording: Wording,
): string {
  const { opening, told } = printed;
  const isFirst = told.length === 0;
  const before = isFirst
    ? generatedLines({ ...opening, byModel: true }, wording).map((line) => `${line}\n`)
    : [];
  told.push(text);
  if (!starts) return text;
  const numbers = isFirst ? "" : `${renderNumbers(printed, opening)}\n`;
  printed.cites = starts.cites;
  return [...before, numbers, partText({ ...starts, text, grounds: [] }, opening)].join("");
}

function renderRest(reply: Reply, printed: Printed, wording: Wording): string {
  const { opening, told } = printed;
  const { answer } = reply;
  const end = told.length === 0 ? "" : `${renderNumbers(printed, opening)}\n`;
  if (!keepsEarly(answer, told)) {
    const replaced = say(wording, "terminal.replaced", answer.tongue);
    return `${end}\n${replaced}\n${renderReply(reply, wording)}`;
  }
  const said = [...told, ...opening.parts.map(({ text }) => text)];
  const left = answer.parts.filter(({ text }) => !said.some((it) => text.includes(it)));
  const rest = left.map((part) => renderPart(part, answer)).join("\n");
  return [end + rest, ...renderBelow(answer, wording)].join("\n");
}
