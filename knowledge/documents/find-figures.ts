import { toPlain } from "./mend-text.ts";

/** A figure printed in a passage, in the units of the amounts of a record. */
export interface PrintedFigure {
  readonly kind: "money" | "rate" | "cap" | "duration" | "count";
  /** 20万元 is 200000 元. */
  readonly value: number;
  readonly unit: string;
  readonly printed: string;
  /** Where it starts in the text of the passage. */
  readonly start: number;
}

const FIGURE =
  /(?<![\d.〔[(第])(\d+(?:,\d{3})*(?:\.\d+)?)\s*(百万|千万|万|亿|千|百)?(元|%|个百分点|年|个月|个?工作日|天|日|家|人|平方米|张|名|次|周岁)/gu;
/** Words before a sum that make it the most there is. */
const CAP = /(?:最高|不超过|上限|不高于|至多|封顶)[^，,。；;]{0,8}$/u;
const SCALES: Readonly<Record<string, number>> = {
  百: 100,
  千: 1000,
  万: 10_000,
  百万: 1_000_000,
  千万: 10_000_000,
  亿: 100_000_000,
};
const DURATIONS = /^(?:年|个月|个?工作日|天|日|周岁)$/u;

/** Finds the sums, rates, terms and counts that a passage prints in digits; parts of dates are none. */
export function findFigures(text: string): PrintedFigure[] {
  const plain = toPlain(text);
  return [...plain.matchAll(FIGURE)].flatMap(
    ({ 0: match, 1: digits = "", 2: scale = "", 3: unit = "", index }) => {
      if (isOfDate(plain, index, match)) return [];
      const value = Number(digits.replaceAll(",", "")) * (SCALES[scale] ?? 1);
      // Floating point gives 1.1 × 10000 = 11000.000000000002.
      const rounded = Number(value.toPrecision(12));
      const printed = text.slice(index, index + match.length);
      const kind = kindOf(unit, plain.slice(0, index));
      return [{ kind, value: rounded, unit, printed, start: index }];
    },
  );
}

function kindOf(unit: string, before: string): PrintedFigure["kind"] {
  if (unit === "元") return CAP.test(before) ? "cap" : "money";
  if (unit === "%" || unit === "个百分点") return "rate";
  return DURATIONS.test(unit) ? "duration" : "count";
}

/** 2026年1月1日, 6月底, 1日起; a year of four digits is never a term. */
function isOfDate(plain: string, index: number, match: string): boolean {
  const after = plain.slice(index + match.length);
  if (/^\d{4}年$/u.test(match) || /^\s*\d{1,2}月/u.test(after)) return true;
  return match.endsWith("日") && !match.endsWith("工作日") && /月\s*$/u.test(plain.slice(0, index));
}
