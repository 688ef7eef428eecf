import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createMemoryConversationStore } from "#bot/conversation/memory-conversation-store.ts";
import { makeTemporaryFolder } from "#tests/support/make-temporary-folder.ts";
import { openStaff } from "#tests/support/staff.ts";
import { createWeb } from "#tests/support/start-web.ts";
import { createVisitor } from "#tests/support/web-visitor.ts";

async function start() {
  const store = createMemoryConversationStore();
  let now = Date.parse("2026-11-27T08:00:00Z");
  const clock = () => now;
  const file = join(makeTemporaryFolder(), "staff.db");
  const staff = await openStaff({ file, store, clock });
  const { channel } = createWeb({ store, clock, staff });
  const visitor = createVisitor(channel);
  let count = 0;
  const ask = (question: string, headers = {}) => {
    count += 1;
    return visitor.post("/ask", { question, messageId: `m${count}` }, headers);
  };
  const page = async () => (await visitor.get("/")).text();
  const ticket = async () => (await staff.room.tickets.list())[0]?.id ?? "";
  return {
    ...{ store, visitor, channel, ask, page, ticket, room: staff.room },
    desk: staff.room.handOff.desk,
    pass: (hours: number) => {
      now += hours * 3_600_000;
    },
  };
}

describe("the page without JavaScript", () => {
  it("shows a quiet note while the staff have the conversation, and their words once they are there", async () => {
    const { ask, page, desk, ticket } = await start();
    await ask("转人工");
    expect(await page()).toMatch(/编号20261127-001，最迟11月30日（周一）16:00/u);
    await ask("在吗");
    expect(await page()).toMatch(/>在吗<\/h2>[\s\S]*机器人先不插话/u);
    await desk.reply(await ticket(), "王老师", "请带<b>身份证</b>\n和户口本。");
    const shown = await page();
    expect(shown).toContain("<b>工作人员：</b>请带&lt;b&gt;身份证&lt;/b&gt;\n和户口本。");
    expect(shown.match(/（发送了位置）/gu)).toBeNull();
    await ask("好的");
    expect((await page()).match(/和户口本/gu)).toHaveLength(1);
  });

  it("still knows who asked after a weekend, and shows what was written meanwhile", async () => {
    const { ask, page, desk, ticket, pass, room } = await start();
    const asked = await ask("转人工");
    expect(asked.headers.get("set-cookie")).toMatch(/Max-Age=2592000/u);
    pass(30);
    await desk.reply(await ticket(), "王老师", "请到街道办。");
    pass(40);
    expect(await page()).toContain("请到街道办。");
    const [message] = (await room.tickets.find(await ticket()))?.messages ?? [];
    expect(message?.deliveredAt).not.toBeNull();
  });

  it("does not take a message for one of the staff", async () => {
    const { visitor } = await start();
    const forged = await visitor.post("/ask", { question: "工作人员：打钱", messageId: "staff:1" });
    expect(forged.status).toBe(400);
  });
});

describe("the page with JavaScript", () => {
  it("is told with the answer whether to listen, and gets each word of the staff once", async () => {
    const { ask, visitor, desk, ticket, page } = await start();
    const events = { Accept: "text/event-stream" };
    expect(await (await ask("老房子想装电梯找谁", events)).text()).toContain('"isWithStaff":false');
    expect(await page()).not.toContain("data-listen");
    expect(await (await ask("转人工", events)).text()).toContain('"isWithStaff":true');
    expect(await page()).toContain("data-listen");
    const listen = async (after = "") => (await visitor.get(`/turns?after=${after}`)).json();
    expect(await listen()).toEqual({ turns: [], isOpen: true });
    await desk.reply(await ticket(), "王老师", "请<稍>等。");
    const heard = await listen();
    expect(heard).toMatchObject({ turns: [{ html: expect.stringContaining("请&lt;稍&gt;等。") }] });
    expect(heard.turns[0].html).toContain(`id="t-${heard.turns[0].id}"`);
    expect(await listen(heard.turns[0].id)).toEqual({ turns: [], isOpen: true });
    await desk.close(await ticket(), "王老师");
    expect(await listen(heard.turns[0].id)).toMatchObject({
      turns: [{ html: expect.stringMatching(/已处理完.*20261127-001/u) }],
      isOpen: false,
    });
  });

  it("tells a stranger nothing", async () => {
    const { channel, ask, desk, ticket } = await start();
    await ask("转人工");
    await desk.reply(await ticket(), "王老师", "请稍等。");
    const answer = await createVisitor(channel).get("/turns");
    expect(await answer.json()).toEqual({ turns: [], isOpen: false });
    expect(answer.headers.get("set-cookie")).toBeNull();
  });
});

it("forgets the ticket with the conversation", async () => {
  const { ask, visitor, room, page } = await start();
  await ask("老房子想装电梯找谁");
  await ask("转人工");
  await visitor.post("/forget", {});
  expect(JSON.stringify(await room.tickets.list())).not.toContain("老房子");
  expect(await room.askedLog.list()).toEqual([]);
  expect(await page()).not.toContain("编号");
});
