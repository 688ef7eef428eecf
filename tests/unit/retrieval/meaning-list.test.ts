import { describe, expect, it } from "vitest";
import type { Hit } from "#retrieval/lexical-index.ts";
import { openMeaningList } from "#retrieval/meaning-list.ts";
import type { PhrasingVectors } from "#retrieval/near-phrasings.ts";
import { randomNumbers } from "#retrieval/random-numbers.ts";
import { tellMattersApart } from "#retrieval/tell-matters-apart.ts";
import { setRow, startRows } from "#retrieval/vector-rows.ts";

const WIDTH = 48;
const MATTERS = 200;
const PHRASINGS = 5;

const random = randomNumbers(7);
const noise = () => Float32Array.from({ length: WIDTH }, random);

function unit(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}

/** Matters, each phrasing of which lies around the matter's own middle, `spread` apart. */
function createMatters(spread: number) {
  const middles = Array.from({ length: MATTERS }, noise);
  const phrasings = middles.flatMap((middle) =>
    Array.from({ length: PHRASINGS }, () => {
      const aside = noise();
      return middle.map((value, at) => value + spread * (aside[at] ?? 0));
    }),
  );
  return { middles, phrasings };
}

/** Of length 1, all with so much in common: their cosines are the nearer to 1 the more that is. */
function toVector(vector: Float32Array, common: number): Float32Array {
  return unit(Float32Array.of(...unit(vector), common));
}

function toVectors(phrasings: readonly Float32Array[], common = 0): PhrasingVectors {
  const rows = startRows(phrasings.length, { dimensions: WIDTH + 1 });
  phrasings.forEach((vector, at) => {
    setRow(rows, at, toVector(vector, common));
  });
  const ids = Array.from({ length: MATTERS }, (_, at) => `m${at}`);
  return {
    ids,
    starts: Uint32Array.from({ length: MATTERS + 1 }, (_, at) => at * PHRASINGS),
    rows,
  };
}

function shareApart(vectors: PhrasingVectors): number {
  const work = tellMattersApart(vectors);
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

const { middles, phrasings } = createMatters(0.8);
const near = middles[17] as Float32Array;

describe("the list of what is near in meaning by other vectors", () => {
  it("has the matter that is meant first, also where the words found others only", () => {
    const list = openMeaningList(toVectors(phrasings));
    const [first] = list(toVector(near, 0), ["m1", "m2"]);
    expect(first?.id).toBe("m17");
    expect(first?.score).toBeGreaterThan(0.5);
    expect(first?.score).toBeLessThanOrEqual(1);
  });

  it("scores a matter alike whether a model's cosines lie around 0 or near 1", () => {
    const [plain, moved] = [0, 1.5].map((common) =>
      openMeaningList(toVectors(phrasings, common))(toVector(near, common), []),
    ) as [Hit[], Hit[]];
    expect(moved[0]?.id).toBe("m17");
    expect(Math.abs((moved[0]?.score ?? 0) - (plain[0]?.score ?? 0))).toBeLessThan(0.25);
    expect(Math.abs((moved[20]?.score ?? 0) - (plain[20]?.score ?? 0))).toBeLessThan(0.05);
  });

  it("has no scores where all vectors are alike", () => {
    const same = phrasings.map(() => new Float32Array(WIDTH).fill(1));
    const hits = openMeaningList(toVectors(same))(toVector(near, 0), ["m1", "m2"]);
    expect(new Set(hits.map(({ score }) => score)).size).toBe(1);
  });
});

describe("telling matters apart", () => {
  it("works with vectors that say something, and not with those that do not", () => {
    expect(shareApart(toVectors(phrasings))).toBeGreaterThan(0.9);
    expect(shareApart(toVectors(phrasings.map(noise)))).toBeLessThan(0.15);
    expect(shareApart(toVectors(phrasings.map(() => new Float32Array(WIDTH).fill(1))))).toBe(0);
  });
});
