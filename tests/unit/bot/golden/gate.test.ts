import { expect, it } from "vitest";
import { type GateRequest, runGate } from "#bot/golden/gate.ts";
import { GateResultSchema } from "#bot/golden/gate-result.ts";
import type { RunProgress } from "#bot/golden/question-run.ts";
import { buildGolden } from "#tests/support/build-golden.ts";
import { editStartupSubsidy, STARTUP_QUESTION } from "#tests/support/edit-record.ts";
import { INDEX_FILE, TODAY } from "#tests/support/tools.ts";

function request(over: Partial<GateRequest> = {}): GateRequest {
  return {
    live: { edits: [], version: "1", indexFile: INDEX_FILE },
    draft: { edits: [editStartupSubsidy("9000元", 9000)], version: "2" },
    golden: [],
    asked: [],
    today: TODAY.getTime(),
    ...over,
  };
}

it("tells what a draft breaks, mends and changes, and what it leaves alone", async () => {
  const ask = (id: string, ...facts: string[]) =>
    buildGolden({ id, question: STARTUP_QUESTION, expects: { facts } });
  const golden = [
    ask("breaks", "8000元"),
    ask("mends", "9000元"),
    ask("changes", "补贴"),
    buildGolden({ id: "stays", expects: { facts: ["85%"] } }),
  ];
  const asked = [STARTUP_QUESTION, STARTUP_QUESTION, "你好"].map((question, at) => ({
    id: `t${at}`,
    question,
    previous: null,
    askedBack: false,
    at,
  }));
  const told: RunProgress[] = [];
  const end = await runGate(request({ golden, asked }), { onProgress: (it) => told.push(it) });
  if (end.kind !== "finished") throw new Error(end.kind);
  const result = GateResultSchema.parse(JSON.parse(JSON.stringify(end.result)));

  expect(result.versions).toEqual({ live: "1", draft: "2" });
  expect(result.golden).toMatchObject({ total: 4, passedLive: 3, passedDraft: 3 });
  const { breaks, mends, changes } = result.golden;
  expect([breaks, mends, changes].map(({ listed }) => listed.map(({ id }) => id))).toEqual([
    ["breaks"],
    ["mends"],
    ["changes"],
  ]);
  const [broken] = breaks.listed;
  expect(broken?.misses).toEqual([{ figure: "facts", wanted: "8000元", got: "" }]);
  expect(broken?.aspects).toContain("figures");
  expect(broken?.text.find(({ kind }) => kind === "added")?.text).toContain("9000");
  expect(result.asked).toMatchObject({ total: 2, leftOut: 0, changes: { count: 1 } });
  expect(result.asked.changes.listed[0]?.id).toBe("t1");
  expect(told.at(-1)).toEqual({ phase: "answering", done: 12, total: 12 });
});

it("says which side is at fault, and stops the other", async () => {
  const content = { id: "first-startup-subsidy" };
  const broken = { ...editStartupSubsidy("9000元", 9000), content };
  const end = await runGate(request({ draft: { edits: [broken], version: "2" } }));
  expect(end).toMatchObject({ kind: "faulty", side: "draft" });
});
