import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { describe, expect, it, onTestFinished } from "vitest";
import { STARTUP_QUESTION } from "#tests/support/edit-record.ts";
import { findChromium } from "#tests/support/find-chromium.ts";
import { startServer } from "#tests/support/started-server.ts";

/** A run or a trial reads the knowledge and builds its index first. */
const RUN_MS = 60_000;

async function keep(page: Page, question: string): Promise<void> {
  await page.getByRole("link", { name: "试答" }).click();
  await page.getByRole("textbox", { name: "问题" }).fill(question);
  await page.getByRole("button", { name: "试答" }).click();
  await page.getByRole("link", { name: "留作必答题" }).click();
  await page.getByRole("heading", { name: "新的必答题" }).waitFor();
}

/** Runs all questions and gives what the page of the run says. */
async function runAll(page: Page): Promise<string> {
  await page.getByRole("link", { name: "必答题", exact: true }).click();
  await page.getByRole("button", { name: /^运行这 \d+ 题$/u }).click();
  await page.locator("progress").waitFor();
  await page.getByRole("heading", { name: "答对" }).waitFor({ timeout: RUN_MS });
  return page.locator("main").innerText();
}

/** Writes another sum wherever the record has it, and gives it to somebody else to approve. */
async function proposeOtherSum(page: Page): Promise<void> {
  await page.getByRole("link", { name: "知识", exact: true }).click();
  await page.getByRole("searchbox").fill("首次创业");
  await page.getByRole("button", { name: "筛选" }).click();
  await page.getByRole("link", { name: "首次创业一次性补贴" }).click();
  const [summary, benefit, amounts] = [/^一句话答案/u, /^给什么/u, /^数目/u];
  for (const name of [benefit, amounts]) await page.locator("summary", { hasText: name }).click();
  const field = (name: RegExp, label: string) =>
    page.locator(".group", { hasText: name }).getByLabel(label).first();
  for (const [name, label] of [
    [summary, "中文"],
    [summary, "英文"],
    [benefit, "说法"],
    [amounts, "数值"],
    [amounts, "文件上的写法"],
  ] as const) {
    const told = await field(name, label).inputValue();
    expect(told).toMatch(/8,?000/u);
    await field(name, label).fill(told.replace(/8(?=,?000)/u, "5"));
  }
  const form = page.locator("form", { has: page.getByRole("button", { name: "保存到改动" }) });
  await form.getByLabel("新改动的标题").fill("创业补贴降到5000元");
  await form.getByLabel("理由和依据").fill("新标准");
  await page.getByRole("button", { name: "保存到改动" }).click();
  await page.getByRole("button", { name: "试运行" }).click();
  await page.getByText("用时").waitFor({ timeout: RUN_MS });
  const altered = await page.locator(".card .facts dt").allInnerTexts();
  expect(altered).toEqual([
    "一句话答案 · 中文",
    "一句话答案 · 英文",
    "给什么 1 · 说法",
    "数目 1 · 数值",
    "数目 1 · 文件上的写法",
  ]);
  await page.getByRole("button", { name: "提交，请别人批准" }).click();
  await page.getByText("等另一个人批准").waitFor();
}

/** `chromium.test.ts` prints why these are left out on a machine without a browser. */
describe.skipIf(!findChromium())("golden questions", () => {
  it("fail by a change, tell by which, and pass once it is taken back", {
    timeout: 240_000,
  }, async () => {
    const server = await startServer();
    onTestFinished(() => server.close());
    const { page, complaints } = await server.enter("lin");
    await keep(page, STARTUP_QUESTION);
    expect(await page.getByLabel("要有的字").inputValue()).toContain("8000元");
    await page.getByRole("button", { name: "保存" }).click();
    await page.getByText("已保存").waitFor();
    expect(await runAll(page)).toContain("1 / 1 答对");

    await proposeOtherSum(page);
    const change = page.url();
    const admin = await server.enter("zhao");
    await admin.page.goto(change);
    await admin.page.getByRole("button", { name: "批准，马上生效" }).click();
    await admin.page.getByRole("button", { name: "撤回" }).waitFor();
    const failed = await runAll(page);
    expect(failed).toMatch(/0 \/ 1 答对.*没有“8000元”.*上次答对以来变了什么/su);
    expect(failed).toContain("其间：改动1“创业补贴降到5000元”生效");
    expect(await page.locator("article del").allInnerTexts()).toContain("8000");
    expect(await page.locator("article ins").allInnerTexts()).toContain("5000");

    await admin.page.getByLabel("撤回的理由").fill("必答题答错了");
    await admin.page.getByRole("button", { name: "撤回" }).click();
    await admin.page.getByText("已撤回，要再改请另建一项改动").waitFor();
    expect(await runAll(page)).toContain("1 / 1 答对");
    await page.getByRole("link", { name: "历次运行" }).click();
    expect(await page.locator(".table tbody tr").allInnerTexts()).toEqual([
      expect.stringContaining("1 / 1"),
      expect.stringContaining("0 / 1"),
      expect.stringContaining("1 / 1"),
    ]);
    expect(await page.getByRole("img", { name: "全部答对" }).count()).toBe(1);
    expect([...complaints, ...admin.complaints]).toEqual([]);
  });

  it("go out as a sheet and come back with more of them", { timeout: 120_000 }, async () => {
    const server = await startServer();
    onTestFinished(() => server.close());
    const { page } = await server.enter("lin");
    await keep(page, STARTUP_QUESTION);
    await page.getByRole("button", { name: "保存" }).click();
    const take = async (name: string) => {
      await page.getByRole("link", { name: "必答题", exact: true }).click();
      const download = page.waitForEvent("download");
      await page.getByRole("link", { name }).click();
      return download;
    };
    const bring = async (file: { name: string; mimeType: string; buffer: Buffer }) => {
      await page.getByRole("link", { name: "必答题", exact: true }).click();
      await page.getByRole("link", { name: "导入表格" }).click();
      await page.getByLabel("文件").setInputFiles(file);
      await page.getByRole("button", { name: "导入" }).click();
    };
    const xlsx = await take("导出 Excel");
    expect(xlsx.suggestedFilename()).toBe("golden.xlsx");
    await bring({
      name: "golden.xlsx",
      mimeType: "application/octet-stream",
      buffer: readFileSync(await xlsx.path()),
    });
    await page.getByText("新增 0 题，更新 0 题，没变 1 题。").waitFor();

    const csv = readFileSync(await (await take("导出 CSV")).path(), "utf8");
    const [head = ""] = csv.split(/\r?\n/u);
    const columns = head.replace("\uFEFF", "").split(",");
    const row = (cells: Readonly<Record<string, string>>) =>
      columns.map((column) => cells[column] ?? "").join(",");
    const sheet = (...rows: readonly string[]) => ({
      name: "golden.csv",
      mimeType: "text/csv",
      buffer: Buffer.from([csv.trimEnd(), ...rows].join("\r\n")),
    });
    await bring(sheet(row({ 问题: "早餐工程归谁管", 部门: "市早餐局" })));
    await page.getByText("有 1 处错，一题也没有导入").waitFor();
    await bring(sheet(row({ 问题: "早餐工程归谁管", 部门: "市商务委" })));
    await page.getByText("新增 1 题").waitFor();
    await page.getByRole("link", { name: "必答题", exact: true }).click();
    expect(await page.locator("tbody tr").count()).toBe(2);
  });
});
