import { expect, it } from "vitest";
import { answerText } from "#bot/answering/answer.ts";
import type { QuestionSet, RunProgress, RunRequest } from "#bot/golden/question-run.ts";
import { runQuestions } from "#bot/golden/run-questions.ts";
import { buildGolden } from "#tests/support/build-golden.ts";
import { editStartupSubsidy, STARTUP_QUESTION } from "#tests/support/edit-record.ts";
import { converse, INDEX_FILE, TODAY } from "#tests/support/tools.ts";

const TALK = ["社区食堂有补贴吗", "那归谁管"] as const;

function request(questions: Partial<QuestionSet>, over: Partial<RunRequest> = {}): RunRequest {
  return {
    questions: { golden: [], asked: [], ...questions },
    edits: [],
    unchangedFrom: INDEX_FILE,
    today: TODAY.getTime(),
    ...over,
  };
}

it("answers over the edits, telling how far it is", async () => {
  const golden = buildGolden({ question: STARTUP_QUESTION, expects: { facts: ["9000元"] } });
  const asked = { id: "t1", question: STARTUP_QUESTION, previous: null, askedBack: false, at: 1 };
  const told: RunProgress[] = [];
  const result = await runQuestions(
    request({ golden: [golden], asked: [asked] }, { edits: [editStartupSubsidy("9000元", 9000)] }),
    { onProgress: (progress) => told.push(progress) },
  );
  if (result.kind !== "finished") throw new Error(result.kind);
  expect(result.golden).toMatchObject([{ id: "q1", misses: [] }]);
  expect(result.asked[0]?.outcome.text).toContain("9000元");
  expect(result.asked[0]?.outcome.record).toBe("first-startup-subsidy");
  expect(told[0]).toEqual({ phase: "loading", done: 0, total: 2 });
  expect(told.at(-1)).toEqual({ phase: "answering", done: 2, total: 2 });
});

it("asks a question after those before it as one conversation", async () => {
  const [before, question] = TALK;
  const talk = buildGolden({ id: "talk", before: [before], question, expects: { facts: ["x"] } });
  const alone = buildGolden({ id: "alone", question, expects: { facts: ["x"] } });
  const result = await runQuestions(request({ golden: [talk, alone] }));
  if (result.kind !== "finished") throw new Error(result.kind);
  const texts = result.golden.map(({ outcome }) => outcome.text);
  expect(texts[0]).toBe(answerText(await converse(...TALK)));
  expect(texts[1]).not.toBe(texts[0]);
});

it("asks a question for its day", async () => {
  const question = "小规模纳税人每月卖多少钱以内不用交增值税";
  const today = buildGolden({ id: "today", question });
  const later = buildGolden({ id: "later", question, on: "2030-01-01" });
  const result = await runQuestions(request({ golden: [today, later] }));
  if (result.kind !== "finished") throw new Error(result.kind);
  expect(result.golden.map(({ outcome }) => outcome.validity)).toEqual(["in-force", "expired"]);
});

it("hands back every fault of edits that cannot be read", async () => {
  const broken = {
    ...editStartupSubsidy("9000元", 9000),
    content: { id: "first-startup-subsidy" },
  };
  const result = await runQuestions(request({}, { edits: [broken] }));
  expect(result).toMatchObject({ kind: "faulty" });
  if (result.kind !== "faulty") throw new Error(result.kind);
  expect(result.faults.length).toBeGreaterThan(5);
  expect(result.faults[0]).toContain("policies/first-startup-subsidy.json");
});

it("stops when it is told to, and when it takes too long", async () => {
  const golden = Array.from({ length: 1000 }, (_, at) => buildGolden({ id: String(at) }));
  const cancel = new AbortController();
  const cancelled = await runQuestions(request({ golden }), {
    signal: cancel.signal,
    onProgress: () => cancel.abort(),
  });
  expect(cancelled).toEqual({ kind: "cancelled" });
  expect(await runQuestions(request({ golden }), { signal: cancel.signal })).toEqual(cancelled);
  const late = await runQuestions(request({ golden }), { limitMs: 1 });
  expect(late).toEqual({ kind: "late", limitMs: 1 });
});
