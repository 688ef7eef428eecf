import { expect, it } from "vitest";
import { explainLists } from "#retrieval/explain-lists.ts";
import type { NamedList } from "#retrieval/ranked-lists.ts";
import { knowledge } from "#tests/support/tools.ts";

const [first, second, third] = knowledge.matters;

function listOf(name: NamedList["name"], weight: number, ...ids: readonly (string | undefined)[]) {
  const hits = ids.map((id = "", place) => ({ id, score: ids.length - place }));
  return { name, weight, hits };
}

it("gives each matter its rank, score and gain in every list, and tells where it is missing", () => {
  const lists = [
    listOf("full", 0.5, first?.id, second?.id),
    listOf("topics", 0.25, "outside:passport", second?.id, third?.id),
  ];
  const matters = new Map(knowledge.matters.map((matter) => [matter.id, matter]));
  const explained = explainLists({ query: "q", expanded: "q e" }, lists, matters);
  expect(explained.lists).toEqual([
    { name: "full", kind: "lexical", weight: 0.5, found: 2 },
    { name: "topics", kind: "dense", weight: 0.25, found: 3 },
  ]);
  expect(
    explained.matters.map(({ matter, score, places }) => [matter.id, score, ...places]),
  ).toEqual([
    [first?.id, 1, { rank: 1, score: 2, gain: 1 }, null],
    [second?.id, 1, { rank: 2, score: 1, gain: 0.5 }, { rank: 2, score: 2, gain: 0.5 }],
    [third?.id, 0.25, null, { rank: 3, score: 1, gain: 0.25 }],
  ]);
});

it("explains nothing found", () => {
  const { matters, lists } = explainLists({ query: "", expanded: "" }, [], new Map());
  expect([matters, lists]).toEqual([[], []]);
});
