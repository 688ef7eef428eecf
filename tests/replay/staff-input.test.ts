import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createLogger } from "#bot/logger.ts";
import { captureOutput } from "#tests/support/capture-output.ts";
import { staffAddresses } from "#tests/support/staff-addresses.ts";
import { openStaffConsole, PASSWORD, type StaffRoom } from "#tests/support/staff-room.ts";

const OURS = "http://127.0.0.1";
const SCRIPT = `"'><script>alert(1)</script><img src=x onerror=alert(1)>`;
const SQL = "' OR 1=1; DROP TABLE accounts; --";
const MB = 1024 * 1024;

let room: StaffRoom;
const output = captureOutput();
beforeAll(async () => {
  room = await openStaffConsole({ log: createLogger("trace", output.stream) });
});
afterAll(() => room.close());

/** A body of 100 MB, which knows how much of it was read. */
function hugeBody() {
  let bytes = 0;
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      const piece = new Uint8Array(64 * 1024).fill(97);
      bytes += piece.length;
      controller.enqueue(piece);
      if (bytes >= 100 * MB) controller.close();
    },
  });
  return { stream, read: () => bytes };
}

describe("what people write", () => {
  const QUERY = new URLSearchParams(
    [
      ..."find sort order page question before on channel kind file item change days state department".split(
        " ",
      ),
      ..."status measure record tag with done fault back compare second text x".split(" "),
    ].map((name): [string, string] => [name, SCRIPT]),
  );

  async function expectHarmless(response: Response, path: string): Promise<string> {
    const page = await response.text();
    expect(page, path).not.toMatch(/<script>|<img\b|onerror=alert\(1\)>"/u);
    const policy = response.headers.get("content-security-policy") ?? "";
    expect(policy, path).toContain("default-src 'none'");
    expect(policy, path).not.toContain("unsafe");
    expect(response.headers.get("cache-control"), path).toBe("no-store");
    expect(response.headers.get("x-content-type-options"), path).toBe("nosniff");
    return page;
  }

  it("in an address is shown as text on every page, and read by no database", async () => {
    const admin = await room.enter("admin");
    const sql = new URLSearchParams([...QUERY.keys()].map((name): [string, string] => [name, SQL]));
    for (const query of [QUERY, sql]) {
      for (const { path } of staffAddresses(room.console).filter(
        ({ method }) => method === "GET",
      )) {
        const response = await admin.get(`${path}?${query}`);
        expect(response.status, path).toBeLessThan(500);
        await expectHarmless(response, path);
      }
      await expectHarmless(await room.visit().get(`/staff/sign-in?${query}`), "sign-in");
      await expectHarmless(await admin.get(`/staff/${encodeURIComponent(SCRIPT)}?${query}`), "404");
    }
    expect(await (await admin.get("/staff/accounts")).text()).toContain("admin-");
  });

  it("in a form is shown as text wherever it is kept", async () => {
    const admin = await room.enter("admin");
    const asked = await admin.post("/staff/golden/questions", {
      question: SCRIPT,
      before: SCRIPT,
      facts: SCRIPT,
      note: `#${SCRIPT}`,
      status: "answered",
    });
    expect(asked.headers.get("location")).toMatch(/^\/staff\/golden\/questions\//u);
    const turned = await admin.post("/staff/switches", { scope: "bot", on: "1", reason: SCRIPT });
    expect(turned.status).toBe(303);
    const upload = new FormData();
    const title = `关于${SCRIPT.replaceAll("<", "&lt;")}的通知`;
    const file = `<html><title>${title}</title><h1>${title}</h1><p>第一条 ${title}</p></html>`;
    upload.set("file", new File([file], `${SCRIPT}.html`));
    const kept = await admin.post("/staff/knowledge/documents", upload);
    const document = kept.headers.get("location") ?? "";
    expect(document).toMatch(/documents\/[\w-]+$/u);
    const pages = [
      "/staff/golden",
      asked.headers.get("location") ?? "",
      "/staff/switches",
      "/staff/audit",
      "/staff/knowledge/documents",
      document,
      `/staff/golden/new?${new URLSearchParams({ question: SCRIPT })}`,
      `/staff/bench?${new URLSearchParams({ question: SCRIPT })}`,
    ];
    for (const path of pages) {
      const page = await expectHarmless(await admin.get(path), path);
      expect(page, path).toContain("script&gt;");
    }
    await admin.post("/staff/switches", { scope: "bot", on: "", reason: "好了" });
  });

  it("in the form to sign in is shown as text, and leads nowhere else", async () => {
    const visitor = room.visit();
    await expectHarmless(await visitor.signIn(SCRIPT, "x"), "name");
    expect((await visitor.signIn(SQL, SQL)).status).toBe(401);
    const form = { name: "a", password: "b", back: `/staff\r\nSet-Cookie: staff=1` };
    const response = await visitor.post("/staff/sign-in", form);
    expect(response.headers.get("set-cookie")).toBeNull();
    expect(await response.text()).toContain('name="back" value="/staff"');
  });
});

describe("what is too large, or no whole form", () => {
  const post = (body: BodyInit, headers: Record<string, string>) =>
    ({
      method: "POST",
      body,
      duplex: "half",
      headers: { origin: OURS, ...headers },
    }) as RequestInit;
  const MULTIPART = { "content-type": "multipart/form-data; boundary=x" };

  it("is not read at all of somebody who has not signed in", async () => {
    const body = hugeBody();
    const init = post(body.stream, MULTIPART);
    const response = await room.visit().send("/staff/knowledge/documents", init);
    expect(response.status).toBe(401);
    expect(body.read()).toBeLessThan(MB);
  });

  it("is read no further than a sign-in can be", async () => {
    const body = hugeBody();
    const response = await room.visit().send("/staff/sign-in", post(body.stream, MULTIPART));
    expect(response.status).toBe(413);
    expect(body.read()).toBeLessThan(MB);
  });

  it("is refused by its length before it is read, and without one as soon as it is too much", async () => {
    const editor = await room.enter("editor");
    const [told, untold] = [hugeBody(), hugeBody()];
    const headers = { ...MULTIPART, "content-length": String(100 * MB) };
    for (const [body, init] of [
      [told, post(told.stream, headers)],
      [untold, post(untold.stream, MULTIPART)],
    ] as const) {
      const response = await editor.send("/staff/knowledge/documents", init);
      expect(response.status).toBe(413);
      expect(await response.text()).toContain("一次最多上传 20 MB");
      expect(body.read()).toBeLessThan(body === told ? MB : 23 * MB);
    }
  });

  it.each([
    ["rubbish", MULTIPART],
    ["rubbish", { "content-type": "multipart/form-data" }],
    ['--x\r\nContent-Disposition: form-data; name="file"; filename="a', MULTIPART],
  ])("is told so: %j %j", async (body, headers) => {
    const editor = await room.enter("editor");
    const response = await editor.send("/staff/switches", post(body, headers));
    expect(response.status).toBe(400);
    expect(await response.text()).toContain("不完整");
    const signIn = await room.visit().send("/staff/sign-in", post(body, headers));
    expect(signIn.status).toBe(400);
  });

  it("makes no page larger when it stands in an address", async () => {
    const viewer = await room.enter("viewer");
    const plain = (await (await viewer.get("/staff/golden")).text()).length;
    const page = await (await viewer.get(`/staff/golden?find=${"长".repeat(100_000)}`)).text();
    expect(page.length).toBeLessThan(plain + 20_000);
  });
});

it("writes nothing of names, passwords, questions and files into the log", async () => {
  const editor = await room.enter("editor");
  const secret = "绝密词语";
  await room.visit().signIn(`名${secret}`, `码${secret}`);
  await editor.get(`/staff/golden?find=${secret}`);
  await editor.get(`/staff/bench?question=${secret}怎么办`);
  for (const content of [`第一条 ${secret}`, Buffer.from("%PDF-1.7 x")]) {
    const upload = new FormData();
    upload.set("file", new File([content], `${secret}.txt`));
    await editor.post("/staff/knowledge/documents", upload);
    await editor.post("/staff/golden/import", upload);
  }
  await editor.post("/staff/switches", { scope: secret, reason: secret });
  const log = output.text();
  expect(log).toContain("staff.sign-in-failed");
  expect(log).not.toMatch(/绝密|%E7%BB%9D/u);
  expect(log).not.toContain(PASSWORD);
  expect(log).not.toContain("staff.failed");
});
