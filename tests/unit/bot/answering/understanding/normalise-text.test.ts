import { expect, it } from "vitest";
import { normaliseText } from "#bot/answering/understanding/normalise-text.ts";

it.each([
  ["長者食堂", "长者食堂"],
  ["託育機構有什麼補助", "托育机构有什么补助"],
  ["智慧養老院", "智慧养老院"],
  ["ＡＢＣ１２３％", "abc123%"],
  ["  多\n行\t文字  ", "多 行 文字"],
  ["养老\u0000床\u200b位\u{E0041}", "养老床位"],
  ["半个\ud83d字", "半个字"],
  ["有吗？（急）", "有吗？（急）"],
])("reads %j as %j", (written, readable) => {
  expect(normaliseText(written)).toBe(readable);
});
