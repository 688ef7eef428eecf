import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import type { GoldenDraft } from "#bot/golden/golden-question.ts";
import { type KeptResult, totalsOf } from "#bot/golden/golden-run.ts";
import { RUNS_KEPT } from "#bot/golden/golden-store.ts";
import { createSqliteGoldenStore } from "#bot/golden/sqlite-golden-store.ts";
import { openDatabase } from "#bot/storage/open-database.ts";
import { buildGolden, buildOutcome } from "#tests/support/build-golden.ts";
import { makeTemporaryFolder } from "#tests/support/make-temporary-folder.ts";

const WANG = { by: "wang", at: 1_000 };
const LI = { by: "li", at: 2_000 };

async function openStore(path = join(makeTemporaryFolder(), "staff.db")) {
  const database = await openDatabase(path);
  onTestFinished(() => database.destroy());
  return createSqliteGoldenStore(database);
}

function draft(over: Parameters<typeof buildGolden>[0] = {}): GoldenDraft {
  const { by: _by, at: _at, ...rest } = buildGolden(over);
  return rest;
}

function result(id: string, over: Partial<KeptResult> = {}): KeptResult {
  return { id, question: "问", outcome: buildOutcome(), misses: [], ...over };
}

function run(id: string, startedAt: number) {
  const totals = totalsOf([], []);
  return { id, by: "wang", startedAt, endedAt: startedAt + 5, filter: {}, version: id, totals };
}

it("has after opening again what was kept, with who kept it", async () => {
  const path = join(makeTemporaryFolder(), "staff.db");
  const store = await openStore(path);
  await store.save([draft({ expects: { facts: ["85%"] } })], WANG);
  const again = await openStore(path);
  expect(await again.list()).toEqual([
    buildGolden({ expects: { facts: ["85%"] }, by: "wang", at: 1_000 }),
  ]);
});

it("gives a new question an id", async () => {
  const store = await openStore();
  const { id: _, ...rest } = draft();
  const { questions, added } = await store.save([rest, rest], WANG);
  expect(added).toBe(2);
  expect(new Set(questions.map(({ id }) => id)).size).toBe(2);
  expect(await store.find(questions[1]?.id ?? "")).toEqual(questions[1]);
});

it("keeps no number that tells who somebody is, whoever typed it", async () => {
  const store = await openStore();
  const said = "手机13812345678，";
  const telling = { question: `${said}怎么领`, before: [said], note: said };
  const { questions } = await store.save([draft(telling)], WANG);
  const kept = { question: "手机***********，怎么领", before: ["手机***********，"] };
  expect(questions[0]).toMatchObject({ ...kept, note: "手机***********，" });
  expect(JSON.stringify([await store.list(), await store.history("q1")])).not.toContain("138");
  expect(await store.save([draft(telling)], LI)).toMatchObject({ unchanged: 1 });
});

it("remembers every change with who made it, also of a question that is gone", async () => {
  const store = await openStore();
  await store.save([draft()], WANG);
  await store.save([draft({ note: "热线常问" })], LI);
  await store.remove(["q1", "unknown"], { by: "zhao", at: 3_000 });
  expect(await store.list()).toEqual([]);
  const history = await store.history("q1");
  expect(history.map(({ kind, by, at }) => [kind, by, at])).toEqual([
    ["removed", "zhao", 3_000],
    ["changed", "li", 2_000],
    ["added", "wang", 1_000],
  ]);
  expect(history[1]?.before?.note).toBe("");
  expect(history[1]?.after?.note).toBe("热线常问");
});

it("leaves a question alone that is saved as it was", async () => {
  const store = await openStore();
  await store.save([draft()], WANG);
  expect(await store.save([draft()], LI)).toMatchObject({ added: 0, changed: 0, unchanged: 1 });
  expect(await store.history("q1")).toHaveLength(1);
  expect(await store.find("q1")).toMatchObject({ by: "wang" });
});

it("finds questions by words, tag and what is expected", async () => {
  const store = await openStore();
  const meals = { id: "q2", question: "社区食堂补贴多少", note: "#养老 常问" };
  await store.save([draft(), draft({ ...meals, expects: { measure: 14, facts: ["8元"] } })], WANG);
  const ids = async (filter: Parameters<typeof store.list>[0]) =>
    (await store.list(filter)).map(({ id }) => id);
  expect(await ids({ text: "食堂" })).toEqual(["q2"]);
  expect(await ids({ tag: "养老" })).toEqual(["q2"]);
  expect(await ids({ figure: "facts" })).toEqual(["q2"]);
  expect(await ids({ measure: 14 })).toEqual(["q2"]);
  expect(await ids({ measure: 14, text: "生活圈" })).toEqual([]);
  expect(await ids({})).toEqual(["q1", "q2"]);
});

it("gives the results of a run, and the answer with which a question last passed", async () => {
  const store = await openStore();
  const right = buildOutcome({ text: "85%" });
  const wrong = buildOutcome({ text: "90%" });
  const misses = [{ figure: "facts" as const, wanted: "85%", got: "" }];
  await store.addRun(run("r1", 10), [result("q1", { outcome: right })]);
  await store.addRun(run("r2", 20), [result("q1", { outcome: wrong, misses })]);
  await store.addRun(run("r3", 30), [result("q1", { outcome: wrong, misses }), result("q2")]);
  expect((await store.runs()).map(({ id }) => id)).toEqual(["r3", "r2", "r1"]);
  expect(await store.results("r3")).toEqual([
    result("q1", { outcome: wrong, misses }),
    result("q2"),
  ]);
  expect(await store.results("r9")).toBeUndefined();
  expect(await store.lastPass("q1", 30)).toEqual({ at: 10, version: "r1", outcome: right });
  expect(await store.lastPass("q2", 30)).toBeUndefined();
});

it("keeps only the last runs", async () => {
  const store = await openStore();
  for (let at = 0; at <= RUNS_KEPT; at += 1) {
    await store.addRun(run(`r${at}`, at), [
      result("q1", { outcome: buildOutcome({ measure: at }) }),
    ]);
  }
  expect(await store.runs()).toHaveLength(RUNS_KEPT);
  expect(await store.results("r0")).toBeUndefined();
  expect(await store.results("r1")).toHaveLength(1);
  expect(await store.lastPass("q1", 1)).toBeUndefined();
});
