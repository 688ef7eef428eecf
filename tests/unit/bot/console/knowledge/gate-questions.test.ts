import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { withoutQuestions, withQuestions } from "#bot/console/knowledge/gate-questions.ts";
import { createSqliteAskedLog } from "#bot/conversation/sqlite-asked-log.ts";
import type { Changed, GateResult } from "#bot/golden/gate-result.ts";
import { openDatabase } from "#bot/storage/open-database.ts";
import { buildOutcome } from "#tests/support/build-golden.ts";
import { makeTemporaryFolder } from "#tests/support/make-temporary-folder.ts";

const NONE = { count: 0, listed: [] };

function changed(id: string, question: string): Changed {
  const outcomes = { live: buildOutcome(), draft: buildOutcome({ text: "别的" }) };
  return { id, question, aspects: ["text"], ...outcomes, text: [], misses: [] };
}

function gateOf(...listed: readonly Changed[]): GateResult {
  const totals = { total: 1, passedLive: 1, passedDraft: 1 };
  return {
    ...{ startedAt: 1, endedAt: 2, versions: { live: "1", draft: "2" } },
    golden: { ...totals, breaks: NONE, mends: NONE, changes: NONE },
    asked: { total: 2, leftOut: 0, reworded: 0, changes: { count: listed.length, listed } },
  };
}

it("keeps of a trial no question that its asker may wish to be forgotten", async () => {
  const database = await openDatabase(join(makeTemporaryFolder(), "staff.db"));
  onTestFinished(() => database.destroy());
  const asked = await createSqliteAskedLog(database);
  const turn = {
    ...{ at: 1, channel: "web", previous: null, askedBack: false, hadPosition: false },
    ...{ status: "answered" as const, measure: null, matter: null, record: null, department: null },
    elapsedMs: 1,
  };
  await asked.add({ ...turn, turnId: "a", question: "我妈的养老床位" });
  await asked.add({ ...turn, turnId: "b", question: "托育补贴" });
  const kept = withoutQuestions(gateOf(changed("a", "我妈的养老床位"), changed("b", "托育补贴")));
  expect(JSON.stringify(kept)).not.toMatch(/养老床位|托育补贴/u);

  await asked.forget(["a"]);
  const shown = await withQuestions(kept, { asked });
  expect(shown.asked.changes.count).toBe(2);
  expect(shown.asked.changes.listed.map(({ question }) => question)).toEqual(["托育补贴"]);
});
