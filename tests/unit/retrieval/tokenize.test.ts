import { expect, it } from "vitest";
import { createTokenizer } from "#retrieval/tokenize.ts";

const tokenizer = createTokenizer(["社区食堂", "海派特色小店"]);

it("keeps the project's terms whole and gives their parts too", () => {
  expect(tokenizer.words("社区食堂")).toEqual(expect.arrayContaining(["社区", "食堂", "社区食堂"]));
});

it("gives character pairs beside the words, which mend a wrong cut", () => {
  expect(tokenizer.tokens("开家食堂")).toEqual(expect.arrayContaining(["_开家", "_家食", "_食堂"]));
});

it("leaves punctuation out and never pairs across it", () => {
  expect(tokenizer.tokens("电梯，楼道。")).not.toContain("_梯楼");
  expect(tokenizer.words("，。？！")).toEqual([]);
});

it.each([
  ["beds", "bed"],
  ["subsidies", "subsidy"],
  ["training", "train"],
  ["business", "business"],
])("finds %s by %s", (written, stem) => {
  expect(tokenizer.words(written)).toEqual([stem]);
});
