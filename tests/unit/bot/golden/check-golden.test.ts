import { describe, expect, it } from "vitest";
import { checkGolden } from "#bot/golden/check-golden.ts";
import { buildGolden, buildOutcome } from "#tests/support/build-golden.ts";

const check = (
  expects: NonNullable<Parameters<typeof buildGolden>[0]>["expects"],
  over: Parameters<typeof buildOutcome>[0] = {},
) => checkGolden(buildGolden({ expects: expects ?? {} }).expects, buildOutcome(over));

it("finds nothing where all is as expected", () => {
  const expects = {
    status: "answered",
    measure: 1,
    department: "市规划资源局",
    facts: ["85%", "2025年"],
    absent: ["免费"],
  } as const;
  expect(check(expects)).toEqual([]);
});

it.each([
  ["status", { status: "not-found" }, { wanted: "not-found", got: "answered" }],
  ["measure", { measure: 5 }, { wanted: "5", got: "1" }],
  ["record", { record: "breakfast" }, { wanted: "breakfast", got: "" }],
  ["department", { department: "市商务委" }, { wanted: "市商务委", got: "市规划资源局" }],
  ["facts", { facts: ["85%", "90%"] }, { wanted: "90%", got: "" }],
  ["absent", { absent: ["85%"] }, { wanted: "85%", got: "到2025年,覆盖率达到85%左右。" }],
] as const)("says which %s was wanted and which was got", (figure, expects, miss) => {
  expect(check(expects)).toEqual([{ figure, ...miss }]);
});

it("misses an answer that broke down even where no status is expected", () => {
  expect(check({ absent: ["免费"] }, { status: "error" })).toEqual([
    { figure: "status", wanted: "answered", got: "error" },
  ]);
});

describe("facts", () => {
  it.each([
    ["８５％", "覆盖85%"],
    ["2025 年", "到2025年底"],
    ["1500元", "补贴1,500元"],
    ["85%|八成半", "达到八成半"],
    ["沪府办规〔2022〕23号", "沪府办规〔2022〕23 号"],
    ["A类", "a类"],
  ])("finds %s in %s", (fact, text) => {
    expect(check({ facts: [fact] }, { text })).toEqual([]);
  });

  it.each([
    ["500元", "补贴1500元"],
    ["500元", "补贴1,500元"],
    ["5%", "利率0.5%"],
    ["十万元", "最高五十万元"],
    ["到2025", "到20251"],
  ])("does not take the end of another number for %s in %s", (fact, text) => {
    expect(check({ facts: [fact] }, { text })).toHaveLength(1);
    expect(check({ absent: [fact] }, { text })).toEqual([]);
  });
});
