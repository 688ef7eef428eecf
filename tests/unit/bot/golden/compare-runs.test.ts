import { expect, it } from "vitest";
import { compareOutcomes, isSubstantial } from "#bot/golden/compare-outcomes.ts";
import { compareRuns } from "#bot/golden/compare-runs.ts";
import { LISTED } from "#bot/golden/gate-result.ts";
import { compareWithPass, totalsOf } from "#bot/golden/golden-run.ts";
import type { FinishedRun } from "#bot/golden/question-run.ts";
import { selectAsked } from "#bot/golden/select-asked.ts";
import { diffText } from "#knowledge/diff-text.ts";
import { buildGolden, buildOutcome } from "#tests/support/build-golden.ts";

it.each([
  ["status", { status: "not-found" }],
  ["measure", { measure: 2 }],
  ["record", { record: "breakfast" }],
  ["department", { department: "市商务委" }],
  ["validity", { validity: "expired" }],
  ["figures", { text: "到2025年，覆盖率达到90%左右。" }],
] as const)("sees another %s", (aspect, over) => {
  const aspects = compareOutcomes(buildOutcome(), buildOutcome(over));
  expect(aspects).toContain(aspect);
  expect(isSubstantial(aspects)).toBe(true);
});

it("takes the same figures in other words for another wording only", () => {
  const aspects = compareOutcomes(
    buildOutcome({ text: "补贴1,500元，到2025年。" }),
    buildOutcome({ text: "到2025年，一共补1500元。" }),
  );
  expect(aspects).toEqual(["text"]);
  expect(isSubstantial(aspects)).toBe(false);
});

it("marks what is new word by word", () => {
  expect(diffText("补贴8000元，一次给。", "补贴9000元，一次给。")).toEqual([
    { kind: "same", text: "补贴" },
    { kind: "removed", text: "8000" },
    { kind: "added", text: "9000" },
    { kind: "same", text: "元，一次给。" },
  ]);
});

it("counts all changes and lists the first", () => {
  const ids = Array.from({ length: LISTED + 1 }, (_, at) => String(at));
  const asked = ids.map((id) => ({ id, question: id, previous: null, askedBack: false, at: 1 }));
  const run = (measure: number): FinishedRun => ({
    kind: "finished",
    golden: [],
    asked: ids.map((id) => ({ id, outcome: buildOutcome({ measure }) })),
    loadMs: 1,
    answerMs: 1,
  });
  const questions = { golden: [], asked };
  const { changes } = compareRuns({ questions, live: run(1), draft: run(2) }).asked;
  expect(changes.count).toBe(LISTED + 1);
  expect(changes.listed).toHaveLength(LISTED);
});

it("asks what people asked once, as it was asked last, and says how much it leaves out", () => {
  const ask = (id: string, question: string, at: number) => ({
    id,
    question,
    previous: null,
    askedBack: false,
    at,
  });
  const topic = { measure: 1, matter: null, question: "社区食堂" };
  const all = [
    ask("1", "多少钱", 1),
    ask("2", "社区食堂在哪", 2),
    ask("3", " 多少钱 ", 3),
    { ...ask("4", "多少钱", 4), previous: topic },
  ];
  const { asked, leftOut } = selectAsked(all, 2);
  expect(asked.map(({ id }) => id)).toEqual(["4", "3"]);
  expect(leftOut).toBe(1);
});

it("counts what passed, in all and figure by figure", () => {
  const questions = [
    buildGolden({ id: "1", expects: { measure: 1, facts: ["85%"] } }),
    buildGolden({ id: "2", expects: { measure: 2 } }),
  ];
  const outcome = buildOutcome();
  const totals = totalsOf(questions, [
    { id: "1", outcome, misses: [] },
    { id: "2", outcome, misses: [{ figure: "measure", wanted: "2", got: "1" }] },
  ]);
  expect(totals).toMatchObject({ asked: 2, passed: 1 });
  expect(totals.figures).toMatchObject({
    measure: { asked: 2, passed: 1 },
    facts: { asked: 1, passed: 1 },
    status: { asked: 0, passed: 0 },
  });
});

it("sets a failing answer beside the one that last passed", () => {
  const before = { at: 1, version: "3月1日", outcome: buildOutcome({ text: "补贴8000元" }) };
  const now = { at: 2, version: "4月1日", outcome: buildOutcome({ text: "补贴9000元" }) };
  expect(compareWithPass(before, now)).toMatchObject({
    before: { version: "3月1日" },
    now: { version: "4月1日" },
    text: [{ text: "补贴" }, { kind: "removed" }, { kind: "added" }, { text: "元" }],
  });
});
