import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PLACES } from "#bot/console/frame/navigation.ts";
import { STARTUP_QUESTION } from "#tests/support/edit-record.ts";
import { findChromium } from "#tests/support/find-chromium.ts";
import { type StartedServer, startServer } from "#tests/support/started-server.ts";

/** WCAG 2.2, 2.5.8. */
const LEAST_TARGET_PX = 24;
const PHONE = { viewport: { width: 375, height: 667 } };
const RUN_MS = 60_000;

/** `chromium.test.ts` prints why these are left out on a machine without a browser. */
describe.skipIf(!findChromium())("the pages of the staff room", () => {
  let server: StartedServer;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server?.close());

  it("work without JavaScript", { timeout: 120_000 }, async () => {
    const { page } = await server.enter("zhao", { javaScriptEnabled: false });
    await page.getByRole("link", { name: "试答" }).click();
    await page.getByRole("textbox", { name: "问题" }).fill(STARTUP_QUESTION);
    await page.getByRole("button", { name: "试答" }).click();
    expect(await page.locator(".bench__answer").innerText()).toContain("8000元");
    expect(await page.frameLocator("iframe").locator("body").innerText()).toContain("8000元");

    await page.getByRole("link", { name: "留作必答题" }).click();
    await page.getByRole("button", { name: "保存" }).click();
    await page.getByRole("link", { name: "必答题", exact: true }).click();
    await page.getByRole("button", { name: "运行这 1 题" }).click();
    await page.locator("progress").waitFor();
    await page.getByRole("heading", { name: "1 / 1 答对" }).waitFor({ timeout: RUN_MS });

    await page.getByRole("link", { name: "知识", exact: true }).click();
    await page.getByRole("link", { name: "部门" }).click();
    await page.getByRole("columnheader", { name: "名称" }).getByRole("link").click();
    const names = () => page.locator("tbody tr td:first-child").allInnerTexts();
    const ascending = await names();
    await page.getByRole("columnheader", { name: "名称" }).getByRole("link").click();
    expect(await names()).toEqual(ascending.toReversed());
    expect(await page.locator("th[aria-sort=descending]").count()).toBe(1);
    await page.getByRole("searchbox").fill("房屋");
    await page.getByRole("button", { name: "筛选" }).click();
    expect(await names()).toEqual(["市房屋管理局"]);
  });

  const paths = [
    ...PLACES.map(({ path }) => path),
    `/staff/bench?question=${encodeURIComponent(STARTUP_QUESTION)}&compare=1&on2=2023-05-01`,
    "/staff/golden/new",
    "/staff/golden/runs",
    "/staff/knowledge/changes",
    "/staff/knowledge/documents",
    "/staff/knowledge/item?kind=record&file=policies/first-startup-subsidy.json&item=first-startup-subsidy",
    "/staff/account",
  ];
  it("never scroll sideways on a phone, and have targets for fingers", {
    timeout: 120_000,
  }, async () => {
    const { page, complaints } = await server.enter("zhao", PHONE);
    const wrong: string[] = [];
    for (const path of paths) {
      await page.goto(server.url + path);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      if (width > PHONE.viewport.width) wrong.push(`${path}: ${width} px wide`);
      const small = await page
        .locator("button, select, input:not([type=hidden]), textarea, summary, nav a, .button")
        .evaluateAll(
          (elements, least) =>
            elements
              .filter((element) => {
                // A box is pressed by its label too.
                const target = element.closest("label") ?? element;
                const { width, height } = target.getBoundingClientRect();
                return height > 0 && Math.min(width, height) < least;
              })
              .map((element) => element.outerHTML.slice(0, 120)),
          LEAST_TARGET_PX,
        );
      wrong.push(...small.map((it) => `${path}: ${it}`));
    }
    expect(wrong).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
