import { expect, it } from "vitest";
import { tools } from "#tests/support/tools.ts";

it.each([
  ["培训补帖怎么领", "培训补贴怎么领"],
  ["养老床味有多少", "养老床位有多少"],
  ["适老划改造", "适老化改造"],
])("mends what was typed by sound: %s", (written, meant) => {
  expect(tools.reader.read(written).text).toBe(meant);
});

it.each([
  "轮椅有地方租吗",
  "北京养老院多少钱",
  "附近有托育点吗",
  "我想开家小店",
  "护理员考证有补贴吗",
  "要自己去政府交材料吗",
])("leaves right words alone: %s", (written) => {
  expect(tools.reader.read(written).text).toBe(written);
});
