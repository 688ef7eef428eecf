import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SESSION } from "#bot/console/accounts/sqlite-session-store.ts";
import { type StaffAddress, staffAddresses } from "#tests/support/staff-addresses.ts";
import { openStaffConsole, PASSWORD, type StaffRoom } from "#tests/support/staff-room.ts";
import { TODAY } from "#tests/support/tools.ts";

const OURS = "http://127.0.0.1";
const SQL = "' OR 1=1; DROP TABLE accounts; --";

let room: StaffRoom;
let now = TODAY.getTime();
beforeAll(async () => {
  room = await openStaffConsole({ clock: () => now });
});
afterAll(() => room.close());

/** What a viewer gets. */
function ofViewer({ method, path, isOfOne }: StaffAddress): number {
  if (method !== "GET" || /\/(?:accounts|audit)$/u.test(path)) return 403;
  // Without an id the search for a receipt leads to the page on which it is.
  if (path === "/staff/receipts") return 303;
  return isOfOne || path === "/staff/knowledge/item" ? 404 : 200;
}

describe("what each role may do", () => {
  it("lets a viewer look at all but the admins' pages, and change nothing but their password", async () => {
    const viewer = await room.enter("viewer");
    for (const address of staffAddresses(room.console)) {
      const { method, path } = address;
      if (/account$|sign-out$/u.test(path)) continue;
      const response = method === "GET" ? await viewer.get(path) : await viewer.post(path, {});
      const wanted = ofViewer(address);
      expect(`${method} ${path}: ${response.status}`).toBe(`${method} ${path}: ${wanted}`);
      if (wanted === 403) expect(await response.text()).toContain("没有权限");
    }
  });

  it("shows an editor no page of the admins, and says of what is not there that it is not", async () => {
    const editor = await room.enter("editor");
    for (const path of ["/staff/accounts", "/staff/audit"])
      expect((await editor.get(path)).status).toBe(403);
    for (const { method, path } of staffAddresses(room.console).filter((it) => it.isOfOne)) {
      for (const id of ["1", encodeURIComponent(SQL), "..%2f..%2fstaff.db", "%00"]) {
        const address = path.replaceAll("/1", `/${id}`);
        const response =
          method === "GET" ? await editor.get(address) : await editor.post(address, {});
        expect(`${address}: ${response.status}`).toBe(`${address}: 404`);
        expect(await response.text()).toMatch(/没有这(?:一页|份凭据)/u);
      }
    }
  });
});

describe("a session", () => {
  it("that has ended opens no address", async () => {
    const admin = await room.enter("admin");
    const token = await admin.token();
    now += SESSION.idleMs + 1;
    for (const { method, path } of staffAddresses(room.console)) {
      const response =
        method === "GET"
          ? await admin.get(path)
          : await admin.post(path, { "form-token": token }, { "sec-fetch-site": "same-origin" });
      const wanted = method === "GET" ? 303 : 401;
      expect(`${method} ${path}: ${response.status}`).toBe(`${method} ${path}: ${wanted}`);
    }
  });

  it("takes the forms of no other session, at any address", async () => {
    const [admin, other] = [await room.enter("admin"), await room.enter("admin")];
    const token = await other.token();
    for (const { path } of staffAddresses(room.console).filter(({ method }) => method === "POST")) {
      const response = await admin.post(path, { "form-token": token });
      expect(`${path}: ${response.status}`).toBe(`${path}: 403`);
      expect(await response.text()).toContain("请重新提交");
    }
    const twice = new URLSearchParams([
      ["form-token", token],
      ["form-token", await admin.token()],
    ]);
    const init = { method: "POST", body: twice, headers: { origin: OURS } };
    expect((await admin.send("/staff/switches", init)).status).toBe(403);
  });

  it("is bound to TLS and to the staff room where the pages are public", async () => {
    const publicUrl = "https://bot.example";
    const open = await openStaffConsole({ publicUrl });
    await open.hire("wang", "viewer");
    const body = new URLSearchParams({ name: "wang", password: PASSWORD });
    const headers = { origin: publicUrl };
    const visitor = open.visit();
    const response = await visitor.send("/staff/sign-in", { method: "POST", body, headers });
    expect(response.status).toBe(303);
    expect(response.headers.get("set-cookie")).toMatch(/Path=\/staff;.*HttpOnly; Secure;/u);
    expect(response.headers.get("strict-transport-security")).toBe("max-age=31536000");
    await open.close();
  });
});

