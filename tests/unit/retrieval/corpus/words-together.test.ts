import { expect, it } from "vitest";
import { createTogetherMeter } from "#retrieval/corpus/words-together.ts";

const FAR = "。".repeat(50);
const WEIGHTS: Record<string, number> = { 租金: 1, 减免: 1, 国有: 2 };
const weight = (word: string): number => WEIGHTS[word] ?? 0;
const meter = createTogetherMeter(["租金", "减免", "国有", "租金"], { weight, width: 10 });

it("measures the weight of words in one window, in any order and counted once", () => {
  expect(meter("减免国有房屋租金")).toBe(1);
  expect(meter(`国有${FAR}租金减免租金`)).toBe(0.5);
  expect(meter(`租金${FAR}国有的租金`)).toBe(0.75);
});

it("takes words at the window's width as together, one further as apart", () => {
  expect(meter(`租金${"。".repeat(8)}减免`)).toBe(0.5);
  expect(meter(`租金${"。".repeat(9)}减免`)).toBe(0.25);
});

it("is 0 for a text without the words and for a query without any", () => {
  expect(meter("办税")).toBe(0);
  expect(createTogetherMeter([], { weight, width: 10 })("办税")).toBe(0);
});
