import { expect, it } from "vitest";
import { createLongestMatcher } from "#retrieval/longest-match.ts";

const match = createLongestMatcher(["养老", "养老院", "院长", "lift", "old people"]);

it("takes the longest word, and none inside it", () => {
  expect(match("养老院长和养老")).toEqual(["养老院", "养老"]);
});

it("takes Latin words whole", () => {
  expect(match("a lift for old people, lifted and uplift")).toEqual(["lift", "old people"]);
  expect(match("装lift吗")).toEqual(["lift"]);
});

it("finds nothing in nothing", () => {
  expect(match("")).toEqual([]);
  expect(createLongestMatcher([])("养老")).toEqual([]);
});
