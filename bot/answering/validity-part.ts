import { formatDay } from "#knowledge/format-day.ts";
import { shanghaiDay } from "#knowledge/shanghai-day.ts";
import { say, type Tongue } from "#knowledge/wording.ts";
import type { AnswerPart } from "./answer.ts";
import type { AnsweringTools } from "./answering-tools.ts";

/**
 * Says until when something holds.
 *
 * @param key of the wording, `validity.…`
 * @param deadline ISO date of the last day, or `null` where the plan sets none
 */
export function validityPart(
  key: string,
  deadline: string | null,
  { tools, tongue }: { tools: AnsweringTools; tongue: Tongue },
): AnswerPart {
  const { wording, plan } = tools.knowledge;
  const values = {
    deadline: deadline ? formatDay(deadline, tongue) : "",
    printedOn: formatDay(plan.facts.printedOn, tongue),
  };
  // Days are written out of the plan's own ISO dates, so they bear themselves out.
  return {
    kind: "validity",
    text: say(wording, key, tongue, values),
    grounds: Object.values(values),
  };
}

/** The wording for a deadline on a day, when nothing else was said of it. */
export function validityOn(today: Date, deadline: string | null): string {
  if (!deadline) return "validity.undated";
  return shanghaiDay(today) <= deadline ? "validity.ahead" : "validity.passed";
}
