import { expect, test } from "vitest";
import { extractText } from "#knowledge/documents/extract-text.ts";
import { parseDocument } from "#knowledge/documents/parse-document.ts";
import { NOTICE } from "#tests/support/official-notice.ts";
import { extractLines, parseLines, readFixture } from "#tests/support/read-document.ts";
import { writeDocx } from "#tests/support/write-docx.ts";

/** Locators with the beginning of what stands there. */
async function locate(lines: readonly string[]) {
  const { text, passages } = await parseLines(lines);
  expect(passages.map((it) => it.text).join("")).toBe(text);
  expect(passages.every((it) => text.slice(it.start, it.end) === it.text)).toBe(true);
  expect(text.trimEnd()).toBe(lines.join("\n"));
  return passages.map(({ locator, text: own }) => [locator, own.trim().slice(0, 8)]);
}

test("cites statutes by 章, 条, 款, 项 and 目", async () => {
  const lines = [
    "第一编　总则",
    "第一章　一般规定",
    "第一节　原则",
    "第一条　甲规定。",
    "第二条　乙规定。",
    "乙的第二款：",
    "（一）甲项；",
    "（二）乙项，包括：",
    "1.甲目；",
    "２．乙目；",
    "(三)丙项。",
    "第二条第二款规定的事项，适用前款规定。",
    "第二条之一　增加的规定。",
    "第二章　附则",
    "第三条（施行日期）",
    "本办法自2025年1月1日起施行。",
  ];
  const base = "第一编 · 第一章 · 第一节";
  expect(await locate(lines)).toEqual([
    ["第一编", "第一编　总则"],
    ["第一编 · 第一章", "第一章　一般规定"],
    [base, "第一节　原则"],
    [`${base} · 第一条`, "第一条　甲规定。"],
    [`${base} · 第二条 · 第一款`, "第二条　乙规定。"],
    [`${base} · 第二条 · 第二款`, "乙的第二款："],
    [`${base} · 第二条 · 第二款 · 第（一）项`, "（一）甲项；"],
    [`${base} · 第二条 · 第二款 · 第（二）项`, "（二）乙项，包括"],
    [`${base} · 第二条 · 第二款 · 第（二）项 · 第1目`, "1.甲目；"],
    [`${base} · 第二条 · 第二款 · 第（二）项 · 第2目`, "２．乙目；"],
    [`${base} · 第二条 · 第二款 · 第（三）项`, "(三)丙项。"],
    [`${base} · 第二条 · 第三款`, "第二条第二款规定"],
    [`${base} · 第二条之一`, "第二条之一　增加"],
    ["第一编 · 第二章", "第二章　附则"],
    ["第一编 · 第二章 · 第三条", "第三条（施行日期"],
    ["第一编 · 第二章 · 第三条", "本办法自2025"],
  ]);
});

test("cites notices by 一、（一）1.（1）①, however the signs are printed", async () => {
  const lines = [
    "一、总体要求",
    "坚持政府引导。",
    "坚持市场运作。",
    "二、重点任务",
    "(一)完善布局。编制规划，盘活用房。",
    "１．编制规划。包括：",
    "（１）专项规划；",
    "(2)年度计划，其中：",
    "①近期计划；",
    "②远期计划。",
    "2、盘活用房。",
    "（二）加强保障",
    "落实资金。",
    "三. 组织实施",
    "市民生服务局牵头。",
  ];
  expect(await locate(lines)).toEqual([
    ["一、", "一、总体要求"],
    ["一、 · 第1段", "坚持政府引导。"],
    ["一、 · 第2段", "坚持市场运作。"],
    ["二、", "二、重点任务"],
    ["二、 · （一）", "(一)完善布局。"],
    ["二、 · （一） · 1.", "１．编制规划。包"],
    ["二、 · （一） · 1. · （1）", "（１）专项规划；"],
    ["二、 · （一） · 1. · （2）", "(2)年度计划，"],
    ["二、 · （一） · 1. · （2） · ①", "①近期计划；"],
    ["二、 · （一） · 1. · （2） · ②", "②远期计划。"],
    ["二、 · （一） · 2.", "2、盘活用房。"],
    ["二、 · （二）", "（二）加强保障"],
    ["二、 · （二）", "落实资金。"],
    ["三、", "三. 组织实施"],
    ["三、", "市民生服务局牵头"],
  ]);
});

test("makes up no locator from numbers and mentions at the beginning of a paragraph", async () => {
  const lines = [
    "第一条　甲规定。",
    "第八条规定的情形除外。",
    "5.5万人受益。",
    "2025年起执行。",
    "7.这不是第七目。",
    "第二条　乙规定。",
  ];
  expect((await locate(lines)).map(([locator]) => locator)).toEqual([
    "第一条 · 第一款",
    "第一条 · 第二款",
    "第一条 · 第三款",
    "第一条 · 第四款",
    "第一条 · 第五款",
    "第二条",
  ]);
});

