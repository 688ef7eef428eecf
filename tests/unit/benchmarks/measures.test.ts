import { expect, it } from "vitest";
import { measure } from "#tests/benchmarks/retrieval/measures.ts";

const query = (grades: Record<string, number>) => ({
  text: "",
  grades: new Map(Object.entries(grades)),
});

it("measures recall, reciprocal rank and gain as BEIR does", () => {
  const measures = measure([query({ a: 1, b: 1 })], [["x", "a", "y", "b"]]);
  expect(measures).toMatchObject({ recall1: 0, recall5: 1, recall10: 1, mrr10: 0.5 });
  const best = 1 + 1 / Math.log2(3);
  expect(measures.ndcg10).toBeCloseTo((1 / Math.log2(3) + 1 / Math.log2(5)) / best, 10);
});

it("counts what was not found as nothing and takes the mean over questions", () => {
  const measures = measure([query({ a: 1 }), query({ b: 2 })], [["a"], []]);
  expect(measures).toEqual({ recall1: 0.5, recall5: 0.5, recall10: 0.5, mrr10: 0.5, ndcg10: 0.5 });
});
