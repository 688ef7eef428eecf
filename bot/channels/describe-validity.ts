import type { Citation } from "#bot/answering/answer.ts";
import { formatDay, formatEnd, formatMonthOrDay } from "#knowledge/format-day.ts";
import { say, type Tongue, type Wording } from "#knowledge/wording.ts";

/** Says in a few words until when what a citation quotes holds. */
export function describeValidity(
  citation: Citation,
  { wording, tongue }: { wording: Wording; tongue: Tongue },
): string {
  const { validUntil: until, untilPrecision = "day", asOf } = citation;
  if (asOf !== undefined)
    return say(wording, "holds.list", tongue, { until: formatMonthOrDay(asOf, tongue) });
  const day = isOfPlan(citation)
    ? until && formatDay(until, tongue)
    : formatEnd({ until, untilPrecision }, tongue);
  return say(wording, keyOf(citation), tongue, { until: day ?? "" });
}

/** The plan sets targets, records have periods. */
function keyOf(citation: Citation): string {
  const { validity, validUntil } = citation;
  if (isOfPlan(citation)) return validity === "in-force" ? "holds.in-target" : `holds.${validity}`;
  if (validity === "unverified") return "holds.unverified-record";
  if (validity === "in-force" && citation.isTarget) return "holds.in-target";
  return validity === "in-force" && !validUntil ? "holds.in-force-open" : `holds.${validity}`;
}

function isOfPlan({ sources }: Citation): boolean {
  return sources === undefined;
}
