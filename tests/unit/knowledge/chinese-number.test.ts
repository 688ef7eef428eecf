import { expect, it } from "vitest";
import { formatChineseNumber, parseChineseNumber } from "#knowledge/chinese-number.ts";

it("reads and writes every numeral from 1 to 99 alike", () => {
  for (let value = 1; value <= 99; value += 1) {
    expect(parseChineseNumber(formatChineseNumber(value))).toBe(value);
  }
});

it.each(["", "零", "十十", "一二", "14", "百"])("takes %j for no numeral", (text) => {
  expect(parseChineseNumber(text)).toBeUndefined();
});
