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
    ? `${year}年${Number(month)}月${Number(day)}日`
    : `${Number(day)} ${MONTHS[Number(month) - 1]} ${year}`;
}
