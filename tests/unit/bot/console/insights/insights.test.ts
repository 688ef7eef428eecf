import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import type { AskedRow } from "#bot/console/insights/asked-row.ts";
import { askedTable } from "#bot/console/insights/asked-table.ts";
import { countByChannel, countByDay, latencyOf } from "#bot/console/insights/count-by-day.ts";
import { groupFailures } from "#bot/console/insights/group-failures.ts";
import { insightsView } from "#bot/console/insights/insights-view.ts";
import { joinAlike } from "#bot/console/insights/join-alike.ts";
import { createNearestMatters } from "#bot/console/insights/nearest-matter.ts";
import { writeCsv } from "#knowledge/sheets/write-table.ts";
import { tools } from "#tests/support/tools.ts";

function row(over: Partial<AskedRow> = {}): AskedRow {
  return {
    turnId: "t",
    at: Date.parse("2026-11-23T08:00:00Z"),
    channel: "web",
    question: "老房子想装电梯",
    status: "answered",
    measure: 14,
    matter: "lift-retrofit",
    record: null,
    department: "市房屋管理局",
    elapsedMs: 3,
    useful: null,
    ...over,
  };
}

const unmatched = { status: "not-found", matter: null, measure: null, department: null } as const;

describe("failed questions", () => {
  it("stand together where they are nearly the same, the newest wording first", () => {
    const rows = [
      row({ ...unmatched, question: "护照到期了怎么换", at: 1 }),
      row({ ...unmatched, question: "护照到期了，怎么换？", at: 3, turnId: "last" }),
      row({ ...unmatched, question: "护照到期了怎么换呢", at: 2 }),
      row({ ...unmatched, question: "怎么考驾照", at: 4 }),
    ];
    const [group, ...others] = groupFailures(rows, () => null);
    expect(others).toEqual([]);
    expect(group?.matter).toBeNull();
    expect(
      group?.questions.map(({ question, count, newest }) => [question, count, newest]),
    ).toEqual([
      ["护照到期了，怎么换？", 3, 3],
      ["怎么考驾照", 1, 4],
    ]);
  });

  it("are those without an answer and those called of no use, by matter, the most first", () => {
    const rows = [
      row({ useful: false }),
      row({ useful: true }),
      row({ status: "smalltalk", matter: null }),
      row({ ...unmatched, question: "加装电梯后一楼补偿" }),
      row({ ...unmatched, question: "养老院床位紧张吗" }),
    ];
    const near = (text: string) => (text.includes("电梯") ? "lift-retrofit" : "elderly-beds");
    const groups = groupFailures(rows, near);
    expect(groups.map(({ matter, count }) => [matter, count])).toEqual([
      ["lift-retrofit", 2],
      ["elderly-beds", 1],
    ]);
    expect(groups[0]?.questions.find(({ notUseful }) => notUseful === 1)?.question).toBe(
      "老房子想装电梯",
    );
  });

  it("come nearest to the matter of their words, or to none where a subject outside is nearer", async () => {
    const asked = ["老房子想装电梯找谁", "护照到期了怎么换新的"];
    const found = await createNearestMatters()(asked, tools);
    expect([...found]).toEqual([
      ["老房子想装电梯找谁", "lift-retrofit"],
      ["护照到期了怎么换新的", null],
    ]);
  });

  it("let the bot answer between two of them, and are searched for once", async () => {
    let searches = 0;
    let turns = 0;
    const counting = {
      ...tools,
      search: (text: string) => {
        searches += 1;
        setImmediate(() => {
          turns += 1;
        });
        return tools.search(text);
      },
    };
    const nearest = createNearestMatters();
    const asked = ["养老院床位紧张吗", "怎么考驾照", "老房子想装电梯"];
    await nearest(asked, counting);
    expect(turns).toBeGreaterThanOrEqual(asked.length - 1);
    await nearest([...asked, "护照到期了"], counting);
    expect(searches).toBe(asked.length + 1);
  });

  it("are not joined for a common word alone", () => {
    expect(joinAlike(["怎么申请廉租房", "怎么申请营业执照"], (text) => text)).toHaveLength(2);
    expect(joinAlike(["", "？"], (text) => text)).toEqual([["", "？"]]);
  });
});

describe("days", () => {
  it("are Shanghai's, without a gap, with the count of each status", () => {
    const days = countByDay([
      row({ at: Date.parse("2026-11-20T15:59:00Z") }),
      row({ at: Date.parse("2026-11-20T16:01:00Z"), status: "error" }),
      row({ at: Date.parse("2026-11-23T01:00:00Z") }),
    ]);
    expect(days.map(({ day, asked }) => [day, asked])).toEqual([
      ["2026-11-20", 1],
      ["2026-11-21", 1],
      ["2026-11-22", 0],
      ["2026-11-23", 1],
    ]);
    expect(days[1]?.statuses).toMatchObject({ answered: 0, error: 1 });
    expect(days[2]?.latency).toBeNull();
  });

  it("have the latency by nearest rank", () => {
    const times = Array.from({ length: 100 }, (_, place) => 100 - place);
    expect(latencyOf(times)).toEqual({ p50: 50, p95: 95, p99: 99 });
    expect(latencyOf([7])).toEqual({ p50: 7, p95: 7, p99: 7 });
  });

  it("are none of nothing", () => {
    expect(countByDay([])).toEqual([]);
  });
});

it("counts channels, the most used first", () => {
  const rows = [
    row({ useful: true }),
    row({ channel: "wechat", useful: false }),
    row({ channel: "wechat", status: "not-found" }),
  ];
  expect(countByChannel(rows)).toEqual([
    {
      channel: "wechat",
      asked: 2,
      answered: 1,
      useful: 0,
      notUseful: 1,
      latency: expect.anything(),
    },
    { channel: "web", asked: 1, answered: 1, useful: 1, notUseful: 0, latency: expect.anything() },
  ]);
});

describe("the export", () => {
  it("opens in a spreadsheet, with its times in Shanghai", () => {
    const csv = String(writeCsv(askedTable([row({ useful: false })])));
    expect(csv.startsWith("\u{FEFF}时间,渠道,问题")).toBe(true);
    const [read] = parse(csv, { bom: true, columns: true });
    expect(read).toMatchObject({ 时间: "2026-11-23 16:00:00", 结果: "已回答", 有用: "没用" });
  });

  it.each(["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "\t=1", "＝1+1"])(
    "makes no formula of %j",
    (question) => {
      const [read] = parse(writeCsv(askedTable([row({ question })])), { bom: true, columns: true });
      expect(read).toMatchObject({ 问题: `'${question}` });
    },
  );
});

it("shows all of it, what people wrote escaped", async () => {
  const rows = [row({ ...unmatched, question: "<script>alert(1)</script>" })];
  const view = insightsView({
    days: countByDay(rows),
    channels: countByChannel(rows),
    failures: groupFailures(rows, () => null),
    spans: [],
    exportPath: "/staff/insights.csv",
    nameOf: (matter) => matter,
    channelName: (channel) => channel,
    benchAddress: (question) => `/staff/bench?question=${encodeURIComponent(question)}`,
  });
  const html = String(await view);
  expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  expect(html).not.toContain("<script>");
  expect(html).toContain("不像任何事项");
  expect(html).not.toMatch(/\sstyle=/u);
});
