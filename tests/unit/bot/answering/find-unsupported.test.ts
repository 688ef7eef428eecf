import { describe, expect, it } from "vitest";
import { findUnsupported } from "#bot/answering/find-unsupported.ts";

const BODIES = ["市民政局", "市教委"];
const part = (text: string, ...grounds: string[]) => ({ kind: "lead" as const, text, grounds });

describe("a statement", () => {
  it.each([
    ["养老床位17.8万张", "总数达到17.8万张"],
    ["178,000 beds", "总数达到17.8万张"],
    ["覆盖率85%", "达到85%左右"],
    ["先找市民政局", "（责任部门：市民政局）"],
    ["见沪府办发〔2022〕23号", "沪府办发〔2022〕23号"],
    ["没有数字的话", ""],
    ["六十万套以上", "保障性租赁住房60万套（间）以上"],
    ["60万套", "六十万套"],
    ["这一条写了两家单位的事", "推进电梯"],
    ["“十四五”期间的事", "推进电梯"],
  ])("stands when its grounds bear it out: %s", (text, ground) => {
    expect(findUnsupported(part(text, ground), BODIES)).toEqual([]);
  });

  it.each([
    ["每台补贴28万元", "推进既有多层住宅加装电梯", "28万"],
    ["1.78万张", "总数达到17.8万张", "1.78万"],
    ["到2030年", "到2025年", "2030"],
    ["补贴八十五%，即85%", "85家门店", "85"],
    ["可以领十万块补贴", "推进既有多层住宅加装电梯", "十万块"],
    ["政府出七成", "鼓励开展以旧换新", "七成"],
    ["最长三百天", "到2025年", "三百天"],
    ["100元", "打造100个智慧养老院", "100"],
    ["先找市教委", "（责任部门：市民政局）", "市教委"],
    ["见沪府办发〔2023〕23号", "沪府办发〔2022〕23号 2023", "府办发〔2023〕23号"],
    [
      "原文是“将在三年内建成全部社区食堂并免费”",
      "配置补齐社区食堂",
      "将在三年内建成全部社区食堂并免费",
    ],
  ])("falls when they do not: %s", (text, ground, unsupported) => {
    expect(findUnsupported(part(text, ground), BODIES)).toContain(unsupported);
  });
});
