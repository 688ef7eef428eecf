import type { AnswerStatus } from "#bot/answering/answer.ts";
import type { Figure } from "#bot/golden/check-golden.ts";
import type { Outcome } from "#bot/golden/outcome.ts";
import { STATUS_WORDS } from "#bot/golden/status-words.ts";
import type { Validity } from "#knowledge/record-validity.ts";
import { VALIDITY_NAMES } from "../names.ts";

export const FIGURE_LABELS: Readonly<Record<Figure, string>> = {
  status: "应答状态",
  measure: "措施",
  record: "政策",
  department: "部门",
  facts: "要有的字",
  absent: "不能有的字",
};

/** What an expectation or an answer holds, as staff read it. */
export function valueLabel(figure: Figure, value: string, nameOf: (id: string) => string): string {
  if (value === "") return "（没有）";
  if (figure === "status") return STATUS_WORDS[value as AnswerStatus] ?? value;
  if (figure === "measure") return `第${value}项`;
  return figure === "record" ? nameOf(value) : value;
}

/** The parts of an outcome that are compared besides its text, in words. */
export function outcomeLabels(
  outcome: Outcome,
  nameOf: (id: string) => string,
): readonly (readonly [string, string])[] {
  const { status, measure, record, department, validity } = outcome;
  return [
    ["应答状态", STATUS_WORDS[status]],
    ["措施", measure === null ? "（没有）" : `第${measure}项`],
    ["政策", record === null ? "（没有）" : nameOf(record)],
    ["部门", department ?? "（没有）"],
    ["时效", VALIDITY_NAMES[validity as Validity] ?? "（没有）"],
  ];
}
