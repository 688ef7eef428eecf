import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createWordEmbedder, openWordVectors, writeWordVectors } from "#retrieval/word-vectors.ts";

const PROJECT_FILE = fileURLToPath(
  new URL("../../../retrieval/weights/word-vectors.index", import.meta.url),
);

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "shenwen-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("word vectors", () => {
  it("sums a text's tokens by weight and gives a vector of length 1", () => {
    const path = join(folder, "v.index");
    writeWordVectors(
      ["电梯", "养老"],
      { rows: Float32Array.of(3, 0, 0, 5), weights: Float32Array.of(1, 2) },
      path,
    );
    const { embed, dimensions } = createWordEmbedder(openWordVectors(path));
    expect(dimensions).toBe(2);
    expect([...embed(["电梯"])]).toEqual([1, 0]);
    const both = embed(["电梯", "养老", "火箭"]);
    expect(Math.hypot(...both)).toBeCloseTo(1, 5);
    expect((both[1] ?? 0) / (both[0] ?? 1)).toBeCloseTo(10 / 3, 1);
    expect([...embed(["火箭"])]).toEqual([0, 0]);
  });

  it("says how to bring back a file that is missing", () => {
    expect(() => openWordVectors(join(folder, "none"))).toThrow(/absent.*train:embedder/u);
  });

  it("come with the project in less than 16 MB and know everyday words and the law's", () => {
    expect(statSync(PROJECT_FILE).size).toBeLessThan(16_000_000);
    const { embed } = createWordEmbedder(openWordVectors());
    const cosine = (a: string[], b: string[]): number =>
      embed(a).reduce((sum, value, i) => sum + value * (embed(b)[i] ?? 0), 0);
    const unpaid = ["老板", "拖欠", "工资"];
    expect(cosine(unpaid, ["用人单位", "劳动报酬"])).toBeGreaterThan(
      cosine(unpaid, ["海关", "关税"]),
    );
    const bitten = ["狗", "咬", "医药费"];
    expect(cosine(bitten, ["饲养", "动物", "侵权"])).toBeGreaterThan(
      cosine(bitten, ["遗产", "继承"]),
    );
  });
});
