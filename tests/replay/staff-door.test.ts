import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SESSION } from "#bot/console/accounts/sqlite-session-store.ts";
import { THROTTLE } from "#bot/console/accounts/sqlite-throttle.ts";
import { staffAddresses } from "#tests/support/staff-addresses.ts";
import { openStaffConsole, PASSWORD, type StaffRoom } from "#tests/support/staff-room.ts";
import { TODAY } from "#tests/support/tools.ts";

describe("the door of the staff room", () => {
  let room: StaffRoom;
  let now = TODAY.getTime();
  beforeAll(async () => {
    room = await openStaffConsole({ clock: () => now });
    await room.hire("wang", "editor");
  });
  afterAll(() => room.close());

  const addresses = () => staffAddresses(room.console);

  it.each([
    ["nothing", ""],
    ["a forged session", `staff=${"A".repeat(43)}`],
    ["rubbish", "staff=%00%ff; staff=--"],
  ])("shows no page of any address to who brings %s", async (_, cookie) => {
    expect(addresses().length).toBeGreaterThan(5);
    for (const { method, path } of addresses()) {
      const visitor = room.visit();
      visitor.cookie = cookie;
      const response =
        method === "GET"
          ? await visitor.get(path)
          : await visitor.post(path, { "form-token": "x" });
      const told = `${method} ${path}: ${response.status}`;
      if (method === "GET") expect(told).toBe(`GET ${path}: 303`);
      else expect(told).toMatch(/: 40[13]$/u);
      expect(response.headers.get("set-cookie") ?? "").not.toContain("staff=");
    }
  });

  it("leads back to where somebody wanted to go, and nowhere else", async () => {
    const visitor = room.visit();
    const sent = await visitor.get("/staff/audit?find=x");
    expect(sent.headers.get("location")).toBe("/staff/sign-in?back=%2Fstaff%2Faudit%3Ffind%3Dx");
    for (const [back, wanted] of [
      ["/staff/audit?find=x", "/staff/audit?find=x"],
      ["//evil.example", "/staff"],
      ["/staff\\..\\evil", "/staff"],
      ["https://evil.example/staff", "/staff"],
    ] as const) {
      const response = await visitor.post("/staff/sign-in", {
        name: "wang",
        password: PASSWORD,
        back,
      });
      expect(response.headers.get("location")).toBe(wanted);
    }
  });

  it("gives a session that only the server reads, and ends it when it was idle or long", async () => {
    const visitor = room.visit();
    const response = await visitor.signIn("wang");
    expect(response.headers.get("set-cookie")).toMatch(
      /^staff=[\w-]{43};.*HttpOnly.*SameSite=Lax/u,
    );
    now += SESSION.idleMs - 1_000;
    expect((await visitor.get("/staff")).status).toBe(200);
    now += SESSION.idleMs + 61_000;
    expect((await visitor.get("/staff")).status).toBe(303);
  });

  it("takes no form without the token of its own session, from another site, or after the way out", async () => {
    const [visitor, other] = [await room.enter("editor"), await room.enter("editor")];
    const page = await (await other.get("/staff/account")).text();
    const foreign = /name="form-token" value="([^"]*)"/u.exec(page)?.[1] ?? "";
    expect((await visitor.post("/staff/sign-out", { "form-token": foreign })).status).toBe(403);
    expect((await visitor.post("/staff/sign-out", { "form-token": "" })).status).toBe(403);
    const crossSite = { origin: "https://evil.example" };
    expect((await visitor.post("/staff/sign-out", {}, crossSite)).status).toBe(403);
    expect((await visitor.get("/staff")).status).toBe(200);
    const { cookie } = visitor;
    expect((await visitor.post("/staff/sign-out", {})).status).toBe(303);
    visitor.cookie = cookie;
    expect((await visitor.get("/staff")).status).toBe(303);
  });

  it("looks at no more passwords after some wrong ones, for a time", async () => {
    await room.hire("li", "viewer");
    const visitor = room.visit();
    const wrong = () => visitor.signIn("li", "wrong horse battery");
    const all = await Promise.all(Array.from({ length: THROTTLE.failures + 3 }, wrong));
    expect(all.map(({ status }) => status).sort()).toEqual([
      ...Array.from({ length: THROTTLE.failures }, () => 401),
      429,
      429,
      429,
    ]);
    expect((await visitor.signIn("li")).status).toBe(429);
    expect((await visitor.signIn("wang")).status).toBe(303);
    now += THROTTLE.minutes * 60_000 + 1_000;
    expect((await visitor.signIn("li")).status).toBe(303);
  });

  it("says the same of a wrong password and of an account that is not there", async () => {
    const visitor = room.visit();
    const [unknown, wrong] = [await visitor.signIn("nobody"), await visitor.signIn("wang", "no")];
    const told = async (response: Response) =>
      (await response.text()).replaceAll(/nobody|wang/gu, "");
    expect(await told(unknown)).toBe(await told(wrong));
  });

  it("shuts out at once whose account is switched off, and shows a viewer no page of the admins", async () => {
    const [viewer, admin] = [await room.enter("viewer"), await room.enter("admin")];
    for (const path of ["/staff/audit", "/staff/accounts"]) {
      expect((await viewer.get(path)).status).toBe(403);
      expect((await admin.get(path)).status).toBe(200);
    }
    const [account] = (await room.parts.accounts.list()).filter(({ name }) =>
      name.startsWith("viewer-"),
    );
    await room.parts.accounts.change(account?.name ?? "", { isActive: false });
    expect((await viewer.get("/staff")).status).toBe(303);
  });

  it("changes a password, ends the other sessions and notes it", async () => {
    await room.hire("zhao", "editor");
    const [here, there] = [room.visit(), room.visit()];
    await here.signIn("zhao");
    await there.signIn("zhao");
    const fresh = "another horse battery";
    const form = { password: PASSWORD, "new-password": fresh, again: fresh };
    const short = await here.post("/staff/account", {
      ...form,
      "new-password": "short",
      again: "short",
    });
    expect(await short.text()).toContain("要12到128个");
    expect((await here.post("/staff/account", form)).status).toBe(303);
    expect((await here.get("/staff")).status).toBe(200);
    expect((await there.get("/staff")).status).toBe(303);
    expect((await there.signIn("zhao")).status).toBe(401);
    const entries = await room.parts.audit.list(10);
    expect(entries.map(({ by, action }) => `${by} ${action}`)).toContain("zhao 改密码");
  });
});
