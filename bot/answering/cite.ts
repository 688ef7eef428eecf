import type { Passage } from "#knowledge/passage.ts";
import type { Plan } from "#knowledge/plan.ts";
import { readDeadlines } from "#knowledge/read-deadline.ts";
import type { Validity } from "#knowledge/record-validity.ts";
import { shanghaiDay } from "#knowledge/shanghai-day.ts";
import type { Target } from "#knowledge/target.ts";
import type { Citation } from "./answer.ts";

/**
 * Cites a verbatim stretch of a passage, with its place in the raw file and its validity on a day.
 *
 * @throws Error when the quote does not stand in the passage: a citation cannot be made up.
 */
export function cite(
  plan: Plan,
  passage: Passage,
  { quote, targets, today }: { quote: string; targets: readonly Target[]; today: Date },
): Citation {
  const at = passage.text.indexOf(quote);
  if (at < 0) throw new Error(`"${quote}" does not stand in passage ${passage.id}`);
  const start = passage.start + at;
  const validUntil = latestDeadline(quote, targets);
  return {
    document: plan.facts.id,
    title: plan.facts.title,
    documentNumber: plan.facts.documentNumber,
    locator: passage.locator,
    ...(passage.measure === undefined ? {} : { measure: passage.measure }),
    quote,
    rawStart: plan.clean.rawOffsets[start] ?? 0,
    rawEnd: (plan.clean.rawOffsets[start + quote.length - 1] ?? 0) + 1,
    url: permalink(passage, { start: at, end: at + quote.length }),
    validity: judgeValidity(plan, validUntil, today),
    validUntil,
  };
}

/** The measure's permalink, with the place of the quoted words for the page to mark. */
function permalink(passage: Passage, { start, end }: { start: number; end: number }): string {
  const mark = `${passage.id.split("/")[1]}:${start}-${end}`;
  return `/documents/${passage.documentId}?mark=${mark}#${encodeURIComponent(passage.locator)}`;
}

/**
 * The plan prints no expiry date. A stretch that sets dates holds until the last of them; one without
 * is unverified, since nothing read says whether it is still carried out.
 */
function judgeValidity(plan: Plan, validUntil: string | null, today: Date): Validity {
  const day = shanghaiDay(today);
  if (day < plan.facts.forwardedOn) return "not-yet";
  if (validUntil === null) return "unverified";
  return day > validUntil ? "target-passed" : "in-force";
}

/**
 * The last day that a quoted stretch sets: printed in it, or in front of a target that it states.
 *
 * @returns an ISO date, or `null` where none is set
 */
export function latestDeadline(quote: string, targets: readonly Target[]): string | null {
  const own = targets.map(({ deadline }) => deadline).filter((day) => day !== null);
  const printed = readDeadlines(quote).map(({ deadline }) => deadline);
  return [...own, ...printed].sort().at(-1) ?? null;
}
