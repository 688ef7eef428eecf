import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findChromium } from "#tests/support/find-chromium.ts";
import type { Visit } from "#tests/support/open-browser.ts";
import { openStage, type Stage } from "#tests/support/open-page.ts";

const TOUCH_TARGET_PX = 44;

/** `chromium.test.ts` prints why these are left out on a machine without a browser. */
describe.skipIf(!findChromium())("the page in Chromium", () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage?.close());

  async function ask({ page }: Visit, question: string): Promise<void> {
    const before = await page.locator(".turn").count();
    await page.getByLabel("你的问题").fill(question);
    await page.getByRole("button", { name: "提问" }).click();
    await page.locator(".turn").nth(before).locator("form.feedback, .feedback").waitFor();
  }

  it("answers in place, follows up, and opens the source with the words marked", async () => {
    const visit = await stage.open();
    const { page, complaints } = visit;
    await ask(visit, "到2025年养老床位要多少张");
    expect(await page.locator(".part--lead").first().textContent()).toContain("17.8万张");
    await ask(visit, "那认知障碍的呢");
    expect(await page.locator(".turn").last().textContent()).toContain("1.5万张");
    await page.locator(".turn").last().locator(".sources a").click();
    await page.locator("mark").waitFor();
    expect(await page.locator("mark").textContent()).toContain("1.5万张");
    expect(await page.locator("mark").evaluate(isInView)).toBe(true);
    expect(complaints).toEqual([]);
  });

  it("finds what is near by the browser's position, with a map to look at", async () => {
    const geolocation = { longitude: 121.50598, latitude: 31.26772 };
    const visit = await stage.open({ geolocation, permissions: ["geolocation"] });
    const { page, complaints } = visit;
    await page.getByLabel("你的问题").fill("最近的社区食堂在哪");
    await page.getByRole("button", { name: "用我的位置" }).click();
    await page.locator(".map svg").waitFor();
    expect(await page.locator(".part--place").first().textContent()).toMatch(
      /辽源西路107号.*直线约/su,
    );
    expect(await page.locator(".map__you").count()).toBe(1);
    expect(await page.locator(".map__place").count()).toBe(3);
    expect(complaints).toEqual([]);
  });

  it("says what to do when the position is refused", async () => {
    const visit = await stage.open({ permissions: [] });
    await visit.page.getByRole("button", { name: "用我的位置" }).click();
    await visit.page.getByText("没有取到位置").waitFor();
  });

  it("still has the conversation after a reload, in order", async () => {
    const visit = await stage.open();
    await ask(visit, "早餐工程归谁管");
    await ask(visit, "小区想装快递柜");
    await visit.page.reload();
    expect(await visit.page.locator(".bubble").allTextContents()).toEqual([
      "早餐工程归谁管",
      "小区想装快递柜",
    ]);
    expect(await visit.page.locator(".bubble").last().evaluate(isInView)).toBe(true);
  });

  it("can be told to forget from the first answer on", async () => {
    const visit = await stage.open();
    const forget = visit.page.getByRole("button", { name: "清空对话" });
    expect(await forget.count()).toBe(0);
    await ask(visit, "早餐工程归谁管");
    await forget.click();
    await visit.page.getByText("可以这样问").waitFor();
    expect(await visit.page.locator(".turn").count()).toBe(0);
  });

  it("shows the quoted words in large type on a small phone", async () => {
    const visit = await stage.open({ viewport: { width: 320, height: 640 } });
    await visit.page.getByRole("button", { name: "长辈模式" }).click();
    await ask(visit, "区级未成年人救助保护机构覆盖率目标");
    await visit.page.locator(".sources a").first().click();
    await visit.page.locator("mark").waitFor();
    await visit.page.waitForLoadState("load");
    expect(await visit.page.locator("mark").evaluate(isInView)).toBe(true);
  });

  it("gives a long question room and loses nothing of it", async () => {
    const { page } = await stage.open();
    const field = page.getByLabel("你的问题");
    const low = (await field.boundingBox())?.height ?? 0;
    await field.fill("我家楼里想加装电梯".repeat(500));
    expect((await field.boundingBox())?.height ?? 0).toBeGreaterThan(low * 2);
    expect((await field.inputValue()).length).toBe(4500);
  });

  it("works in full without JavaScript", async () => {
    const { page } = await stage.open({ javaScriptEnabled: false });
    await page.getByRole("button", { name: "老房子想加装电梯找谁" }).click();
    await page.locator(".answer").waitFor();
    expect(await page.locator(".answer").textContent()).toContain("市房屋管理局");
    await page.getByLabel("你的问题").fill("是哪一条写的");
    await page.getByRole("button", { name: "提问" }).click();
    await page.locator(".turn").nth(1).waitFor();
    expect(await page.locator(".turn").nth(1).textContent()).toContain("（十四）");
    await page.locator(".turn").nth(1).getByRole("button", { name: "有用" }).click();
    await page.getByText("已记下").waitFor();
    await page.locator(".turn").nth(1).locator(".sources a").first().click();
    expect(await page.locator("mark").count()).toBe(1);
  });

  it("shows hostile input as text", async () => {
    const visit = await stage.open();
    await ask(visit, `<img src=x onerror="alert(1)"><script>alert(2)</script>加装电梯找谁`);
    expect(await visit.page.locator(".bubble").textContent()).toContain(
      "<script>alert(2)</script>",
    );
    expect(await visit.page.locator(".turn img, .turn script").count()).toBe(0);
    await visit.page.reload();
    expect(await visit.page.locator(".turn img, .turn script").count()).toBe(0);
    expect(visit.complaints).toEqual([]);
  });

  it("is used by keyboard alone: skip link, typing, Enter sends, Shift+Enter breaks the line", async () => {
    const { page } = await stage.open();
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.className)).toBe("skip");
    await page.getByLabel("你的问题").focus();
    await page.keyboard.type("加装电梯");
    await page.keyboard.press("Shift+Enter");
    await page.keyboard.type("找谁");
    await page.keyboard.press("Enter");
    await page.locator(".feedback").waitFor();
    expect(await page.locator(".bubble").textContent()).toBe("加装电梯\n找谁");
    expect(await page.getByLabel("你的问题").inputValue()).toBe("");
  });

  it("keeps the large type over pages and visits", async () => {
    const { page, context } = await stage.open();
    const before = await fontSize(page);
    await page.getByRole("button", { name: "长辈模式" }).click();
    await page.getByRole("button", { name: "标准字号" }).waitFor();
    expect(await fontSize(page)).toBeGreaterThan(before);
    const later = await context.newPage();
    await later.goto(`${stage.url}/documents/hufubanfa-2022-23`);
    expect(await fontSize(later)).toBeGreaterThan(before);
  });

  it("takes a judgement in place", async () => {
    const visit = await stage.open();
    await ask(visit, "早餐工程归谁管");
    await visit.page.getByRole("button", { name: "没用" }).click();
    await visit.page.getByText("已记下").waitFor();
    const pressed = visit.page.getByRole("button", { name: "没用" });
    expect(await pressed.getAttribute("aria-pressed")).toBe("true");
  });

  it("says so and offers to try again when the network is gone", async () => {
    const visit = await stage.open();
    await visit.page.route("**/ask", (route) => route.abort("connectionfailed"));
    await visit.page.getByLabel("你的问题").fill("早餐工程归谁管");
    await visit.page.getByRole("button", { name: "提问" }).click();
    await visit.page.getByRole("button", { name: "再试一次" }).waitFor();
    expect(await visit.page.getByLabel("你的问题").inputValue()).toBe("早餐工程归谁管");
    await visit.page.unroute("**/ask");
    await visit.page.getByRole("button", { name: "再试一次" }).click();
    await visit.page.locator(".feedback").waitFor();
    expect(await visit.page.locator(".turn").count()).toBe(1);
  });

  it.each([false, true])("has targets of 44 px for fingers (large type: %s)", async (large) => {
    const visit = await stage.open();
    if (large) await visit.page.getByRole("button", { name: "长辈模式" }).click();
    await ask(visit, "老房子想加装电梯找谁");
    const small = await visit.page
      // A mark in a sentence leads where the list of sources below leads too, in full size.
      .locator("main a:not(.cite), main button, header a, header button, textarea")
      .evaluateAll(
        (elements, least) =>
          elements
            .filter((element) => element.getBoundingClientRect().height < least - 0.5)
            .map((element) => element.outerHTML),
        TOUCH_TARGET_PX,
      );
    expect(small).toEqual([]);
  });

  it.each(["/", "/documents/hufubanfa-2022-23", "/nothing"])(
    "%s never scrolls sideways at 320 px, in large type",
    async (path) => {
      const visit = await stage.open({ viewport: { width: 320, height: 568 } });
      await visit.page.getByRole("button", { name: "长辈模式" }).click();
      if (path === "/") await ask(visit, "老房子想加装电梯找谁");
      else await visit.page.goto(stage.url + path);
      const width = await visit.page.evaluate(() => document.documentElement.scrollWidth);
      expect(width).toBeLessThanOrEqual(320);
    },
  );

  it.each(["light", "dark"] as const)(
    "has text of contrast 4.5:1 in the %s theme",
    async (colorScheme) => {
      const visit = await stage.open({ colorScheme });
      await ask(visit, "到2025年养老床位要多少张");
      expect(await visit.page.evaluate(findFaintText)).toEqual([]);
    },
  );
});

