import { expect, it } from "vitest";
import { compareAll, sumOpenings } from "#retrieval/corpus/passage-vectors.ts";
import { setRow, startRows } from "#retrieval/vector-rows.ts";

const EAST = [1, 0];
const NORTH = [0, 1];

it("compares with the nearest passage and with the three that open a document", () => {
  const near = compareAll(Float32Array.from(EAST), open([[NORTH, NORTH, NORTH, EAST], [EAST]]));
  expect([...near.passageCosines].map((cosine) => cosine.toFixed(2))).toEqual(["1.00", "1.00"]);
  expect([...near.passages]).toEqual([3, 4]);
  expect([...near.openingCosines].map((cosine) => cosine.toFixed(2))).toEqual(["0.00", "1.00"]);
});

it("gives a document without a known word no nearness", () => {
  const near = compareAll(Float32Array.from(EAST), open([[EAST], [[0, 0]]]));
  expect(near.openingCosines[1]).toBe(0);
});

function open(documents: number[][][]) {
  const vectors = documents.flat();
  const rows = startRows(vectors.length, { dimensions: 2 } as never);
  for (const [place, vector] of vectors.entries()) setRow(rows, place, Float32Array.from(vector));
  const documentOf = Uint32Array.from(documents.flatMap((it, place) => it.map(() => place)));
  return sumOpenings(rows, { documentOf, documents: documents.length });
}
