const NUMERALS = "零一二三四五六七八九";
const DIGITS: Readonly<Record<string, number>> = {
  ...Object.fromEntries([...NUMERALS].map((numeral, value) => [numeral, value])),
  〇: 0,
  两: 2,
};
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** Reads a Chinese numeral of one or more (十四, 二十, 三百零五, 十万); anything else gives `undefined`. */
export function parseChineseNumber(text: string): number | undefined {
  let total = 0;
  for (const part of text.split(/(?<=[万亿])/u)) {
    const mark = /[万亿]$/u.exec(part)?.[0] ?? "";
    const section = parseSection(part.slice(0, part.length - mark.length));
    if (section === undefined) return undefined;
    total = mark === "亿" ? (total + section) * 100_000_000 : total + section * (mark ? 10_000 : 1);
  }
  return total > 0 ? total : undefined;
}

/** The digits and their units below 万, the units falling: 三百零五. */
function parseSection(text: string): number | undefined {
  let sum = 0;
  let digit: number | undefined;
  let lastUnit = Number.POSITIVE_INFINITY;
  for (const character of text) {
    const unit = UNITS[character];
    if (unit === undefined) {
      if (!(character in DIGITS) || digit) return undefined;
      digit = DIGITS[character];
      continue;
    }
    const times = digit ?? (unit === 10 ? 1 : 0);
    if (times === 0 || unit >= lastUnit) return undefined;
    sum += times * unit;
    lastUnit = unit;
    digit = undefined;
  }
  return text === "" ? undefined : sum + (digit ?? 0);
}

/** Writes a whole number from 1 to 9999 as a Chinese numeral: 14 → 十四, 105 → 一百零五. */
export function formatChineseNumber(value: number): string {
  let [text, rest] = ["", value];
  for (const [unit, sign] of [
    [1000, "千"],
    [100, "百"],
    [10, "十"],
    [1, ""],
  ] as const) {
    const digit = Math.floor(rest / unit);
    rest %= unit;
    if (digit > 0) text += NUMERALS.charAt(digit) + sign;
    else if (text !== "" && rest > 0 && !text.endsWith("零")) text += "零";
  }
  return text.replace(/^一十/u, "十") || "零";
}
