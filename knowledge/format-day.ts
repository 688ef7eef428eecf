import type { Tongue } from "./wording.ts";

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** Writes an ISO date as people say it; the last day of a year is its end: 2025年底. */
export function formatDay(iso: string, tongue: Tongue): string {
  const [year = "", month = "", day = ""] = iso.split("-");
  if (month === "12" && day === "31") {
    return tongue === "zh" ? `${year}年底` : `end of ${year}`;
  }
  return tongue === "zh"
    ? formatChineseDay(iso)
    : `${Number(day)} ${MONTHS[Number(month) - 1]} ${year}`;
}

/** Writes the last day of something as exactly as it is known: to the day, or only the year. */
export function formatEnd(
  { until, untilPrecision }: { until: string | null; untilPrecision: "day" | "year" },
  tongue: Tongue,
): string {
  if (until === null) return "";
  if (untilPrecision === "day") return formatExactDay(until, tongue);
  return tongue === "zh" ? `${until.slice(0, 4)}年` : until.slice(0, 4);
}

/** Writes an ISO date to the day, since a scheme closes on one; English readers get it as it is. */
export function formatExactDay(iso: string, tongue: Tongue): string {
  return tongue === "zh" ? formatChineseDay(iso) : iso;
}

/** Writes a day or a month (2025-11), as exactly as it is known. */
export function formatMonthOrDay(iso: string, tongue: Tongue): string {
  const [year = "", month = "", day] = iso.split("-");
  if (day !== undefined) return formatExactDay(iso, tongue);
  return tongue === "zh" ? `${year}年${Number(month)}月` : iso;
}

function formatChineseDay(iso: string): string {
  const [year = "", month = "", day = ""] = iso.split("-");
  return `${year}年${Number(month)}月${Number(day)}日`;
}
