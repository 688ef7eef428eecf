import { expect, it } from "vitest";
import { toPageLines } from "#knowledge/documents/pdf/page-lines.ts";

function item(text: string, x: number, y: number) {
  return { text, x, y, width: text.length * 10, size: 10 };
}

it.each([
  [
    "puts together what stands on one line, from left to right",
    [item("乙", 20, 100), item("甲", 10, 101)],
    ["甲乙"],
  ],
  ["begins another line lower down", [item("甲", 10, 100), item("乙", 10, 80)], ["甲", "乙"]],
  ["puts a space where there is a gap", [item("第一条", 0, 0), item("甲", 50, 0)], ["第一条 甲"]],
  [
    "puts a space between two Latin words",
    [item("open", 0, 0), item("data", 42, 0)],
    ["open data"],
  ],
  ["closes up a line that was set wide", [item("第 四 条 用 人 单位", 0, 0)], ["第四条用人单位"]],
  ["keeps the space of a short heading", [item("总 则", 0, 0)], ["总 则"]],
])("%s", (_, items, lines) => {
  expect(toPageLines(items).map(({ text }) => text)).toEqual(lines);
});
