import { parseChineseNumber } from "#knowledge/chinese-number.ts";

const MEASURES = 26;
const CHINESE_MEASURE =
  /(?:[（(](?=[一二三四五六七八九十]+[）)])|(?<!(?:条例|法|规定|细则)》?)第)([一二三四五六七八九十]{1,3}|\d{1,2})(?:[）)]|条|项|点措施|个措施)|measure (?:no\. ?)?(\d{1,2})/u;
const YEAR = /(?<!\d)(20\d{2})(?!\d)/gu;
const SHORT_YEAR = /(?<!\d)(\d{2})年(?!内|以上|以下|来)/gu;

/**
 * Reads 第十四条, （十四）, 第14项 or "measure 14" as 14; numbers outside 1–26, and articles of another text
 * (养老服务条例第十四条), do not count.
 */
export function readMeasureNamed(text: string): number | null {
  const match = CHINESE_MEASURE.exec(text);
  const printed = match?.[1] ?? match?.[2];
  if (!printed) return null;
  const number = parseChineseNumber(printed) ?? Number(printed);
  return number >= 1 && number <= MEASURES ? number : null;
}

/** A text without the measure that it names. */
export function withoutMeasureNamed(text: string): string {
  return text.replace(CHINESE_MEASURE, " ");
}

/** Reads the years that a text names, in full, in two digits (26年) or relative to today (明年). */
export function readYears(text: string, today: Date): number[] {
  const thisYear = today.getUTCFullYear();
  const relative = [
    ["明年", 1],
    ["后年", 2],
    ["今年", 0],
    ["去年", -1],
    ["前年", -2],
    ["last year", -1],
    ["next year", 1],
    ["this year", 0],
  ] as const;
  return [
    ...[...text.matchAll(YEAR)].map(([, year]) => Number(year)),
    ...[...text.matchAll(SHORT_YEAR)].map(([, year]) => 2000 + Number(year)),
    ...relative.filter(([word]) => text.includes(word)).map(([, shift]) => thisYear + shift),
  ];
}
