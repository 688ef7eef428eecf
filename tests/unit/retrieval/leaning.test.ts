import { describe, expect, it } from "vitest";
import { leaningOf, learnLeaning } from "#retrieval/leaning.ts";
import { collectPostings } from "#retrieval/postings.ts";

const text = (id: string, tokens: string) => ({ id, tokens: tokens.split(" ") });
const isInside = (id: string): boolean => id.startsWith("in");

const terms = new Map<string, number>();
const phrasings = collectPostings(
  [
    text("in-loan", "开店 贷款 怎么 办"),
    text("in-loan", "小店 贷款 多少"),
    text("in-canteen", "社区 食堂 怎么 开"),
    text("out-weather", "天气 怎么 样"),
    text("out-weather", "明天 天气"),
  ],
  terms,
);
const names = collectPostings([text("in-loan", "创业 担保"), text("out-weather", "台风")], terms);
const learn = () => learnLeaning([phrasings, names], isInside, { rounds: 20, rate: 0.1 });
const leaning = learn();
const of = (tokens: string): number => leaningOf(tokens.split(" "), leaning, terms);

describe("learnLeaning", () => {
  it("leans to the side whose words a text has", () => {
    expect(of("贷款")).toBeGreaterThan(0);
    expect(of("天气")).toBeLessThan(0);
    expect(of("贷款 天气")).toBeLessThan(of("贷款"));
  });

  it("learns from all fields", () => {
    expect(of("创业")).toBeGreaterThan(of(""));
    expect(of("台风")).toBeLessThan(of(""));
  });

  it("lets words of both sides and unknown ones say little", () => {
    expect(Math.abs(of("怎么") - of(""))).toBeLessThan(Math.abs(of("天气") - of("")));
    expect(of("量子")).toBe(of(""));
  });

  it("counts a word once", () => {
    expect(of("贷款 贷款")).toBe(of("贷款"));
  });

  it("gives the same each time", () => {
    expect(learn()).toEqual(leaning);
  });

  it("learns nothing from nothing", () => {
    const empty = learnLeaning([], isInside, { rounds: 2, rate: 0.1 });
    expect(leaningOf(["贷款"], empty, new Map())).toBe(0);
  });
});
