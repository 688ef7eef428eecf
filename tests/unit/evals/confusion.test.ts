import { expect, it } from "vitest";
import { confusionLines, topShare } from "#tests/evals/scorers/confusion.ts";

const ITEMS = [
  { wanted: ["14"], got: ["14", "20"] },
  { wanted: ["14"], got: ["1", "14"] },
  { wanted: ["14", "1"], got: ["1"] },
  { wanted: ["20"], got: [] },
];

it("counts what stands first and among the first three", () => {
  expect(topShare(ITEMS, 1)).toBe(50);
  expect(topShare(ITEMS, 3)).toBe(75);
});

it("tells what was taken for what", () => {
  expect(confusionLines(ITEMS)).toEqual(["14: 1 of 2; 1 ×1", "20: 0 of 1; nothing ×1"]);
});
