/** A date by which something is to be done. */
export interface Deadline {
  /** ISO date, the last day on which it can be met. */
  readonly deadline: string;
  /** As the text prints it: 到2025年. */
  readonly deadlinePrinted: string;
}

const DEADLINE = /到(\d{4})年底?|“十四五”期间/gu;
/** The 14th five-year plan ran from 2021 to 2025. */
const FIVE_YEAR_PLAN_END = "2025-12-31";

/** Reads every date that a stretch of an official text sets, in printed order. */
export function readDeadlines(text: string): Deadline[] {
  return [...text.matchAll(DEADLINE)].map(([deadlinePrinted, year]) => ({
    deadline: year ? `${year}-12-31` : FIVE_YEAR_PLAN_END,
    deadlinePrinted,
  }));
}
