import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { createLogger } from "#bot/logger.ts";
import { captureOutput } from "#tests/support/capture-output.ts";
import { createWeb } from "#tests/support/start-web.ts";
import { createVisitor } from "#tests/support/web-visitor.ts";

const KILOBYTE = 1024;

function visit(over: Parameters<typeof createWeb>[0] = {}) {
  const web = createWeb(over);
  return { ...web, visitor: createVisitor(web.channel) };
}

function linkIn(page: string): string {
  return /<section class="sources">.*?href="([^"]+)"/su.exec(page)?.[1] ?? "";
}

describe("asking without JavaScript", () => {
  it("leads back to the page, which has the answer, its source and whom to call", async () => {
    const { visitor } = visit();
    const asked = await visitor.post("/ask", { question: "老房子想加装电梯找谁", messageId: "1" });
    expect(asked.status).toBe(303);
    expect(asked.headers.get("location")).toMatch(/^\/#t-[\w-]+$/u);
    const page = await (await visitor.get("/")).text();
    expect(page).toContain("市房屋管理局");
    expect(page).toContain("沪府办发〔2022〕23号（十四）");
    expect(page).toContain('href="tel:12345"');
  });

  it("opens the source on the plan's page, the quoted words marked under the measure", async () => {
    const { visitor } = visit();
    await visitor.post("/ask", { question: "到2025年养老床位要多少张", messageId: "1" });
    const link = linkIn(await (await visitor.get("/")).text());
    expect(decodeURIComponent(link)).toMatch(/#（十四）$/u);
    const document = await (await visitor.get(link)).text();
    expect(document).toMatch(
      /id="（十四）".*<mark id="mark">全市养老床位总数达到17\.8万张<\/mark>/su,
    );
  });

  it("understands a follow-up", async () => {
    const { visitor } = visit();
    await visitor.post("/ask", { question: "小区想装快递柜", messageId: "1" });
    await visitor.post("/ask", { question: "归哪个局管", messageId: "2" });
    const page = await (await visitor.get("/")).text();
    expect(page.match(/市邮政管理局/gu)?.length).toBeGreaterThan(1);
  });

  it("answers a form that was sent twice once", async () => {
    const { visitor } = visit();
    const form = { question: "早餐工程归谁管", messageId: "same" };
    const first = await visitor.post("/ask", form);
    const second = await visitor.post("/ask", form);
    expect(second.headers.get("location")).toBe(first.headers.get("location"));
    const page = await (await visitor.get("/")).text();
    expect(page.match(/<article class="turn"/gu)).toHaveLength(1);
  });

  it("keeps people apart and forgets on demand", async () => {
    const { channel, visitor } = visit();
    await visitor.post("/ask", { question: "早餐工程归谁管", messageId: "1" });
    const stranger = createVisitor(channel);
    expect(await (await stranger.get("/")).text()).not.toContain("早餐工程归谁管");
    await visitor.post("/forget", {});
    expect(await (await visitor.get("/")).text()).not.toContain("早餐工程归谁管");
  });

  it("gives no cookie to whoever only reads", async () => {
    const { visitor } = visit();
    expect((await visitor.get("/")).headers.getSetCookie()).toEqual([]);
  });

  it("keeps a short manner, what is left out to be unfolded", async () => {
    const { visitor } = visit();
    await visitor.post("/length", { short: "1" });
    await visitor.post("/ask", { question: "考出高级技师证能领多少钱", messageId: "m1" });
    const page = await (await visitor.get("/")).text();
    const [shown = "", unfolded = ""] = page.split(
      '<details class="rest"><summary lang="zh-CN">看其余的</summary>',
    );
    expect(shown).toMatch(/3500元[\s\S]*到哪天[\s\S]*找谁：/u);
    expect(shown).not.toContain("怎么办");
    expect(unfolded).toContain("怎么办");
    await visitor.post("/length", { short: "0" });
    expect(await (await visitor.get("/")).text()).not.toContain('<details class="rest"');
  });

  it("comes back to the page whose switch was pressed, and to no other site", async () => {
    const { visitor } = visit();
    const page = await (await visitor.get("/documents?kind=policy")).text();
    expect(page).toContain('<input type="hidden" name="back" value="/documents?kind=policy">');
    const locationAfter = async (back: string) =>
      (await visitor.post("/size", { large: "1", back })).headers.get("location");
    expect(await locationAfter("/documents?kind=policy")).toBe("/documents?kind=policy");
    for (const back of ["//evil.example", "https://evil.example", "/\\evil.example", "x", ""]) {
      expect(await locationAfter(back)).toBe("/");
    }
  });

  it("opens in large type from a chat where that was chosen", async () => {
    const { visitor } = visit();
    const sent = await visitor.get("/documents/hufubanfa-2022-23?mark=14.2:26-55&large=1");
    expect(sent.status).toBe(303);
    expect(sent.headers.get("location")).toBe("/documents/hufubanfa-2022-23?mark=14.2%3A26-55");
    expect(await (await visitor.get("/")).text()).toContain('<html lang="zh-CN" class="large">');
    await visitor.post("/size", { large: "0" });
    expect(await (await visitor.get("/")).text()).not.toContain('class="large"');
  });

  it("keeps the large type", async () => {
    const { visitor } = visit();
    await visitor.post("/size", { large: "1" });
    expect(await (await visitor.get("/")).text()).toContain('<html lang="zh-CN" class="large">');
  });
});

describe("a judgement", () => {
  it("is stored without the question and thanked for", async () => {
    const { visitor, store } = visit();
    const asked = await visitor.post("/ask", { question: "早餐工程归谁管", messageId: "1" });
    const turnId = asked.headers.get("location")?.replace("/#t-", "") ?? "";
    const judged = await visitor.post("/feedback", { turnId, useful: "0" });
    expect(await (await visitor.get(judged.headers.get("location") ?? "")).text()).toContain(
      "谢谢",
    );
    expect(await store.listFeedback()).toEqual([
      expect.objectContaining({ turnId, useful: false, status: "answered" }),
    ]);
    expect(JSON.stringify(await store.listFeedback())).not.toContain("早餐工程归谁管");
  });

  it("of somebody else's turn is not taken", async () => {
    const { visitor } = visit();
    expect((await visitor.post("/feedback", { turnId: "x", useful: "1" })).status).toBe(404);
  });
});

describe("streaming", () => {
  it("sends the turn, its parts, what stands below, and the id for the next message", async () => {
    const { visitor } = visit();
    const response = await visitor.post(
      "/ask",
      { question: "老房子想加装电梯找谁", messageId: "1" },
      { Accept: "text/event-stream" },
    );
    expect(response.headers.get("content-type")).toContain("text/event-stream");
    const events = [...(await response.text()).matchAll(/^event: (\w+)$/gmu)].map(
      ([, name]) => name,
    );
    expect([events[0], ...events.slice(-2)]).toEqual(["turn", "after", "done"]);
    expect(events.filter((name) => name === "part").length).toBeGreaterThan(1);
  });
});

describe("what comes from outside", () => {
  it("is shown as text", async () => {
    const { visitor } = visit();
    const question = `<script>alert(1)</script><img src=x onerror=alert(2)>"'加装电梯找谁`;
    await visitor.post("/ask", { question, messageId: `"><b>` });
    const page = await (await visitor.get("/")).text();
    expect(page).not.toMatch(/<script>|<img|onerror=alert\(2\)>/u);
    expect(page).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  });

  it("is not taken from another site", async () => {
    const { visitor } = visit();
    const form = { question: "早餐工程归谁管", messageId: "1" };
    const foreign = await visitor.post("/ask", form, { Origin: "https://evil.example" });
    expect(foreign.status).toBe(403);
    expect(await foreign.text()).toContain("不是从本页发出");
  });

  it("is taken under the public address behind a proxy, with cookies for https alone", async () => {
    const { visitor } = visit({ publicUrl: "https://ask.example.org" });
    const form = { question: "早餐工程归谁管", messageId: "1" };
    const asked = await visitor.post("/ask", form, { Origin: "https://ask.example.org" });
    expect(asked.status).toBe(303);
    expect(asked.headers.getSetCookie()[0]).toMatch(/HttpOnly.*Secure|Secure.*HttpOnly/u);
  });

  it("is refused with a page when it is too long, incomplete, or the wrong way to ask", async () => {
    const { visitor } = visit();
    const long = await visitor.post("/ask", { question: "长".repeat(40_000), messageId: "1" });
    expect([long.status, await long.text()]).toEqual([413, expect.stringContaining("4000")]);
    expect((await visitor.post("/ask", { messageId: "1" })).status).toBe(400);
    const wrongWay = await visitor.get("/ask");
    expect([wrongWay.status, wrongWay.headers.get("allow")]).toEqual([405, "POST"]);
    const missing = await visitor.get("/nothing");
    expect([missing.status, await missing.text()]).toEqual([
      404,
      expect.stringContaining("没有这一页"),
    ]);
    expect((await visitor.get("/documents/other")).status).toBe(404);
  });

  it.each(["14.2:90-5", "99.9:1-2", "14.2:0-99999", "<b>", "14.2"])(
    "ignores the mark %s",
    async (mark) => {
      const { visitor } = visit();
      const path = `/documents/hufubanfa-2022-23?mark=${encodeURIComponent(mark)}`;
      const page = await visitor.get(path);
      expect(page.status).toBe(200);
      expect(await page.text()).not.toContain("<mark");
    },
  );

  it("never stands in the log", async () => {
    const output = captureOutput();
    const { visitor } = visit({ log: createLogger("debug", output.stream) });
    await visitor.post("/ask", { question: "我叫王小明想加装电梯", messageId: "1" });
    expect(output.text()).toContain("turn.ended");
    expect(output.text()).not.toContain("王小明");
  });
});

describe("every page", () => {
  const paths = ["/", "/documents/hufubanfa-2022-23", "/nothing"];

  it.each(paths)(
    "%s lets only its own files in and has no inline script or style",
    async (path) => {
      const { visitor } = visit();
      const response = await visitor.get(path);
      expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
      expect(response.headers.get("content-security-policy")).not.toContain("unsafe");
      expect(response.headers.get("x-content-type-options")).toBe("nosniff");
      const page = await response.text();
      expect(page).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=/u);
      expect(page).not.toMatch(/(?:src|href|action)="(?:https?:)?\/\//u);
    },
  );

  it.each(["/", "/documents/hufubanfa-2022-23"])(
    "%s weighs less than 60 KB compressed, style sheets and script included",
    async (path) => {
      const { visitor } = visit();
      const page = await (await visitor.get(path)).text();
      const files = [...page.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/gu)].map(
        ([, file]) => file ?? "",
      );
      expect(files).toHaveLength(3);
      const bodies = await Promise.all(files.map(async (file) => (await visitor.get(file)).text()));
      const bytes = [page, ...bodies].reduce((sum, body) => sum + gzipSync(body).length, 0);
      expect(bytes).toBeLessThan(60 * KILOBYTE);
    },
  );

  it("sends its files compressed and to be kept for good", async () => {
    const { visitor } = visit();
    const page = await (await visitor.get("/")).text();
    const file = /href="(\/assets\/weui[^"]+)"/u.exec(page)?.[1] ?? "";
    const response = await visitor.get(file, { "Accept-Encoding": "gzip" });
    expect(response.headers.get("content-encoding")).toBe("gzip");
    expect(response.headers.get("cache-control")).toContain("immutable");
  });
});

