import { expect, it } from "vitest";
import { fuseRanks } from "#retrieval/fuse-ranks.ts";

const list = (weight: number, ...ids: string[]) => ({
  weight,
  hits: ids.map((id) => ({ id, score: 1 })),
});

it("puts what both lists find before what one finds", () => {
  const fused = fuseRanks([list(1, "a", "b"), list(1, "c", "b")], 60);
  expect(fused.map(({ id }) => id)).toEqual(["b", "a", "c"]);
});

it("counts a heavier list for more", () => {
  expect(fuseRanks([list(1, "a"), list(2, "b")], 60)[0]?.id).toBe("b");
});

it("scores by reciprocal rank, whatever the lists' own scores", () => {
  expect(fuseRanks([list(1, "a", "b")], 60)).toEqual([
    { id: "a", score: 1 / 61 },
    { id: "b", score: 1 / 62 },
  ]);
});
