import { expect, it } from "vitest";
import { type Answer, answerText } from "#bot/answering/answer.ts";
import { answerQuestion } from "#bot/answering/answer-question.ts";
import type { LiveTools } from "#bot/answering/live-tools.ts";
import { createLogger } from "#bot/logger.ts";
import type { ChangeStore } from "#bot/publishing/change-store.ts";
import { loadLiveKnowledge } from "#bot/publishing/live-edits.ts";
import { openPublishing } from "#bot/publishing/open-publishing.ts";
import { versionOf } from "#bot/publishing/version-of.ts";
import { openChangeRoom } from "#tests/support/change-room.ts";
import { makeTemporaryFolder } from "#tests/support/make-temporary-folder.ts";
import { newRecordEdits } from "#tests/support/new-record.ts";
import { createHandler, TODAY } from "#tests/support/tools.ts";

const QUESTION = "河道垂钓平台补贴多少钱";

function textOf(live: LiveTools): string {
  const question = { text: QUESTION, position: null, previous: null, askedBack: false };
  return answerText(answerQuestion({ ...question, today: TODAY }, live.current));
}

/** What the next process would start with. */
async function versionAtStart(changes: ChangeStore): Promise<string> {
  return versionOf(loadLiveKnowledge(await changes.list("live")).knowledge);
}

it("answers from a change as soon as it is live, and no more when it is rolled back", async () => {
  const { publisher, proposeTried, live, clock, changes } = await openChangeRoom();
  const before = publisher.version();
  const handle = createHandler({ live });
  const say = async (text: string): Promise<Answer> => {
    const message = { conversationId: "c", messageId: text, text };
    return (await handle(message)).answer;
  };
  const id = await proposeTried(newRecordEdits());
  expect(textOf(live)).not.toContain("3456");

  const approved = await publisher.approve(id, { by: "approver", at: clock(), reason: "" });
  expect(approved).toMatchObject({ kind: "done", change: { state: "live" } });
  expect(textOf(live)).toContain("3456元");
  expect(answerText(await say(QUESTION))).toContain("3456元");
  expect(live.current.library.find("fishing-platforms-2026")).toBeDefined();
  expect(await publisher.publication()).toMatchObject({ number: 1, version: publisher.version() });
  expect(await versionAtStart(changes)).toBe(publisher.version());

  const undone = await publisher.rollBack(id, { by: "approver", at: clock(), reason: "文件有误" });
  expect(undone).toMatchObject({ kind: "done", change: { state: "rolled-back" } });
  expect(textOf(live)).not.toContain("3456");
  expect(live.current.library.find("fishing-platforms-2026")).toBeUndefined();
  expect(publisher.version()).toBe(before);
  const later = await say("那怎么申请");
  expect(later.status).not.toBe("error");
  expect(JSON.stringify(later)).not.toMatch(/3456|fishing-platforms/u);
  expect(await versionAtStart(changes)).toBe(publisher.version());
}, 60_000);

it("tells faults and clashes of a draft without touching what is live", async () => {
  const { publisher, live } = await openChangeRoom();
  const tools = live.current;
  const [record, matter] = newRecordEdits();
  const content = { ...(record?.content as object), name: "政策", scope: "galaxy" };
  const faulty = record && matter ? [{ ...record, content }, matter] : [];
  expect((await publisher.preview(faulty)).faults).toContainEqual(
    expect.stringContaining("fishing-platforms-2026.json: scope"),
  );
  const [other] = tools.knowledge.matters;
  const words = { ...(matter?.content as object), words: Array(6).fill(other?.words[0]) };
  const clashing = record && matter ? [record, { ...matter, content: words }] : [];
  expect((await publisher.preview(clashing)).conflicts).toMatchObject([
    { kind: "same-phrase", other: { id: other?.id } },
  ]);
  expect(live.current).toBe(tools);
}, 60_000);

it("leaves everything as it was when the knowledge would be at fault", async () => {
  const { publisher, proposeTried, live, clock, changes } = await openChangeRoom();
  const tools = live.current;
  const [, matter] = newRecordEdits();
  const id = await proposeTried(matter ? [matter] : []);
  const outcome = await publisher.approve(id, { by: "approver", at: clock(), reason: "" });
  expect(outcome).toMatchObject({
    kind: "refused",
    faults: [expect.stringContaining("fishing-platforms-2026")],
  });
  expect(live.current).toBe(tools);
  expect((await changes.find(id))?.state).toBe("proposed");
  expect(await changes.publications()).toEqual([]);
}, 60_000);

it("starts with what is written down when the process ended before it answered with it", async () => {
  const { database, desk, changes, publisher, indexFile } = await openChangeRoom();
  const said = { title: "新的政策", reason: "新文件", edits: newRecordEdits() };
  const change = await desk.create(said, "editor");
  const approved = { by: "approver", at: 1, reason: "" };
  const publication = { kind: "approved", by: "approver", at: 1, version: "new" } as const;
  await changes.publish({ ...change, state: "live", approved }, publication);
  const log = createLogger("silent");
  const importedPlaces = makeTemporaryFolder();
  const clock = Date.now;
  const next = await openPublishing({ database, importedPlaces, indexFile, clock, log });
  expect(textOf(next.live)).toContain("3456元");
  expect(next.publisher.version()).not.toBe(publisher.version());
}, 60_000);

it("starts without a live change that the seeds no longer bear, and with the others", async () => {
  const { desk, changes } = await openChangeRoom();
  const [record, matter] = newRecordEdits();
  const lost = { kind: "matter", file: "matters/policy-lost.json", item: "lost" } as const;
  const faulty = { ...lost, content: { ...(matter?.content as object), record: "no-such-record" } };
  const step = { by: "approver", reason: "" };
  for (const [at, edits] of [[faulty], record ? [record] : []].entries()) {
    const change = await desk.create({ title: "改", reason: "改", edits }, "editor");
    await changes.save({ ...change, state: "live", approved: { ...step, at } });
  }
  const { knowledge, leftOut } = loadLiveKnowledge(await changes.list("live"));
  expect(leftOut.map(({ change }) => change.number)).toEqual([1]);
  expect(knowledge.records.some(({ id }) => id === "fishing-platforms-2026")).toBe(true);
});
