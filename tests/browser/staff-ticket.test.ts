import type { Page } from "playwright-core";
import { describe, expect, it, onTestFinished } from "vitest";
import { findChromium } from "#tests/support/find-chromium.ts";
import { laterTelegramText, nextWechatText } from "#tests/support/recorded-texts.ts";
import { type StartedServer, startServer } from "#tests/support/started-server.ts";
import { startFakeBotApi } from "#tests/support/telegram-bot-api.ts";
import { TOKEN } from "#tests/support/telegram-under-test.ts";
import { startTencentApi } from "#tests/support/tencent-api.ts";
import { readReply, SETTINGS, signQuery } from "#tests/support/wechat-messages.ts";

const LIFT = "老房子想加装电梯找谁";
const NUMBERS = "我手机13812345678，身份证11010519491231002X";
const MASKED = "我手机***********，身份证******************";

/** Delivers a message of WeChat; gives the text of the reply, or the bare acknowledgement. */
async function write({ url }: StartedServer, content: string): Promise<string> {
  const query = signQuery({}, Date.now(), SETTINGS);
  const body = nextWechatText(content);
  const response = await fetch(`${url}/wechat?${query}`, { method: "POST", body });
  const told = await response.text();
  return readReply(told, SETTINGS).get("Content") ?? told;
}

async function reply(page: Page, text: string): Promise<void> {
  await page.getByLabel("答复").fill(text);
  await page.getByRole("button", { name: "发送答复" }).click();
  await page.locator(".talk__staff", { hasText: text }).waitFor();
}

/** Of who opened it: the ticket's page, by the inbox of its department. */
async function openTicket(page: Page): Promise<string> {
  await page.getByRole("link", { name: "工单", exact: true }).click();
  await page.getByRole("link", { name: "市房屋管理局" }).click();
  const row = page.getByRole("row", { name: LIFT });
  const told = await row.innerText();
  await row.getByRole("link").click();
  await page.getByRole("heading", { level: 1, name: "工单" }).waitFor();
  return told;
}

/** `chromium.test.ts` prints why these are left out on a machine without a browser. */
describe.skipIf(!findChromium())("a ticket", () => {
  it("goes from WeChat to the staff, and their reply back", { timeout: 120_000 }, async () => {
    const api = await startTencentApi();
    const server = await startServer({
      SHENWEN_WECHAT_APP_ID: SETTINGS.appId,
      SHENWEN_WECHAT_TOKEN: SETTINGS.token,
      SHENWEN_WECHAT_SECRET: "0123456789abcdef0123456789abcdef",
      SHENWEN_WECHAT_API_ROOT: api.root,
    });
    onTestFinished(() => server.close());
    expect(await write(server, LIFT)).toContain("市房屋管理局");
    expect(await write(server, "人工")).toMatch(/工作人员（市房屋管理局），编号\d{8}-001，最迟/u);
    expect(await write(server, NUMBERS)).toBe("success");

    const { page, complaints } = await server.enter("lin");
    expect(await openTicket(page)).toMatch(
      /\d{8}-001\s+待接手\s+老房子想加装电梯找谁\s+市房屋管理局\s+要求人工\s+微信公众号\s+\d{4}-\d\d-\d\d \d\d:\d\d/u,
    );
    expect(await page.locator(".talk__asker").last().innerText()).toContain(MASKED);
    expect(await page.content()).not.toContain("13812345678");
    await page.getByRole("button", { name: "接手" }).click();
    await page.getByText("处理中").waitFor();
    await reply(page, "请带身份证到街道办。");
    await page.getByText("送到").waitFor();
    expect(api.calls.map(({ path, body }) => [path, body["text"]])).toEqual([
      ["/cgi-bin/message/custom/send", { content: "工作人员：请带身份证到街道办。" }],
    ]);
    expect(await write(server, "好的，几点开门")).toBe("success");
    await page.reload();
    await page.getByText("好的，几点开门").waitFor();
    await page.getByLabel("内部备注").fill("已答复");
    await page.getByRole("button", { name: "结束工单" }).click();
    await page.getByText("已结束").waitFor();
    expect(await write(server, "早餐工程归谁管")).toMatch(/出处：/u);
    await page.getByRole("link", { name: "工单", exact: true }).click();
    await page.getByText("没有在等的工单").waitFor();
    expect(complaints).toEqual([]);
  });

  it("without the account's secret is told to who writes 继续", { timeout: 120_000 }, async () => {
    const server = await startServer({
      SHENWEN_WECHAT_APP_ID: SETTINGS.appId,
      SHENWEN_WECHAT_TOKEN: SETTINGS.token,
    });
    onTestFinished(() => server.close());
    await write(server, LIFT);
    await write(server, "人工");
    const { page } = await server.enter("lin");
    await openTicket(page);
    await reply(page, "请到街道办。");
    await page.getByText("还没有送到").waitFor();
    expect(await write(server, "继续")).toBe("工作人员：请到街道办。");
    await page.reload();
    expect(await page.locator(".talk__staff").innerText()).toContain("送到");
  });

  it("goes from Telegram to the staff, and their reply back", { timeout: 120_000 }, async () => {
    const api = await startFakeBotApi();
    const server = await startServer({
      SHENWEN_TELEGRAM_TOKEN: TOKEN,
      SHENWEN_TELEGRAM_API_ROOT: api.url,
    });
    onTestFinished(() => server.close());
    const said = () => api.sent("sendMessage").map(({ payload }) => payload.text ?? "");
    api.deliver(laterTelegramText(1, LIFT), laterTelegramText(2, "人工"));
    await expect.poll(() => said().at(-1), { timeout: 15_000 }).toMatch(/编号\d{8}-001，最迟/u);
    const before = said().length;
    api.deliver(laterTelegramText(3, NUMBERS));

    const { page, complaints } = await server.enter("lin");
    expect(await openTicket(page)).toContain("Telegram");
    await expect
      .poll(
        async () => {
          await page.reload();
          return page.locator("main").innerText();
        },
        { timeout: 15_000 },
      )
      .toContain(MASKED);
    expect(await page.content()).not.toContain("13812345678");
    await page.getByRole("button", { name: "接手" }).click();
    await reply(page, "请带 <身份证> & 户口本。");
    expect(said().slice(before)).toEqual(["工作人员：请带 &lt;身份证&gt; &amp; 户口本。"]);
    await page.getByRole("button", { name: "结束工单" }).click();
    await page.getByText("已结束").waitFor();
    await expect.poll(said, { timeout: 15_000 }).toHaveLength(before + 2);
    api.deliver(laterTelegramText(4, "早餐工程归谁管"));
    await expect.poll(() => said().at(-1), { timeout: 15_000 }).toContain("市商务委");
    expect(complaints).toEqual([]);
  });
});
