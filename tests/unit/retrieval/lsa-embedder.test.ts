import { describe, expect, it } from "vitest";
import { fitLsa, openLsaEmbedder } from "#retrieval/lsa-embedder.ts";

const TEXTS = [
  ["电梯", "住宅", "楼"],
  ["电梯", "加装", "楼"],
  ["扶梯", "加装", "楼"],
  ["床位", "养老", "护理"],
  ["床位", "护理", "老人"],
  ["养老", "老人", "院"],
];
const SETTINGS = { dimensions: 2, oversampling: 4, iterations: 4 };
const embedder = openLsaEmbedder(fitLsa(TEXTS, SETTINGS));
const cosine = (a: Float32Array, b: Float32Array) =>
  a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);

describe("the embedder built from the texts themselves", () => {
  it("brings words of one subject together that never stand side by side", () => {
    const near = cosine(embedder.embed(["住宅"]), embedder.embed(["扶梯"]));
    const far = cosine(embedder.embed(["住宅"]), embedder.embed(["床位"]));
    expect(near).toBeGreaterThan(0.9);
    expect(far).toBeLessThan(0.1);
  });

  it("gives vectors of length 1, and of zeros for unknown words", () => {
    expect(Math.hypot(...embedder.embed(["电梯", "楼"]))).toBeCloseTo(1, 5);
    expect([...embedder.embed(["火箭"])]).toEqual([0, 0]);
  });

  it("places its own texts where it would embed them", () => {
    const model = fitLsa(TEXTS, { ...SETTINGS, dimensions: 6 });
    const full = openLsaEmbedder(model);
    TEXTS.forEach((text, place) => {
      const vector = model.vectors.subarray(place * 6, (place + 1) * 6);
      expect(cosine(vector, full.embed(text))).toBeCloseTo(1, 4);
    });
  });

  it("is the same every time", () => {
    expect(fitLsa(TEXTS, SETTINGS)).toEqual(fitLsa(TEXTS, SETTINGS));
  });

  it("has no more dimensions than texts", () => {
    expect(openLsaEmbedder(fitLsa([["甲"]], SETTINGS)).dimensions).toBe(1);
  });
});
