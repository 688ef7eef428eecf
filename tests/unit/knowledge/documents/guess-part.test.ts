import { expect, test } from "vitest";
import { findFigures } from "#knowledge/documents/find-figures.ts";
import { guessPart } from "#knowledge/documents/guess-part.ts";
import { parseLines } from "#tests/support/read-document.ts";

test("suggests the part of a record by the words of a passage and the headings above", async () => {
  const { passages } = await parseLines([
    "一、补贴对象",
    "在本市新开办的社区食堂。",
    "二、补贴标准",
    "每家每年最高20万元。",
    "三、申请条件",
    "营业面积达到规定要求。",
    "四、不予补贴的情形",
    "停业超过三个月的。",
    "五、申请程序",
    "向街道提出，十日内答复。",
    "六、申请材料",
    "营业执照复印件。",
    "七、其他",
    "原《云岭市食堂办法》同时废止。",
    "天气晴朗。",
  ]);
  const guessed = passages.filter(({ kind }) => kind === "clause").map(guessPart);
  expect(guessed).toEqual([
    "who",
    "benefit",
    "conditions",
    "exclusions",
    "apply",
    "papers",
    "formerly",
    null,
  ]);
});

test.each([
  ["（一）租金补贴。按实际租金的30%给予补贴。", "benefit"],
  ["第三条　本办法适用于本市社区食堂。", "who"],
  ["第四条　申请人应当符合下列条件：", "conditions"],
  ["第五条　已享受同类补贴的，不重复享受。", "exclusions"],
  ["第六条　申请人应当提交下列材料：", "papers"],
])("suggests without a heading: %s", async (line, part) => {
  const { passages } = await parseLines([line]);
  expect(passages.map(guessPart)).toEqual([part]);
});

test("finds the figures that a passage prints, and no parts of dates", () => {
  const text =
    "自2026年1月1日起，按租金的３０％补贴，每家最高２０万元，一次性奖励1,500元，期限3年，在10个工作日内拨付，惠及1.1万人（云府〔2025〕3号）。";
  const figures = findFigures(text);
  expect(figures.map(({ kind, value, unit, printed }) => [kind, value, unit, printed])).toEqual([
    ["rate", 30, "%", "３０％"],
    ["cap", 200000, "元", "２０万元"],
    ["money", 1500, "元", "1,500元"],
    ["duration", 3, "年", "3年"],
    ["duration", 10, "个工作日", "10个工作日"],
    ["count", 11000, "人", "1.1万人"],
  ]);
  expect(figures.every(({ printed, start }) => text.startsWith(printed, start))).toBe(true);
});
