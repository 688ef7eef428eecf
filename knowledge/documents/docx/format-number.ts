import { formatChineseNumber } from "../../chinese-number.ts";

const CAPITALS = "零壹贰叁肆伍陆柒捌玖";
const STEMS = "甲乙丙丁戊己庚辛壬癸";
const ROMAN: readonly (readonly [number, string])[] = [
  [1000, "M"],
  [900, "CM"],
  [500, "D"],
  [400, "CD"],
  [100, "C"],
  [90, "XC"],
  [50, "L"],
  [40, "XL"],
  [10, "X"],
  [9, "IX"],
  [5, "V"],
  [4, "IV"],
  [1, "I"],
];
const LETTERS = 26;
const FULL_WIDTH = 0xfee0;

/** How Word writes numbers, by the names of ECMA-376, part 1, 17.18.59; for a bullet nothing. */
const FORMATS: Readonly<Record<string, (value: number) => string>> = {
  none: () => "",
  bullet: () => "",
  decimal: String,
  decimalZero: (value) => String(value).padStart(2, "0"),
  decimalHalfWidth: String,
  decimalFullWidth: widen,
  decimalFullWidth2: widen,
  decimalEnclosedCircle: enclose,
  decimalEnclosedCircleChinese: enclose,
  decimalEnclosedParen: (value) => `（${value}）`,
  decimalEnclosedFullstop: (value) => `${value}.`,
  chineseCounting: formatChineseNumber,
  chineseCountingThousand: formatChineseNumber,
  japaneseCounting: formatChineseNumber,
  taiwaneseCounting: formatChineseNumber,
  taiwaneseCountingThousand: formatChineseNumber,
  ideographDigital: digits,
  japaneseDigitalTenThousand: digits,
  taiwaneseDigital: digits,
  chineseLegalSimplified: (value) =>
    formatChineseNumber(value)
      .replace(/[一二三四五六七八九]/gu, capitalise)
      .replaceAll("十", "拾")
      .replaceAll("百", "佰"),
  ideographTraditional: (value) => STEMS.charAt((value - 1) % STEMS.length),
  upperLetter: letter,
  lowerLetter: (value) => letter(value).toLowerCase(),
  upperRoman: roman,
  lowerRoman: (value) => roman(value).toLowerCase(),
};

/** Writes a number as Word would; `undefined` for a format that is not known here. */
export function formatNumber(value: number, format: string): string | undefined {
  return FORMATS[format]?.(value);
}

function widen(value: number): string {
  return String(value).replace(/\d/gu, (it) => String.fromCharCode(it.charCodeAt(0) + FULL_WIDTH));
}

function enclose(value: number): string {
  return value >= 1 && value <= 20 ? String.fromCharCode(0x245f + value) : String(value);
}

function digits(value: number): string {
  return String(value).replace(/\d/gu, (it) => "〇一二三四五六七八九".charAt(Number(it)));
}

function capitalise(numeral: string): string {
  return CAPITALS.charAt("零一二三四五六七八九".indexOf(numeral));
}

function letter(value: number): string {
  const at = (value - 1) % LETTERS;
  return String.fromCharCode("A".charCodeAt(0) + at).repeat(Math.floor((value - 1) / LETTERS) + 1);
}

function roman(value: number): string {
  let [text, rest] = ["", value];
  for (const [worth, sign] of ROMAN) {
    text += sign.repeat(Math.floor(rest / worth));
    rest %= worth;
  }
  return text;
}
