import { expect, it } from "vitest";
import { createPinyinReader } from "#bot/answering/understanding/read-pinyin.ts";

it("prefers a long term to short ones that cover more letters", () => {
  const read = createPinyinReader(["消费", "消费券", "全数", "来访"]);
  expect(read("xiaofeiquan shui laifang")).toBe("消费券来访");
});
