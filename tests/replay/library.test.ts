import { describe, expect, it } from "vitest";
import { createWeb } from "#tests/support/start-web.ts";
import { knowledge, tools } from "#tests/support/tools.ts";
import { createVisitor } from "#tests/support/web-visitor.ts";

function visit(over: Parameters<typeof createWeb>[0] = {}) {
  return createVisitor(createWeb(over).channel);
}

async function read(path: string, over: Parameters<typeof createWeb>[0] = {}): Promise<string> {
  return (await visit(over).get(path)).text();
}

const ON = { clock: () => Date.parse("2026-11-26T04:00:00Z") };

describe("the library of documents", () => {
  it("lists the plan and every record, each with its permalink", async () => {
    const page = await read("/documents");
    expect(page).toContain('href="/documents/hufubanfa-2022-23"');
    for (const { id } of knowledge.records) expect(page).toContain(`href="/documents/${id}"`);
  });

  it("is narrowed by audience, department, measure and validity", async () => {
    const page = await read("/documents?audience=sole-trader&measure=20&validity=in-force", ON);
    expect(page).toContain('href="/documents/service-loan-subsidy-2026"');
    expect(page).not.toContain('href="/documents/service-loan-subsidy-2025"');
    expect(page).not.toContain('href="/documents/nursing-home"');
    expect(await read("/documents?department=市税务局")).not.toContain('"/documents/nursing-home"');
  });

  it("says so when nothing is left, and ignores what it does not understand", async () => {
    expect(await read("/documents?audience=disabled&measure=5")).toContain("没有符合的");
    expect(await read("/documents?validity=nonsense")).toContain("/documents/nursing-home");
  });

  it("judges validity on the day of the visit", async () => {
    const last = { clock: () => Date.parse("2026-12-31T15:59:00Z") };
    const over = { clock: () => Date.parse("2026-12-31T16:01:00Z") };
    expect(await read("/documents/service-loan-subsidy-2026", last)).toContain("还剩0天");
    expect(await read("/documents/service-loan-subsidy-2026", over)).toContain("已结束");
  });
});

describe("the page of a record", () => {
  it("leads from an answer to the statement and from there to its source", async () => {
    const visitor = visit(ON);
    await visitor.post("/ask", { question: "考出高级技师证能领多少钱", messageId: "1" });
    const answer = await (await visitor.get("/")).text();
    const link = /class="cite" href="(\/documents\/skill-upgrade-subsidy#benefit-1)"/u.exec(answer);
    expect(link).not.toBeNull();
    const page = await (await visitor.get("/documents/skill-upgrade-subsidy")).text();
    const statement = /<li id="benefit-1">.*?<\/li>/su.exec(page)?.[0] ?? "";
    expect(statement).toContain("3500元");
    const source = /href="#(s\d+)"/u.exec(statement)?.[1];
    expect(page).toMatch(new RegExp(`<li id="${source}">.*?A级`, "su"));
  });

  it("has an address for every statement of every record", async () => {
    for (const record of knowledge.records) {
      const page = await read(`/documents/${record.id}`);
      for (const part of ["who", "benefit", "conditions", "apply"] as const) {
        record[part].forEach((_, place) => {
          expect(page).toContain(`id="${part}-${place + 1}"`);
        });
        if (record[part].length === 0) expect(page, record.id).toContain("来源未写明");
      }
    }
  });

  it("names what it replaced and what replaced it", async () => {
    const older = await read("/documents/service-loan-subsidy-2025");
    expect(older).toContain('href="/documents/service-loan-subsidy-2026"');
    const newer = await read("/documents/service-loan-subsidy-2026");
    expect(newer).toContain('href="/documents/service-loan-subsidy-2025"');
  });

  it("marks a district's record as an example", async () => {
    expect(await read("/documents/jiading-commerce-support")).toContain("举例而已");
  });

  it("is not found for an id that nobody has", async () => {
    expect((await visit().get("/documents/no-such-record")).status).toBe(404);
  });
});