describe("a request from elsewhere", () => {
  const TYPES = ["application/x-www-form-urlencoded", "multipart/form-data", "text/plain"];
  const FROM: readonly Record<string, string>[] = [
    { origin: "https://evil.example" },
    { origin: "null" },
    { origin: "http://127.0.0.1.evil.example" },
    { origin: "https://evil.example", "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    { "sec-fetch-site": "none" },
    {},
  ];

  it("changes nothing, whatever it calls its body and itself", async () => {
    const editor = await room.enter("editor");
    const form = { scope: "bot", on: "1", reason: "来自别处", "form-token": await editor.token() };
    for (const type of TYPES) {
      for (const from of FROM) {
        const body = new URLSearchParams(form).toString();
        const headers = { "content-type": type, ...from };
        const response = await editor.send("/staff/switches", { method: "POST", body, headers });
        const told = `${type} ${JSON.stringify(from)}: ${response.status}`;
        expect(told).toMatch(/: 403$/u);
        expect(await response.text()).toContain("来自别的网站");
      }
    }
    for (const type of ["application/json", "application/xml", ""]) {
      const headers = { origin: "https://evil.example", "content-type": type };
      const init = { method: "POST", body: JSON.stringify(form), headers };
      expect((await editor.send("/staff/switches", init)).status).toBe(403);
    }
    const signIn = new URLSearchParams({ name: "a", password: "b" });
    const headers = { origin: "null" };
    const init = { method: "POST", body: signIn, headers };
    expect((await room.visit().send("/staff/sign-in", init)).status).toBe(403);
    expect(await (await editor.get("/staff/switches")).text()).not.toContain("来自别处");
  });

  it.each(["PUT", "DELETE", "PATCH", "OPTIONS"])("by %s does nothing", async (method) => {
    const viewer = await room.enter("viewer");
    for (const { path } of staffAddresses(room.console)) {
      const headers = { origin: OURS };
      const strange = await room.visit().send(path, { method, headers });
      expect(`${path}: ${strange.status}`).toBe(`${path}: 401`);
      const known = await viewer.send(path, { method, headers });
      expect(`${path}: ${known.status}`).toBe(`${path}: 403`);
      const body = new URLSearchParams({ "form-token": await viewer.token() });
      const whole = await viewer.send(path, {
        method,
        headers,
        body: method === "OPTIONS" ? null : body,
      });
      expect([403, 404]).toContain(whole.status);
    }
  });

  it("by HEAD is told no more than by GET", async () => {
    const viewer = await room.enter("viewer");
    for (const path of ["/staff", "/staff/audit", "/staff/golden"]) {
      const strange = await room.visit().send(path, { method: "HEAD" });
      expect([strange.status, await strange.text()]).toEqual([303, ""]);
      const known = await viewer.send(path, { method: "HEAD" });
      expect([known.status, await known.text()]).toEqual([path.endsWith("audit") ? 403 : 200, ""]);
    }
  });

  it.each([
    "/staff/",
    "/staff/audit/",
    "/staff//audit",
    "//staff/audit",
    "/STAFF/AUDIT",
    "/staff/x/../audit",
    "/staff/sign-in/../audit",
    "/staff/sign-in/%2e%2e/audit",
    "/staff/sign-in%2f..%2faudit",
    "/staff/assets/..%2f..%2fstaff%2faudit",
    "/staff/%61udit",
    "/staff%2faudit",
    "/staff/%2faudit",
    "/staff/sign-in/audit",
    "/staff/sign-in;/audit",
    "/staff/audit;/sign-in",
    "/staff/audit%00/sign-in",
    "/staff/audit?/staff/sign-in",
    "/staff/audit#/staff/sign-in",
    "/staff/oidc/../audit",
  ])("gets no page by way of %s", async (path) => {
    const response = await room.visit().get(path);
    expect([303, 404]).toContain(response.status);
    expect(await response.text()).not.toContain("操作记录");
  });
});
