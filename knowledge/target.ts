/** How a target's quantity is meant. */
export type Comparison = "at-least" | "about" | "exactly" | "full-coverage" | "some";

/** A quantity in a measure with its deadline. */
export interface Target {
  /** `<measure>.<place in the measure>`, e.g. `14.1`. */
  readonly id: string;
  readonly measure: number;
  /** What is counted, in the plan's words: 全市养老床位总数. */
  readonly what: string;
  /** In `unit`; 17.8万 is 178000. Absent for 全覆盖 and 一批. */
  readonly quantity?: number;
  /** As printed after the number: 张, 个, %, 套（间）; empty for 全覆盖. */
  readonly unit: string;
  readonly comparison: Comparison;
  /** As printed: 17.8万张, 800家以上, 全覆盖. */
  readonly printed: string;
  /** Last day, ISO; `null` where the plan prints no date for it. */
  readonly deadline: string | null;
  /** As printed: 到2025年, “十四五”期间; empty without a date. */
  readonly deadlinePrinted: string;
  /** The stretch of the plan that states the target, verbatim. */
  readonly statement: string;
  readonly passageId: string;
}
