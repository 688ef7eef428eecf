import { expect, it } from "vitest";
import { splitPassages } from "#retrieval/corpus/split-passages.ts";

it("cuts at ends of sentences and loses no character", () => {
  const text = "第一句。第二句！\n第三句没有完";
  const passages = splitPassages(text, 8);
  expect(passages).toEqual(["第一句。第二句！", "\n第三句没有完"]);
  expect(passages.join("")).toBe(text);
});

it("keeps a sentence whole that is longer than a passage", () => {
  expect(splitPassages("短。这一句比一段还要长得多。短。", 5)).toEqual([
    "短。",
    "这一句比一段还要长得多。",
    "短。",
  ]);
});

it("cuts at signs of half width as well, which NFKC makes of the wide ones", () => {
  expect(splitPassages("问题吗？问题吗！第三；第四。".normalize("NFKC"), 5)).toHaveLength(4);
});

it("makes one empty passage of an empty text", () => {
  expect(splitPassages("", 10)).toEqual([""]);
});
