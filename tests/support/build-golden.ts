import type { Expectation, GoldenQuestion } from "#bot/golden/golden-question.ts";
import type { Outcome } from "#bot/golden/outcome.ts";

type Over = Partial<Omit<GoldenQuestion, "expects">> & { expects?: Partial<Expectation> };

/** A golden question of which nothing is expected but what a test names. */
export function buildGolden({ expects = {}, ...over }: Over = {}): GoldenQuestion {
  return {
    id: "q1",
    question: "15分钟生活圈覆盖率要达到多少",
    before: [],
    on: null,
    note: "",
    by: "wang",
    at: 1_000,
    ...over,
    expects: {
      status: null,
      measure: null,
      record: null,
      department: null,
      facts: [],
      absent: [],
      ...expects,
    },
  };
}

/** What an answer of measure 1 comes to. */
export function buildOutcome(over: Partial<Outcome> = {}): Outcome {
  return {
    status: "answered",
    measure: 1,
    matter: "life-circle",
    record: null,
    department: "市规划资源局",
    validity: "in-force",
    text: "到2025年，覆盖率达到85%左右。",
    citations: ["行动方案 （一）"],
    ...over,
  };
}
