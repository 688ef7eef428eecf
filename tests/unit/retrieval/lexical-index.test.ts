import { describe, expect, it } from "vitest";
import { createLexicalIndex } from "#retrieval/lexical-index.ts";

const BM25 = { k1: 1.2, b: 0.75 };
const index = createLexicalIndex(
  [
    { id: "lift", tokens: ["加装", "电梯", "住宅"] },
    { id: "beds", tokens: ["养老", "床位", "养老"] },
    { id: "homes", tokens: ["住宅", "租赁", "租赁", "服务", "网点"] },
  ],
  BM25,
);

describe("the lexical index", () => {
  it("puts the text with the rarer words first", () => {
    expect(index.search(["电梯", "住宅"], 5).map(({ id }) => id)).toEqual(["lift", "homes"]);
  });

  it("scores as BM25 does", () => {
    // One text of length 3 (mean 11/3) holds 床位 once; idf = ln(1 + 2.5 / 1.5).
    const length = 1 - BM25.b + (BM25.b * 3) / (11 / 3);
    const expected = Math.log(1 + 2.5 / 1.5) * ((1 * 2.2) / (1 + 1.2 * length));
    expect(index.search(["床位"], 1)[0]?.score).toBeCloseTo(expected, 5);
  });

  it("counts a word that the query repeats once", () => {
    expect(index.search(["床位", "床位"], 1)).toEqual(index.search(["床位"], 1));
  });

  it("gives nothing for words it does not know, and nothing from nothing", () => {
    expect(index.search(["火箭"], 5)).toEqual([]);
    expect(createLexicalIndex([], BM25).search(["电梯"], 5)).toEqual([]);
  });

  it("gives no more than asked for and keeps the given order in a tie", () => {
    const twins = createLexicalIndex(
      [
        { id: "first", tokens: ["电梯"] },
        { id: "second", tokens: ["电梯"] },
      ],
      BM25,
    );
    expect(twins.search(["电梯"], 1).map(({ id }) => id)).toEqual(["first"]);
  });

  it("weighs a word that no text holds as the rarest", () => {
    expect(index.weight("火箭")).toBe(index.weight("床位"));
    expect(index.weight("住宅")).toBeLessThan(index.weight("床位"));
  });
});
