import { parseChineseNumber } from "#knowledge/chinese-number.ts";

/** A number as a text states it. */
export interface Quantity {
  readonly printed: string;
  /** 17.8万 and 178,000 are one value. */
  readonly value: number;
  /** The measure word or sign behind it; empty where there is none. */
  readonly unit: string;
}

const UNIT =
  "个百分点|%|元|块|成|折|倍|平方米|张|家|套|间|所|床|台|名|人|岁|年|个?月|日|天|个?工作日|小时|分钟|个|次";
const ARABIC = new RegExp(`(\\d+(?:,\\d{3})*(?:\\.\\d+)?)(万亿|万|亿)?(${UNIT})?`, "gu");
const CHINESE = new RegExp(`([一二两三四五六七八九十百千万亿零〇]+)(${UNIT})`, "gu");
const SCALE: Readonly<Record<string, number>> = {
  万: 10_000,
  亿: 100_000_000,
  万亿: 1_000_000_000_000,
};
/** 块 is how people say 元. */
const SAME_UNIT: Readonly<Record<string, string>> = { 块: "元" };
/** Below it a Chinese numeral is mostly no figure (一个, 两家), unless it counts money or shares. */
const LEAST_FIGURE = 10;
const ALWAYS_FIGURE = /^(?:元|成|折|倍|%|个百分点)$/u;

/** Reads the numbers of a text: in digits with their scale, and in Chinese numerals before a measure word. */
export function readQuantities(text: string): Quantity[] {
  const arabic = [...text.matchAll(ARABIC)].map(([, digits = "", scale = "", unit = ""]) => ({
    printed: digits + scale,
    value: toValue(digits, scale),
    unit: SAME_UNIT[unit] ?? unit,
  }));
  return [...arabic, ...readChinese(text)];
}

function readChinese(text: string): Quantity[] {
  return [...text.matchAll(CHINESE)].flatMap(([printed, numeral = "", word = ""]) => {
    const value = parseChineseNumber(numeral);
    const unit = SAME_UNIT[word] ?? word;
    const isFigure = value !== undefined && (value >= LEAST_FIGURE || ALWAYS_FIGURE.test(unit));
    return isFigure ? [{ printed, value, unit }] : [];
  });
}

function toValue(digits: string, scale: string): number {
  const value = Number(digits.replaceAll(",", "")) * (SCALE[scale] ?? 1);
  return Number(value.toFixed(4));
}
