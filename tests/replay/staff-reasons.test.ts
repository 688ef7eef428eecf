import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStaffConsole, type StaffRoom, type StaffVisitor } from "#tests/support/staff-room.ts";

describe("reasons that colleagues write", () => {
  let room: StaffRoom;
  let editor: StaffVisitor;
  beforeAll(async () => {
    room = await openStaffConsole();
    editor = await room.enter("editor");
  });
  afterAll(() => room.close());

  const reason = "家长13812345678投诉";

  it("hold no mobile number on the page of the switches, nor in the audit", async () => {
    await editor.post("/staff/switches", { scope: "channel:web", on: "1", reason });
    const page = await (await editor.get("/staff/switches")).text();
    expect(page).toContain("家长***********投诉");
    expect(JSON.stringify(await room.parts.audit.list(10))).not.toContain("13812345678");
  });

  it("hold none in a change of knowledge", async () => {
    const item = { "edit.kind": "record", "edit.item": "first-startup-subsidy" };
    const withdrawn = await editor.post("/staff/knowledge/item", {
      ...item,
      "edit.file": "policies/first-startup-subsidy.json",
      remove: "1",
      "change-title": reason,
      "change-reason": reason,
    });
    const address = new URL(withdrawn.headers.get("location") ?? "", "http://x").pathname;
    await editor.post(`${address}/text`, { title: reason, reason });
    const page = await (await editor.get(address)).text();
    expect(page).toContain("家长***********投诉");
    expect(page + JSON.stringify(await room.parts.audit.list(10))).not.toContain("13812345678");
  });
});
