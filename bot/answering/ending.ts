import { say, type Tongue } from "#knowledge/wording.ts";
import type { Answer, AnswerPart, AnswerStatus, PartKind } from "./answer.ts";
import type { AnsweringTools } from "./answering-tools.ts";

/** Gives an answer of one sentence without citations, which ends the turn. */
export function endWith(
  tools: AnsweringTools,
  ending: {
    status: AnswerStatus;
    key: string;
    tongue: Tongue;
    values?: Readonly<Record<string, string>>;
    kind?: PartKind;
    before?: readonly AnswerPart[];
  },
): Answer {
  const { wording, cityLine } = tools.knowledge;
  const example = EXAMPLES[ending.tongue];
  const values = { example, cityLine: cityLine.phone, ...ending.values };
  const text = say(wording, ending.key, ending.tongue, values);
  return {
    status: ending.status,
    tongue: ending.tongue,
    parts: [...(ending.before ?? []), { kind: ending.kind ?? "help", text, grounds: [text] }],
    citations: [],
    departments: [],
    places: [],
    next: [],
    topic: null,
  };
}

/** Example questions shown where the bot declines; a data test answers them. */
export const EXAMPLES: Readonly<Record<Tongue, string>> = {
  zh: "考出高级技师证能领多少钱",
  en: "How many elderly care beds are planned?",
};