function isInView(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return top >= 0 && bottom <= window.innerHeight;
}

async function fontSize(page: Visit["page"]): Promise<number> {
  return page.evaluate(() => Number.parseFloat(getComputedStyle(document.body).fontSize));
}

/** Runs in the page: texts whose contrast with what lies behind them is under 4.5 (WCAG 2.2, 1.4.3). */
function findFaintText(): string[] {
  const parse = (color: string): number[] => (color.match(/[\d.]+/gu) ?? []).map(Number);
  const luminance = (rgb: readonly number[]): number => {
    const [r = 0, g = 0, b = 0] = rgb.map((value) => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const over = (top: number[], below: number[]): number[] => {
    const alpha = top[3] ?? 1;
    return [0, 1, 2].map((i) => (top[i] ?? 0) * alpha + (below[i] ?? 0) * (1 - alpha));
  };
  const behind = (element: Element | null): number[] => {
    if (!element) return [255, 255, 255];
    const color = parse(getComputedStyle(element).backgroundColor);
    return (color[3] ?? 1) === 1 ? color : over(color, behind(element.parentElement));
  };
  const faint = [...document.querySelectorAll("body *")].filter((element) => {
    const own = [...element.childNodes].some(
      (node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? "").trim() !== "",
    );
    if (!own) return false;
    const ground = behind(element);
    const text = over(parse(getComputedStyle(element).color), ground);
    const [bright, dark] = [luminance(text), luminance(ground)].sort((a, b) => b - a);
    return ((bright ?? 0) + 0.05) / ((dark ?? 0) + 0.05) < 4.5;
  });
  return faint.map((element) => `${element.tagName}.${element.className}: ${element.textContent}`);
}
