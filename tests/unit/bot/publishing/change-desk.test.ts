import { describe, expect, it } from "vitest";
import { hashEdits } from "#bot/publishing/change.ts";
import type { Edit } from "#knowledge/edits/edit.ts";
import { openChangeRoom } from "#tests/support/change-room.ts";
import { knowledge } from "#tests/support/tools.ts";

const [body] = knowledge.departments;

function departmentEdit(english: string): Edit {
  const item = body?.name ?? "";
  const content = { ...body, english };
  return { kind: "department", file: "departments.json", item, content };
}

describe("a proposed change", () => {
  it("is approved by nobody who wrote on it", async () => {
    const { publisher, desk, proposeTried, clock, changes } = await openChangeRoom();
    const id = await proposeTried([departmentEdit("Another name")]);
    const own = await publisher.approve(id, { by: "editor", at: clock(), reason: "" });
    expect(own).toMatchObject({ kind: "refused", reason: expect.stringContaining("另一个人") });
    const edits = [departmentEdit("A third name")];
    await desk.rewrite(id, { title: "改名", reason: "更名", edits }, "helper");
    const gate = { edits: hashEdits(edits), version: publisher.version(), at: 1, result: null };
    await desk.keepGate(id, gate);
    await desk.propose(id, "editor");
    const helped = await publisher.approve(id, { by: "helper", at: clock(), reason: "" });
    expect(helped).toMatchObject({ kind: "refused" });
    expect((await changes.find(id))?.state).toBe("proposed");
  });

  it("waits until these edits were tried on what is live", async () => {
    const { publisher, desk, clock } = await openChangeRoom();
    const said = { title: "改名", reason: "更名", edits: [departmentEdit("Another name")] };
    const { id } = await desk.create(said, "editor");
    await desk.propose(id, "editor");
    const approval = { by: "approver", at: clock(), reason: "" };
    expect(await publisher.approve(id, approval)).toMatchObject({
      reason: expect.stringContaining("试运行"),
    });
    const other = { edits: hashEdits(said.edits), version: "of before", at: 1, result: null };
    await desk.keepGate(id, other);
    expect(await publisher.approve(id, approval)).toMatchObject({
      reason: expect.stringContaining("重新试运行"),
    });
  });

  it("has what trying it came to on its own page, and in no list", async () => {
    const { desk, changes } = await openChangeRoom();
    const said = { title: "改名", reason: "更名", edits: [departmentEdit("Another name")] };
    const { id } = await desk.create(said, "editor");
    const gate = { edits: hashEdits(said.edits), version: "1", at: 1, result: { breaks: 3 } };
    await desk.keepGate(id, gate);
    const [listed] = await changes.list();
    expect(listed?.gate).toEqual({ ...gate, result: null });
    if (listed) await changes.save(listed);
    expect((await changes.find(id))?.gate).toEqual(gate);
    await desk.rewrite(id, said, "editor");
    expect((await changes.find(id))?.gate).toBeNull();
  });

  it("is refused when another change has changed its items meanwhile", async () => {
    const { desk, changes } = await openChangeRoom();
    const said = { title: "改名", reason: "更名", edits: [departmentEdit("Another name")] };
    const draft = await desk.create(said, "editor");
    const base = { ...draft.base };
    for (const key of Object.keys(base)) base[key] = "what was live then";
    await changes.save({ ...draft, base });
    expect(await desk.propose(draft.id, "editor")).toMatchObject({
      kind: "refused",
      reason: expect.stringContaining("又被别的改动改过"),
    });
    await desk.rebase(draft.id, "editor");
    expect(await desk.propose(draft.id, "editor")).toMatchObject({ kind: "done" });
  });

  it("comes back with a reason only, and is a draft again when it is written on", async () => {
    const { desk, proposeTried } = await openChangeRoom();
    const edits = [departmentEdit("Another name")];
    const id = await proposeTried(edits);
    expect(await desk.reject(id, "approver", " ")).toMatchObject({ kind: "refused" });
    expect(await desk.reject(id, "approver", "没有依据")).toMatchObject({
      change: { state: "rejected", rejected: { by: "approver", reason: "没有依据" } },
    });
    expect(
      await desk.rewrite(id, { title: "改名", reason: "批复见附件", edits }, "editor"),
    ).toMatchObject({ change: { state: "draft", rejected: null, gate: null } });
  });
});

it("is rolled back only after later changes of the same item", async () => {
  const { desk, changes, publisher, clock } = await openChangeRoom();
  const step = { by: "approver", reason: "" };
  const ids: string[] = [];
  for (const english of ["First", "Second"]) {
    const said = { title: english, reason: "更名", edits: [departmentEdit(english)] };
    const change = await desk.create(said, "editor");
    await changes.save({ ...change, state: "live", approved: { ...step, at: clock() } });
    ids.push(change.id);
  }
  const refused = await publisher.rollBack(ids[0] ?? "", { ...step, at: clock() });
  expect(refused).toMatchObject({ reason: expect.stringContaining("请先撤回改动2") });
});

it("lets the second of two people who save at once know", async () => {
  const { desk, changes } = await openChangeRoom();
  const draft = await desk.create({ title: "改", reason: "改", edits: [] }, "editor");
  expect(await changes.save({ ...draft, title: "甲写的" })).toMatchObject({ revision: 1 });
  expect(await changes.save({ ...draft, title: "乙写的" })).toBeUndefined();
  expect((await changes.find(draft.id))?.title).toBe("甲写的");
});