describe("departments and measures", () => {
  it("lead to each other and to the records", async () => {
    const bodies = await read("/departments");
    for (const { name } of knowledge.departments) {
      expect(bodies).toContain(`href="/departments/${name}"`);
    }
    const body = await read(`/departments/${encodeURIComponent("市税务局")}`);
    expect(body).toContain('href="/measures/20"');
    expect(body).toContain('href="/documents/vat-small-scale-2026"');
    const measure = await read("/measures/20");
    expect(measure).toContain('href="/departments/市税务局"');
    expect(measure).toContain('href="/documents/service-loan-subsidy-2026"');
    expect((await visit().get("/measures/27")).status).toBe(404);
    expect((await visit().get("/departments/nobody")).status).toBe(404);
  });
});

describe("the calendar of deadlines", () => {
  it("has the last day of every scheme that runs, and none that has ended", async () => {
    const response = await visit(ON).get("/deadlines.ics");
    expect(response.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
    const feed = await response.text();
    const running = knowledge.records.filter(
      ({ validity: { kind, until } }) => kind === "dated" && (until ?? "") >= "2026-11-26",
    );
    expect(running.length).toBeGreaterThan(5);
    expect(feed.match(/BEGIN:VEVENT/gu)).toHaveLength(running.length);
    expect(feed).toMatch(/UID:service-loan-subsidy-2026@shenwen.*?DTSTART;VALUE=DATE:20261231/su);
    expect(feed).not.toContain("service-loan-subsidy-2025");
  });

  it("keeps to RFC 5545: lines end in CRLF and have at most 75 octets", async () => {
    const feed = await read("/deadlines.ics", ON);
    expect(feed.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/u);
    for (const line of feed.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });

  it("is narrowed like the library and points to the public address", async () => {
    const settings = { ...ON, publicUrl: "https://shenwen.example" };
    const feed = await read(
      `/deadlines.ics?department=${encodeURIComponent("市税务局")}`,
      settings,
    );
    expect(feed).toContain("vat-small-scale-2026@shenwen");
    expect(feed).not.toContain("service-loan-subsidy-2026@shenwen");
    expect(feed).toContain("https://shenwen.example/documents/");
  });
});

describe("the sitemap", () => {
  it("has every page that can be linked, by its public address", async () => {
    const map = await read("/sitemap.xml", { publicUrl: "https://shenwen.example" });
    const addresses = [...map.matchAll(/<loc>([^<]+)<\/loc>/gu)].map(([, address = ""]) => address);
    const lists = knowledge.places.lists.length;
    expect(addresses.length).toBe(6 + lists + tools.library.records.length + 28 + 26);
    expect(new Set(addresses).size).toBe(addresses.length);
    const visitor = visit();
    for (const address of addresses) {
      expect(address).toMatch(/^https:\/\/shenwen\.example\//u);
      expect((await visitor.get(new URL(address).pathname)).status, address).toBe(200);
    }
    expect(await read("/robots.txt")).toContain("/sitemap.xml");
  });
});

describe("the lists of places", () => {
  it("are listed by kind, each with its day and what it covers", async () => {
    const page = await read("/places");
    expect(page).toContain("杨浦区睦邻社区长者食堂信息表");
    expect(page).toContain("社区食堂 · 43处 · 2024年9月30日");
    expect(page).toContain("只有2025年升级改造的93家");
  });

  it("show every place with its address, its source and a map", async () => {
    const page = await read("/places/canteens-yangpu");
    expect(page.match(/uri\.amap\.com\/marker/gu)).toHaveLength(43);
    expect(page).toContain("辽源西路107号");
    expect(page).toContain('href="https://www.shyp.gov.cn/');
    expect(page).toContain("没有见到名单的再利用许可");
  });

  it("say which districts the list itself does not tell", async () => {
    const page = await read("/places/markets-2025");
    expect(page).toContain("徐汇区（按路名查得）");
    expect(page).toContain("名单没写区");
  });

  it("answer an unknown list with the page that says so", async () => {
    expect((await visit().get("/places/none")).status).toBe(404);
  });
});
