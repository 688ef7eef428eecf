import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createMemoryConversationStore } from "#bot/conversation/memory-conversation-store.ts";
import { findChromium } from "#tests/support/find-chromium.ts";
import { makeTemporaryFolder } from "#tests/support/make-temporary-folder.ts";
import { openStage } from "#tests/support/open-page.ts";
import { openStaff } from "#tests/support/staff.ts";

/** `chromium.test.ts` prints why these are left out on a machine without a browser. */
describe.skipIf(!findChromium())("the page while the staff have the conversation", () => {
  it("shows what they write without a reload, until they close it", async () => {
    const store = createMemoryConversationStore();
    const file = join(makeTemporaryFolder(), "staff.db");
    const staff = await openStaff({ file, store, clock: Date.now });
    const stage = await openStage({ store, staff });
    const { page, complaints } = await stage.open();
    await page.clock.install();
    const ask = async (question: string): Promise<void> => {
      await page.getByLabel("你的问题").fill(question);
      await page.getByRole("button", { name: "提问" }).click();
      await page.locator(".turn .status").last().waitFor();
    };
    await ask("转人工");
    const { tickets, handOff } = staff.room;
    const [ticket] = await tickets.list();
    await handOff.desk.reply(ticket?.id ?? "", "王老师", "请带 <b>户口本</b>。");
    await page.clock.runFor(10_000);
    const answered = page.locator("[data-staff]");
    await answered.waitFor();
    expect(await answered.locator(".answer__parts").textContent()).toBe(
      "工作人员：请带 <b>户口本</b>。",
    );
    expect(await answered.locator(".bubble").count()).toBe(0);
    await ask("好的，要几天？");
    expect(await page.locator(".turn .status").last().textContent()).toMatch(/机器人先不插话/u);
    await handOff.desk.close(ticket?.id ?? "", "王老师");
    await page.clock.runFor(10_000);
    await page.getByText("现在由我接着回答").waitFor();
    let asked = 0;
    page.on("request", () => {
      asked += 1;
    });
    await page.clock.runFor(30_000);
    expect(asked).toBe(0);
    await page.reload();
    expect(await page.locator("[data-staff]").count()).toBe(2);
    expect(complaints).toEqual([]);
    await stage.close();
  });
});
