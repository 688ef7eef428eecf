import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hashEdits } from "#bot/publishing/change.ts";
import { createChangeDesk } from "#bot/publishing/change-desk.ts";
import type { Edit } from "#knowledge/edits/edit.ts";
import { editStartupSubsidy } from "#tests/support/edit-record.ts";
import { openStaffConsole, type StaffRoom, type StaffVisitor } from "#tests/support/staff-room.ts";
import { TODAY } from "#tests/support/tools.ts";

describe("the form of an item", () => {
  let room: StaffRoom;
  let editor: StaffVisitor;
  beforeAll(async () => {
    room = await openStaffConsole();
    editor = await room.enter("editor");
  });
  afterAll(() => room.close());

  const item = {
    kind: "record",
    file: "policies/first-startup-subsidy.json",
    item: "first-startup-subsidy",
  };
  const posted = Object.fromEntries(
    Object.entries(item).map(([name, value]) => [`edit.${name}`, value]),
  );
  const seenIn = (page: string): string =>
    /name="edit.seen" value="([^"]*)"/u.exec(page)?.[1] ?? "";

  it("keeps what stands in it when a removal is refused", async () => {
    const refused = await editor.post("/staff/knowledge/item", { ...posted, remove: "1" });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toMatch(/<(?:textarea[^>]*>|input[^>]*value=")[^<"]*8000元/u);
  });

  it("writes over nothing that others made live while it was open", async () => {
    const open = await editor.get(`/staff/knowledge/item?${new URLSearchParams(item)}`);
    const removal = {
      ...posted,
      remove: "1",
      "change-title": "撤下",
      "edit.seen": seenIn(await open.text()),
    };
    await makeLive([editStartupSubsidy("9000元", 9000)]);
    const refused = await editor.post("/staff/knowledge/item", removal);
    const page = await refused.text();
    expect(refused.status).toBe(422);
    expect(page).toContain("已被别的改动改过");
    const again = { ...removal, "edit.seen": seenIn(page) };
    expect((await editor.post("/staff/knowledge/item", again)).status).toBe(303);
  });

  async function makeLive(edits: readonly Edit[]): Promise<void> {
    const { changes, publisher } = room.parts;
    const clock = (): number => TODAY.getTime();
    const desk = createChangeDesk({ changes, publisher, clock, createId: randomUUID });
    const { id } = await desk.create({ title: "新标准", reason: "新文件", edits }, "li");
    const gate = { edits: hashEdits([...edits]), version: publisher.version(), at: 1 };
    await desk.keepGate(id, { ...gate, result: null });
    await desk.propose(id, "li");
    const approval = { by: "wang", at: clock(), reason: "" };
    expect(await publisher.approve(id, approval)).toMatchObject({ kind: "done" });
  }
});
