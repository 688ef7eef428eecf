const NUMERALS = "零一二三四五六七八九";

/** Reads a Chinese numeral from 一 to 九十九; anything else gives `undefined`. */
export function parseChineseNumber(text: string): number | undefined {
  const match = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/u.exec(text);
  if (!match || text === "") return undefined;
  const [, tens, ten, ones] = match;
  if (!ten) return tens && !ones ? NUMERALS.indexOf(tens) : undefined;
  return (tens ? NUMERALS.indexOf(tens) : 1) * 10 + (ones ? NUMERALS.indexOf(ones) : 0);
}

/** Writes a whole number from 1 to 99 as a Chinese numeral: 14 → 十四. */
export function formatChineseNumber(value: number): string {
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  const head = tens > 1 ? NUMERALS.charAt(tens) : "";
  return `${head}${tens > 0 ? "十" : ""}${ones > 0 || tens === 0 ? NUMERALS.charAt(ones) : ""}`;
}
