import { expect, it } from "vitest";
import { cleanText } from "#knowledge/clean-text.ts";

it.each([
  ["１７．８万张,达\n到８５％左右.", "17.8万张，达到85%左右。"],
  ["«通知»(试行);“互联网＋”:", "《通知》（试行）；“互联网+”："],
  ["夜\n\n—０１—\n\n间经济", "夜间经济"],
  ["—６—", ""],
  ["", ""],
])("reads %j as %j", (raw, clean) => {
  expect(cleanText(raw).text).toBe(clean);
});

it("knows where each character stood", () => {
  const { text, rawOffsets } = cleanText("　夜\n—０１—\n间 经济");
  expect([...text].map((_, i) => rawOffsets[i])).toEqual([1, 8, 10, 11]);
});
