import { expect, it } from "vitest";
import { formatChineseNumber, parseChineseNumber } from "#knowledge/chinese-number.ts";

it("reads and writes every numeral from 1 to 99 alike", () => {
  for (let value = 1; value <= 99; value += 1) {
    expect(parseChineseNumber(formatChineseNumber(value))).toBe(value);
  }
});

it.each([
  ["两百", 200],
  ["三百零五", 305],
  ["十万", 100_000],
  ["六十万", 600_000],
  ["一万二千", 12_000],
  ["一亿零五万", 100_050_000],
])("reads %s", (text, value) => {
  expect(parseChineseNumber(text)).toBe(value);
});

it.each(["", "零", "十十", "一二", "14", "百", "十四五", "十百", "万"])(
  "takes %j for no numeral",
  (text) => {
    expect(parseChineseNumber(text)).toBeUndefined();
  },
);
