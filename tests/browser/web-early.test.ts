import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createLogger } from "#bot/logger.ts";
import { type OpenedModel, openModel } from "#bot/open-model.ts";
import { findChromium } from "#tests/support/find-chromium.ts";
import { openStage, type Stage } from "#tests/support/open-page.ts";
import {
  type Play,
  type ScriptedModelServer,
  startScriptedModelServer,
} from "#tests/support/scripted-model-server.ts";

const MONEY = "考出高级技师证能领多少钱";

describe.skipIf(!findChromium())("what a model writes, in Chromium", () => {
  let service: ScriptedModelServer;
  beforeAll(async () => {
    service = await startScriptedModelServer();
  });
  afterAll(() => service?.stop());

  async function open(play: Play, settings: Parameters<Stage["open"]>[0] = {}) {
    const environment = {
      SHENWEN_MODEL_BASE_URL: service.baseUrl,
      SHENWEN_MODEL_API_KEY: "sk-secret",
      SHENWEN_MODEL: `scripted-${play}`,
    };
    const model: OpenedModel | null = await openModel(
      { environment },
      { log: createLogger("silent") },
    );
    if (!model) throw new Error("configured, but not opened");
    const stage = await openStage({ answerWithModel: model.answerWithModel });
    const visit = await stage.open(settings);
    return { ...visit, desk: model.desk, [Symbol.asyncDispose]: () => stage.close() };
  }

  it("stands under the label from the first word on, and is taken back when it breaks off", async () => {
    await using visit = await open("slow-stream");
    const { page, desk, complaints } = visit;
    await page.getByLabel("你的问题").fill(MONEY);
    await page.getByRole("button", { name: "提问" }).click();
    await page.getByText("2022年6月扩大了能领的范围。").waitFor();
    const shown = await page.locator(".answer__parts").textContent();
    expect(shown).toMatch(/^AI生成职业技能提升补贴：高级技师（一级）证书：3500元。按证书等级/u);
    expect(await page.locator(".generated").getAttribute("data-aigc")).toContain('"Label":"1"');
    expect(await page.locator("#waiting").count()).toBe(1);
    desk.close();
    await page.locator(".feedback").waitFor();
    expect(await page.locator(".replaced").textContent()).toContain("已换成下面的回答");
    expect(await page.locator(".generated").count()).toBe(0);
    expect(await page.locator("#waiting, .part--draft").count()).toBe(0);
    expect(await page.locator(".turn").count()).toBe(1);
    const last = await page.locator(".answer__parts .part").allTextContents();
    await page.reload();
    expect(await page.locator(".answer__parts .part").allTextContents()).toEqual(last);
    expect(await page.locator(".replaced").count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it("becomes the answer without being read out again", async () => {
    await using visit = await open("good");
    const { page, complaints } = visit;
    await page.evaluate(noteWhatIsRead);
    await page.getByLabel("你的问题").fill(MONEY);
    await page.getByRole("button", { name: "提问" }).click();
    await page.locator(".feedback").waitFor();
    const read = (await page.evaluate(() => Reflect.get(window, "read") as string[])).join("\n");
    for (const words of ["AI生成", "高级技师（一级）证书：3500元", "到哪天：", "出处"])
      expect(read.split(words), words).toHaveLength(2);
    expect(await page.locator(".replaced").count()).toBe(0);
    expect(await page.locator(".generated").count()).toBe(1);
    expect(await page.locator(".part--lead .cite").count()).toBe(1);
    const last = await page.locator(".answer__parts").textContent();
    await page.reload();
    expect(await page.locator(".answer__parts").textContent()).toBe(last);
    expect(complaints).toEqual([]);
  });

  it("is fetched as it was kept when the connection breaks", async () => {
    await using visit = await open("good");
    const { page } = visit;
    let asked = 0;
    await page.route("**/ask", async (route) => {
      asked += 1;
      const response = await route.fetch();
      const events = await response.text();
      const cut = events.slice(0, events.indexOf("event: sentence", events.indexOf("证书等级")));
      await route.fulfill({ response, body: asked === 1 ? cut : events });
    });
    await page.getByLabel("你的问题").fill(MONEY);
    await page.getByRole("button", { name: "提问" }).click();
    await page.locator(".feedback").waitFor();
    expect(asked).toBe(2);
    expect(await page.locator(".turn").count()).toBe(1);
    expect(await page.locator("#failure, .part--draft").count()).toBe(0);
    expect(await page.locator(".answer__parts").textContent()).toContain("到哪天：");
  });

  it("is there at last without JavaScript too", async () => {
    await using visit = await open("good", { javaScriptEnabled: false });
    const { page } = visit;
    await page.getByLabel("你的问题").fill(MONEY);
    await page.getByRole("button", { name: "提问" }).click();
    await page.locator(".feedback").waitFor();
    expect(await page.locator(".answer__parts").textContent()).toMatch(/^AI生成.*3500元/u);
  });
});

/** Keeps the text of what is added to the log where a screen reader would read it out. */
function noteWhatIsRead(): void {
  const read: string[] = [];
  Reflect.set(window, "read", read);
  const isLive = (node: Node | null): boolean => {
    const element = node instanceof Element ? node : node?.parentElement;
    return element?.closest("[aria-live]")?.getAttribute("aria-live") === "polite";
  };
  const turns = document.querySelector("#turns");
  if (!turns) return;
  new MutationObserver((records) => {
    const added = records.flatMap(({ addedNodes }) => [...addedNodes]);
    // What came within something that is read is read with it.
    const outer = added.filter((node) => !added.some((it) => it !== node && it.contains(node)));
    for (const node of new Set(outer)) if (isLive(node)) read.push(node.textContent ?? "");
  }).observe(turns, { childList: true, subtree: true });
}
