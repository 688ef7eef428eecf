import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStaffConsole, type StaffRoom, type StaffVisitor } from "#tests/support/staff-room.ts";

describe("the page of the switches", () => {
  let room: StaffRoom;
  let editor: StaffVisitor;
  beforeAll(async () => {
    room = await openStaffConsole();
    editor = await room.enter("editor");
  });
  afterAll(() => room.close());

  const turn = (scope: string, on: "0" | "1", reason: string) =>
    editor.post("/staff/switches", { scope, on, reason });

  it("turns off what is on for a policy that was withdrawn, and on for none", async () => {
    const scope = "record:withdrawn-since";
    const { switches } = room.parts;
    await switches.turn({ scope, isOn: true, reason: "核对中", by: "wang", at: 1 });
    expect((await turn(scope, "0", "已撤下")).status).toBe(303);
    expect(await switches.current()).toEqual([]);
    expect((await turn(scope, "1", "再核对")).status).toBe(422);
  });

  it("sorts and searches what was turned", async () => {
    await turn("channel:kf", "1", "乙原因");
    await turn("channel:kf", "0", "甲原因");
    const found = await (await editor.get("/staff/switches?find=乙原因")).text();
    const [, table = ""] = found.split("<h2>历史</h2>");
    expect(table).toContain("乙原因");
    expect(table).not.toContain("甲原因");
    const sorted = await (await editor.get("/staff/switches?sort=reason&find=原因")).text();
    expect(sorted.indexOf("甲原因")).toBeLessThan(sorted.indexOf("乙原因"));
  });
});

it("notes in the audit who took along what people asked", async () => {
  const room = await openStaffConsole();
  const viewer = await room.enter("viewer");
  expect((await viewer.get("/staff/insights/asked.csv?days=7")).status).toBe(200);
  const [newest] = await room.parts.audit.list(1);
  expect(newest).toMatchObject({ action: "导出提问", detail: "0个问题" });
  await room.close();
});