test("cuts out the items that run on in a paragraph, and no mention of them", async () => {
  const { passages } = await parseLines([
    "第一条　申请人应当符合下列条件：（一）年满60周岁；（二）居住在本市。",
    "第二条　符合第一条第（一）项、第（二）项规定的，给予补贴。",
  ]);
  expect(passages.map(({ locator, text }) => [locator, text])).toEqual([
    ["第一条", "第一条　申请人应当符合下列条件："],
    ["第一条 · 第（一）项", "（一）年满60周岁；"],
    ["第一条 · 第（二）项", "（二）居住在本市。\n"],
    ["第二条", "第二条　符合第一条第（一）项、第（二）项规定的，给予补贴。\n"],
  ]);
});

test("tells the table of contents from the chapters, and gives each passage the headings above", async () => {
  const { passages } = await parseLines([
    "云岭市社区食堂管理办法",
    "目录",
    "第一章　总则",
    "第二章　附则",
    "第一章　总则",
    "第一条　甲规定。",
    "第二章　附则",
    "第二条　乙规定：",
    "（一）甲项。",
  ]);
  expect(passages.map(({ kind, locator, path }) => [kind, locator, path])).toEqual([
    ["title", "标题", []],
    ["preamble", "目录", []],
    ["preamble", "目录", []],
    ["preamble", "目录", []],
    ["heading", "第一章", []],
    ["clause", "第一章 · 第一条", ["第一章　总则"]],
    ["heading", "第二章", []],
    ["clause", "第二章 · 第二条", ["第二章　附则"]],
    ["item", "第二章 · 第二条 · 第（一）项", ["第二章　附则"]],
  ]);
});

test("keeps apart the notice, what it sends along, and its attachments", async () => {
  const { passages } = await parseLines(NOTICE);
  expect(passages.map(({ kind, locator, text }) => [kind, locator, text.trim()]).slice(2)).toEqual([
    ["preamble", "文号", NOTICE[2]],
    ["title", "标题", NOTICE[3]],
    ["title", "标题", NOTICE[4]],
    ["preamble", "主送机关", NOTICE[5]],
    ["clause", "第1段", NOTICE[6]],
    ["attachment", "附件目录 · 1.", NOTICE[7]],
    ["attachment", "附件目录 · 2.", NOTICE[8]],
    ["signature", "落款", NOTICE[9]],
    ["signature", "落款", NOTICE[10]],
    ["signature", "落款", NOTICE[11]],
    ["signature", "落款", NOTICE[12]],
    ["title", "标题", NOTICE[13]],
    ["clause", "第一条", NOTICE[14]],
    ["clause", "第二条", NOTICE[15]],
    ["attachment", "附件1", NOTICE[16]],
    ["title", "附件1 · 标题", NOTICE[17]],
    ["clause", "附件1 · 一、", NOTICE[18]],
    ["attachment", "附件2", NOTICE[19]],
    ["table-row", "附件2 · 表1 表头", NOTICE[20]],
    ["table-row", "附件2 · 表1 第1行", NOTICE[21]],
  ]);
});

test("cites headings without a number by their words", async () => {
  const html =
    "<h1>社区食堂政策解读</h1><h2>补贴标准</h2><p>每家最高20万元。</p><h2>申请条件</h2><p>面积达标。</p><p>证照齐全。</p>";
  const { passages } = parseDocument(await extractText("a.html", new TextEncoder().encode(html)));
  expect(passages.map(({ kind, locator, path }) => [kind, locator, path])).toEqual([
    ["title", "标题", []],
    ["heading", "“补贴标准”", []],
    ["clause", "“补贴标准”", ["补贴标准"]],
    ["heading", "“申请条件”", []],
    ["clause", "“申请条件” · 第1段", ["申请条件"]],
    ["clause", "“申请条件” · 第2段", ["申请条件"]],
  ]);
});

test("finds the same passages whatever kind of file a document comes in", async () => {
  const lines = NOTICE.slice(0, 16);
  const kinds = [
    ["a.txt", Buffer.from(lines.join("\n"))],
    ["a.html", Buffer.from(lines.map((it) => `<p>${it}</p>`).join("\n"))],
    ["a.docx", writeDocx(lines)],
  ] as const;
  const expected = parseDocument(await extractLines(lines));
  for (const [name, bytes] of kinds) {
    const parsed = parseDocument(await extractText(name, bytes));
    expect(parsed.text).toBe(expected.text);
    expect(parsed.passages).toEqual(expected.passages);
  }
});

test.each(["notice.pdf", "statute.pdf"])(
  "loses nothing of %s between its passages",
  async (name) => {
    const { text, passages } = parseDocument(await extractText(name, readFixture(name)));
    expect(passages.map((it) => it.text).join("")).toBe(text);
    expect(
      new Set(passages.map(({ locator, kind, text: own }) => `${locator} ${kind} ${own}`)).size,
    ).toBe(passages.length);
  },
);
