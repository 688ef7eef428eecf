import { expect, it } from "vitest";
import { fuseScores } from "#retrieval/fuse-scores.ts";

it("puts what several lists find before what one finds as well", () => {
  const fused = fuseScores([
    { weight: 1, hits: [hit("a", 0.5), hit("b", 0.4)] },
    { weight: 1, hits: [hit("c", 0.5), hit("b", 0.4)] },
  ]);
  expect(fused.map(({ id }) => id)).toEqual(["b", "a", "c"]);
});

it("counts a heavier list for more", () => {
  const lists = [
    { weight: 1, hits: [hit("a", 0.5)] },
    { weight: 2, hits: [hit("b", 0.5)] },
  ];
  expect(fuseScores(lists)).toEqual([hit("b", 1), hit("a", 0.5)]);
});

it("keeps the first list's order among equals", () => {
  const lists = [{ weight: 1, hits: [hit("a", 0.5), hit("b", 0.5)] }];
  expect(fuseScores(lists).map(({ id }) => id)).toEqual(["a", "b"]);
});

function hit(id: string, score: number): { id: string; score: number } {
  return { id, score };
}
