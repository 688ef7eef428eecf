import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { TicketStore } from "#bot/handoff/ticket-store.ts";
import { text } from "#tests/support/kf-desk.ts";
import { startKf } from "#tests/support/kf-platform.ts";
import { makeTemporaryFolder } from "#tests/support/make-temporary-folder.ts";
import {
  laterTelegramText,
  nextWechatText,
  RecordedUpdate,
} from "#tests/support/recorded-texts.ts";
import { readUpdateFixture, startTelegram } from "#tests/support/telegram-under-test.ts";
import { startTencentApi } from "#tests/support/tencent-api.ts";
import { buildText, readReply, SETTINGS } from "#tests/support/wechat-messages.ts";
import { type Platform, startPlatform } from "#tests/support/wechat-platform.ts";
import { startWecom, WECOM } from "#tests/support/wecom-platform.ts";

const PERSON = "oTestPersonAAAAAAAAAAAAAAAAA";
const NUMBERS = "我手机13812345678，身份证11010519491231002X";
const MASKED = "我手机***********，身份证******************";

const staffFile = () => join(makeTemporaryFolder(), "staff.db");

async function onlyOf(tickets: TicketStore) {
  const [ticket, ...others] = await tickets.list();
  if (!ticket || others.length > 0) throw new Error(`${others.length + 1} tickets`);
  return ticket;
}

/** Sends the recorded message with other words; gives the text of the reply, or the bare acknowledgement. */
async function write(platform: Platform, content: string): Promise<string> {
  const { body } = await platform.post(nextWechatText(content));
  return readReply(body, SETTINGS).get("Content") ?? body;
}

describe("from WeChat to the staff and back", () => {
  it("goes with the account's secret: the reply is a customer service message, also after a restart", async () => {
    const api = await startTencentApi();
    const secret = "0123456789abcdef0123456789abcdef";
    const settings = { ...SETTINGS, api: { appId: SETTINGS.appId, secret, root: api.root } };
    const platform = await startPlatform({ settings, staffFile: staffFile() });
    expect(await write(platform, "老房子想加装电梯找谁")).toContain("市房屋管理局");
    expect(await write(platform, "人工")).toMatch(
      /工作人员（市房屋管理局），编号20261123-001，最迟11月24日（周二）16:00/u,
    );
    expect(await write(platform, NUMBERS)).toBe("success");
    await platform.restart();
    expect(await write(platform, "还在吗")).toBe("success");
    expect(await write(platform, "我不想活了")).toMatch(/先打.*安全第一/u);
    await platform.restart();
    const { tickets, handOff } = platform.staff();
    const { id, messages } = await onlyOf(tickets);
    expect(messages.map((message) => message.text)).toEqual([MASKED, "还在吗", "我不想活了"]);
    expect(api.calls).toEqual([]);
    const replied = await handOff.desk.reply(id, "王老师", "带<a href='x'>身份证</a>来。");
    expect(api.calls).toEqual([
      {
        path: "/cgi-bin/message/custom/send",
        errcode: 0,
        body: {
          touser: PERSON,
          msgtype: "text",
          text: { content: "工作人员：带＜a href='x'>身份证＜/a>来。" },
        },
      },
    ]);
    expect(replied.messages.at(-1)?.deliveredAt).not.toBeNull();
    expect(await write(platform, "好的")).toBe("success");
    await handOff.desk.close(id, "王老师", "已答复");
    expect(api.calls).toHaveLength(2);
    expect(await write(platform, "早餐工程归谁管")).toMatch(/出处：/u);
  });

  it("goes without a secret: 「继续」 fetches the reply once, also after a restart", async () => {
    const platform = await startPlatform({ staffFile: staffFile() });
    await write(platform, "人工");
    const { id } = await onlyOf(platform.staff().tickets);
    await platform.staff().handOff.desk.reply(id, "王老师", "请到街道办。");
    await platform.restart();
    expect(await write(platform, "继续")).toBe("工作人员：请到街道办。");
    expect(await write(platform, "有别的办法吗")).toBe("success");
    await platform.restart();
    const { messages } = await onlyOf(platform.staff().tickets);
    expect(messages.map(({ from, text: said }) => [from, said])).toEqual([
      ["staff", "请到街道办。"],
      ["asker", "有别的办法吗"],
    ]);
    await platform.staff().handOff.desk.reply(id, "王老师", "也可以打962121。");
    const click = readFileSync(new URL("../fixtures/wechat/click.xml", import.meta.url), "utf8");
    const pressed = click.replace(/oTestPerson\w+/u, PERSON);
    const { body } = await platform.post(pressed);
    expect(readReply(body, SETTINGS).get("Content")).toBe("工作人员：也可以打962121。");
    expect(await write(platform, "结束人工")).toMatch(/已结束，我接着回答/u);
    expect(await write(platform, "老房子想加装电梯找谁")).toContain("市房屋管理局");
  });

  it("is told with the next message where WeChat refuses the customer service message", async () => {
    const api = await startTencentApi();
    const secret = "0123456789abcdef0123456789abcdef";
    const settings = { ...SETTINGS, api: { appId: SETTINGS.appId, secret, root: api.root } };
    const platform = await startPlatform({ settings, staffFile: staffFile() });
    await write(platform, "人工");
    api.failNext("/cgi-bin/message/custom/send", 45_015);
    const { id } = await onlyOf(platform.staff().tickets);
    await platform.staff().handOff.desk.reply(id, "王老师", "请到街道办。");
    expect(await write(platform, "在吗")).toBe("工作人员：请到街道办。");
  });
});

