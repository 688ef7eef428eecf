import type { Target } from "./target.ts";

/** States a target by itself: with its date and subject, which the plan may print in an earlier clause. */
export function describeTarget(target: Target): string {
  const { statement, what, comparison, deadlinePrinted } = target;
  const isNamed = comparison !== "full-coverage" || statement.includes(what);
  const named = isNamed ? statement : `${what}：${statement}`;
  const isDated = deadlinePrinted === "" || statement.includes(deadlinePrinted);
  return isDated ? named : `${deadlinePrinted}，${named}`;
}