describe("asking with the browser's position", () => {
  const HERE = { longitude: "121.50598", latitude: "31.26772" };

  it("tells the nearest places with maps, and draws where they lie", async () => {
    const { visitor } = visit();
    const answer = await visitor.post(
      "/ask",
      { question: "", messageId: "1", ...HERE },
      { Accept: "text/event-stream" },
    );
    const stream = await answer.text();
    expect(stream).toContain("江浦路街道康善睦邻社区长者食堂");
    expect(stream).toMatch(/直线约\d+米/u);
    expect(stream).toContain("https://uri.amap.com/marker?position=");
    expect(stream).toContain("openstreetmap.org");
    expect(stream).toContain("<svg");
    expect(stream).toContain("（发送了位置）");
  });

  it("shows later that neither position nor places were kept", async () => {
    const { visitor } = visit();
    await visitor.post("/ask", { question: "最近的社区食堂", messageId: "1", ...HERE });
    const page = await (await visitor.get("/")).text();
    expect(page).toContain("位置和结果都没有保存");
    expect(page).not.toMatch(/直线约|辽源西路/u);
  });

  it("says that a position that is none cannot be read", async () => {
    const { visitor } = visit();
    const form = { question: "最近的社区食堂", messageId: "1", longitude: "x", latitude: "31.2" };
    expect((await visitor.post("/ask", form)).status).toBe(400);
  });
});
