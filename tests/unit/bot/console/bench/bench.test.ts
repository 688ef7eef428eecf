import { beforeAll, describe, expect, it } from "vitest";
import { createPreviews } from "#bot/channels/previews.ts";
import { benchAddress, readBenchForm } from "#bot/console/bench/bench-input.ts";
import { benchView } from "#bot/console/bench/bench-view.ts";
import { type Comparison, compareBenches } from "#bot/console/bench/compare-benches.ts";
import { type BenchRun, runBench } from "#bot/console/bench/run-bench.ts";
import { diffText } from "#knowledge/diff-text.ts";
import { TODAY, tools } from "#tests/support/tools.ts";

const parts = {
  tools,
  renderPreviews: createPreviews("https://shenwen.example"),
  clock: () => TODAY.getTime(),
  person: "staff:zhao",
};

function run(query: Record<string, string>): Promise<BenchRun> {
  const input = readBenchForm(query);
  return runBench(input, input.first, parts);
}

describe("the form", () => {
  it("is read from an address, and gives the same address again", () => {
    const query =
      "question=%E7%94%B5%E6%A2%AF&before=a%0Ab&channel=kf&short=1&on=2025-10-01&knowledge=live&compare=1&knowledge2=c7&model2=1";
    const input = readBenchForm(Object.fromEntries(new URLSearchParams(query)));
    expect(input).toEqual({
      question: "电梯",
      before: ["a", "b"],
      channel: "kf",
      manner: { isLarge: false, isShort: true },
      first: { on: "2025-10-01", knowledge: "live", isByModel: false },
      second: { on: null, knowledge: "c7", isByModel: true },
      faults: [],
    });
    expect(benchAddress("/staff/bench", input)).toBe(`/staff/bench?${query}`);
  });

  it("is empty before the first question", () => {
    expect(readBenchForm({})).toMatchObject({ question: "", channel: "web", second: null });
  });

  it.each([
    [{ on: "2026-02-30" }, "日期“2026-02-30”读不懂，请写成2026-11-23这样。"],
    [{ channel: "fax" }, "没有“fax”这个渠道，请从列表中选。"],
    [{ question: "问".repeat(1_201) }, "问题和前文共1201字，最多1200字，请缩短。"],
    [{ before: "a\n".repeat(11) }, "前文有11句，最多10句。"],
  ])("says what is wrong with it", (query, fault) => {
    expect(readBenchForm(query).faults).toEqual([fault]);
  });
});

describe("a run", () => {
  it("answers for the day that is asked for", async () => {
    const { day, trace } = await run({ question: "消费贷款贴息怎么申请", on: "2025-10-01" });
    expect(day).toBe("2025-10-01");
    expect(trace.answer.citations[0]?.validity).toBe("in-force");
  });

  it("goes on from the messages before it", async () => {
    const { before, trace } = await run({ question: "归哪个局管", before: "老房子想装电梯" });
    expect(before.map(({ question }) => question)).toEqual(["老房子想装电梯"]);
    expect(trace.understood?.link).toBe("refers");
    expect(trace.answer.departments[0]?.name).toBe("市房屋管理局");
  });

  it("keeps no personal number, as in a conversation", async () => {
    const { trace } = await run({ question: "我的手机13812345678，老房子想装电梯" });
    expect(trace.question.text).not.toContain("13812345678");
  });
});

describe("differences of two texts", () => {
  it("keep numbers whole", () => {
    expect(diffText("每张床补10万元。", "每张床补20万元。")).toEqual([
      { text: "每张床补", kind: "same" },
      { text: "10", kind: "removed" },
      { text: "20", kind: "added" },
      { text: "万元。", kind: "same" },
    ]);
  });

  it("give back either text", () => {
    const [before, after] = [
      "先找市民政局，12345。\n到2025年底。",
      "先找市商务委，再找区里。\n到2027年底。",
    ];
    const runs = diffText(before, after);
    const without = (kind: string) =>
      runs.flatMap((it) => (it.kind === kind ? [] : [it.text])).join("");
    expect([without("added"), without("removed")]).toEqual([before, after]);
  });

  it("are none between the same texts, and all from nothing", () => {
    expect(diffText("一样", "一样")).toEqual([{ text: "一样", kind: "same" }]);
    expect(diffText("", "全新")).toEqual([{ text: "全新", kind: "added" }]);
  });
});

describe("two runs side by side", () => {
  let runs: [BenchRun, BenchRun];
  let comparison: Comparison;
  beforeAll(async () => {
    const question = "消费贷款贴息怎么申请";
    runs = [await run({ question, on: "2025-10-01" }), await run({ question })];
    comparison = compareBenches(...runs);
  });

  it("show what holds on one day and not on the other", () => {
    expect(comparison.isSame).toBe(false);
    const gone = comparison.citations.filter(({ second }) => second === null);
    expect(gone[0]?.first?.validity).toBe("in-force");
    expect(comparison.citations.some(({ first }) => first === null)).toBe(true);
    expect(comparison.text.some(({ kind }) => kind === "removed")).toBe(true);
  });

  it("find the same matters, since the day changes no ranking", () => {
    expect(comparison.matters.every(({ isChanged }) => !isChanged)).toBe(true);
    expect(comparison.matters[0]?.first?.rank).toBe(1);
  });

  it("are the same where nothing differs", () => {
    expect(compareBenches(runs[0], runs[0]).isSame).toBe(true);
  });

  it("stand on one page with what differs marked", async () => {
    const input = readBenchForm({
      question: "消费贷款贴息怎么申请",
      on: "2025-10-01",
      compare: "1",
    });
    const view = benchView({ path: "/staff/bench", input, changes: [], runs, comparison });
    const html = String(await view);
    expect(html).toContain("两次的答复不一样");
    expect(html).toMatch(/<del>.*<ins>/su);
    expect(html.match(/class="bench__run"/gu)).toHaveLength(2);
  });
});

describe("the page", () => {
  it("shows lists, signs, the line that proves the department, and every channel", async () => {
    const input = readBenchForm({ question: "老房子想装电梯找谁", channel: "telegram" });
    const runs = [await runBench(input, input.first, parts)];
    const view = benchView({ path: "/staff/bench", input, changes: [], runs, comparison: null });
    const html = String(await view);
    for (const text of [
      "全文（词面）",
      "语义（向量）",
      "门槛 0.150",
      "责任部门、单位：",
      "未配置模型",
    ])
      expect(html).toContain(text);
    expect(html.indexOf("Telegram上的样子")).toBeLessThan(html.indexOf("网页上的样子"));
    expect(html).not.toMatch(/<script|\sstyle=|\son\w+=/u);
  });

  it("escapes what is asked, and says what is wrong before the form", async () => {
    const input = readBenchForm({ question: "<b>电梯", on: "morgen" });
    const view = benchView({ path: "/", input, changes: [], runs: [], comparison: null });
    const html = String(await view);
    expect(html).toContain("&lt;b&gt;电梯");
    expect(html).toContain('role="alert"');
    expect(html).not.toContain('bench__run"');
  });

  it("offers changes that are not live yet", async () => {
    const input = readBenchForm({ knowledge2: "c7", compare: "1" });
    const changes = [{ id: "c7", name: "电梯补贴" }];
    const html = String(await benchView({ path: "/", input, changes, runs: [], comparison: null }));
    expect(html).toContain('<option value="c7" selected>草稿：电梯补贴</option>');
  });
});