it("goes from WeCom to the staff and back as a message of the application", async () => {
  const api = await startTencentApi();
  const settings = { ...WECOM, secret: "a-secret-of-the-application", apiRoot: api.root };
  const platform = await startWecom({ settings, staffFile: staffFile() });
  await platform.send(buildText("人工"));
  const { id } = await onlyOf(platform.staff().tickets);
  await platform.restart();
  await platform.staff().handOff.desk.reply(id, "王老师", "请到人事处。");
  expect(api.calls.map(({ body }) => [body["touser"], body["text"]])).toEqual([
    ["oPersonA", { content: "工作人员：请到人事处。" }],
  ]);
});

describe("from Telegram to the staff and back", () => {
  async function start() {
    const clock = () => Date.parse("2026-11-23T08:00:00Z");
    const telegram = await startTelegram({ staffFile: staffFile(), clock });
    let count = 0;
    const said = () => telegram.api.sent("sendMessage").map(({ payload }) => payload.text ?? "");
    const say = async (...texts: readonly string[]) => {
      for (const words of texts) {
        count += 1;
        await telegram.deliver(laterTelegramText(count, words));
      }
      await expect.poll(() => telegram.parts.inbox.pending("telegram")).toEqual([]);
    };
    return { ...telegram, said, say };
  }

  it("goes over a restart; nothing is said meanwhile but to who is in danger", async () => {
    const { said, say, staff, restart } = await start();
    await say("人工", NUMBERS);
    expect(said()).toEqual([expect.stringMatching(/编号20261123-001，最迟/u)]);
    await restart();
    await say("在吗", "我不想活了");
    expect(said().slice(1)).toEqual([expect.stringMatching(/先打/u)]);
    const { id, messages } = await onlyOf(staff().tickets);
    expect(messages.map((message) => message.text)).toEqual([MASKED, "在吗", "我不想活了"]);
    await staff().handOff.desk.reply(id, "王老师", "请带 <身份证> & 户口本。");
    expect(said().at(-1)).toBe("工作人员：请带 &lt;身份证&gt; &amp; 户口本。");
    await say("好的");
    expect(said()).toHaveLength(3);
    await say("结束人工", "老房子想加装电梯找谁");
    expect(said().slice(3).join("\n")).toMatch(/我接着回答[\s\S]*市房屋管理局/u);
  });

  it("waits for the next message of who blocked the bot", async () => {
    const { said, say, staff, api, restart } = await start();
    await say("人工");
    api.refuse("sendMessage", { error_code: 403 });
    const { id } = await onlyOf(staff().tickets);
    const { messages } = await staff().handOff.desk.reply(id, "王老师", "请到街道办。");
    expect(messages[0]?.deliveredAt).toBeNull();
    await restart();
    await say("在吗", "还在吗");
    expect(said().slice(1)).toEqual([expect.stringContaining("请到街道办。")]);
  });

  it("goes to the person who asked in a group", async () => {
    const { staff, deliver, api, parts } = await start();
    const asked = RecordedUpdate.parse(readUpdateFixture("group-reply"));
    await deliver({ ...asked, message: { ...asked.message, text: "人工" } });
    await expect.poll(() => parts.inbox.pending("telegram")).toEqual([]);
    const { id } = await onlyOf(staff().tickets);
    await staff().handOff.desk.reply(id, "王老师", "请到街道办。");
    expect(api.sent("sendMessage").at(-1)?.payload).toMatchObject({
      chat_id: asked.message.chat.id,
      reply_parameters: { message_id: asked.message.message_id },
    });
  });
});

describe("at a desk of 微信客服", () => {
  const ANNA = "wmAJ2GCAAAme1XQRC-NI-q0_ZM9ukoAw";

  it("the desk's own queue comes first, and opens no ticket", async () => {
    const { desk, callBack, staff } = await startKf({ staffFile: staffFile() });
    desk.write(ANNA, text("转人工"));
    await callBack();
    await expect.poll(() => desk.states.get(ANNA)).toBe(2);
    expect(desk.sent.map((it) => it.text)).toEqual([expect.stringMatching(/正在转给/u)]);
    expect(await staff().tickets.list()).toEqual([]);
  });

  it("a queue that takes nobody leads to the staff, who answer while the bot has the conversation", async () => {
    const { desk, callBack, staff, inbox } = await startKf({ staffFile: staffFile() });
    desk.closeQueue();
    desk.write(ANNA, text("转人工"));
    await callBack();
    await expect
      .poll(() => desk.sent.map((it) => it.text))
      .toEqual([expect.stringMatching(/正在转给/u), expect.stringMatching(/编号20261123-001/u)]);
    desk.write(ANNA, text("在吗"));
    await callBack();
    await expect.poll(async () => (await onlyOf(staff().tickets)).messages.length).toBe(1);
    await expect.poll(() => inbox.pending("kf")).toEqual([]);
    const { id } = await onlyOf(staff().tickets);
    await staff().handOff.desk.reply(id, "王老师", "请到街道办。");
    expect(desk.sent.at(-1)?.text).toBe("工作人员：请到街道办。");
    desk.states.set(ANNA, 3);
    const { messages } = await staff().handOff.desk.reply(id, "王老师", "也可以打962121。");
    expect(messages.at(-1)?.deliveredAt).toBeNull();
    desk.states.set(ANNA, 1);
    desk.write(ANNA, text("好"));
    await callBack();
    await expect.poll(() => desk.sent.at(-1)?.text).toBe("工作人员：也可以打962121。");
  });
});
