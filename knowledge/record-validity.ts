import type { RecordValidity } from "./support-record.ts";

/** Whether something holds on a day; computed from dates, never typed in. */
export type Validity = "in-force" | "expired" | "target-passed" | "not-yet" | "unverified";

/**
 * Judges a record's validity on a day.
 *
 * @param day ISO date, in Shanghai
 */
export function validityOn({ kind, from, until }: RecordValidity, day: string): Validity {
  if (from !== null && day < from) return "not-yet";
  if (until !== null && day > until) return kind === "target" ? "target-passed" : "expired";
  return kind === "unknown" ? "unverified" : "in-force";
}

/** From so many days before the end on, the days are counted. */
export const COUNTED_DAYS = 60;

const DAY_MS = 86_400_000;

/** Whole days from a day to the last day of validity: 0 on that day itself. */
export function daysLeft(until: string, day: string): number {
  return Math.round((Date.parse(until) - Date.parse(day)) / DAY_MS);
}
