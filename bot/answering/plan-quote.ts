import type { Passage } from "#knowledge/passage.ts";
import { say, type Tongue } from "#knowledge/wording.ts";
import type { AnswerPart } from "./answer.ts";
import type { AnsweringTools } from "./answering-tools.ts";

/** Quotes a stretch of the plan, saying in which measure it stands. */
export function planQuote(
  {
    passage,
    number,
    english,
    quote,
  }: { passage: Passage; number: number; english: string; quote: string },
  { knowledge }: AnsweringTools,
  tongue: Tongue,
): AnswerPart {
  const { plan, wording, planEnglish } = knowledge;
  const measure = planEnglish.measures[String(number)] ?? "";
  const text = say(wording, "quote.first", tongue, {
    title: plan.facts.shortTitle,
    locator: passage.locator,
    quote,
    number: String(number),
    matter: english,
    measure,
  });
  const grounds = [passage.text, passage.locator, english, measure, String(number)];
  return { kind: "quote", text, grounds };
}
