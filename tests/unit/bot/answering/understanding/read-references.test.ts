import { describe, expect, it } from "vitest";
import { readMeasureNamed, readYears } from "#bot/answering/understanding/read-references.ts";

describe("a measure named", () => {
  it.each([
    ["第十四条讲什么", 14],
    ["（二十六）是什么", 26],
    ["第3项措施", 3],
    ["what does measure 14 say", 14],
    ["《上海市推动生活性服务业补短板上水平提高人民生活品质行动方案》第十四条讲什么", 14],
    ["第三十条", null],
    ["养老服务条例第十四条", null],
    ["《中华人民共和国增值税法》第二十四条", null],
    ["十四五期间", null],
    ["我有三条狗", null],
  ])("%s → %s", (text, number) => {
    expect(readMeasureNamed(text)).toBe(number);
  });
});

describe("years named", () => {
  const today = new Date("2026-11-23T08:00:00Z");
  it.each([
    ["到2030年完成多少台", [2030]],
    ["明年还有吗", [2027]],
    ["26年的计划", [2026]],
    ["满3年以上", []],
    ["电话13800202512", []],
  ])("%s → %s", (text, years) => {
    expect(readYears(text, today)).toEqual(years);
  });
});
