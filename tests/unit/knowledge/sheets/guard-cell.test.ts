import { expect, it } from "vitest";
import { guardCell, unguardCell } from "#knowledge/sheets/guard-cell.ts";

it.each(["=1+1", "+86", "-5", "@cmd", "\t=1", "＝1", "'=1", "''=1"])(
  "keeps a spreadsheet from running %j, and gives it back",
  (text) => {
    expect(guardCell(text)).toBe(`'${text}`);
    expect(unguardCell(guardCell(text))).toBe(text);
  },
);

it.each(["", "问题", "85%", "'问题", "a=b"])("leaves %j alone", (text) => {
  expect(guardCell(text)).toBe(text);
  expect(unguardCell(text)).toBe(text);
});
