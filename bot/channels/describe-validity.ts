import type { Citation } from "#bot/answering/answer.ts";
import { formatDay } from "#knowledge/format-day.ts";
import { say, type Tongue, type Wording } from "#knowledge/wording.ts";

/** Says in a few words until when what a citation quotes holds. */
export function describeValidity(
  { validity, validUntil }: Citation,
  { wording, tongue }: { wording: Wording; tongue: Tongue },
): string {
  const until = validUntil ? formatDay(validUntil, tongue) : "";
  return say(wording, `holds.${validity}`, tongue, { until });
}
