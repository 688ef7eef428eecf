import { describe, expect, it } from "vitest";
import { createLogger } from "#bot/logger.ts";
import { captureOutput } from "#tests/support/capture-output.ts";
import { LIFT, meet } from "#tests/support/meet-staff.ts";
import { createHandler, TODAY } from "#tests/support/tools.ts";

describe("words of the staff", () => {
  it("are a turn of the conversation, and handed out once with the next message", async () => {
    const { say, only, desk, store } = await meet();
    await say("转人工");
    const replied = await desk.reply((await only()).id, "王老师", " 请带身份证到街道办。 ");
    expect(replied).toMatchObject({ state: "answered", takenBy: "王老师" });
    expect(replied.messages[0]?.deliveredAt).toBeNull();
    const turn = (await store.load("telegram:7")).at(-1);
    expect(turn).toMatchObject({ question: "", messageId: expect.stringMatching(/^staff:/u) });
    expect(await say("好的，谢谢")).toBe("工作人员：请带身份证到街道办。");
    expect(await say("还有吗")).toBe("");
    const ticket = await only();
    expect(ticket.messages[0]?.deliveredAt).toBe(TODAY.getTime());
    expect(ticket.messages.map(({ text }) => text).slice(1)).toEqual(["好的，谢谢", "还有吗"]);
    expect(ticket.state).toBe("taken");
  });

  it("that were sent are not handed out again", async () => {
    const sent: string[] = [];
    const { say, only, desk } = await meet({
      tell: async (channel, id, text) => sent.push(`${channel} ${id} ${text}`) > 0,
    });
    await say("转人工");
    await desk.reply((await only()).id, "王老师", "请稍等。");
    expect(sent).toEqual(["telegram telegram:7 工作人员：请稍等。"]);
    expect(await say("好")).toBe("");
    await desk.close((await only()).id, "王老师", "已答复");
    expect(sent[1]).toMatch(/已处理完，编号20261123-001。现在由我接着回答/u);
    expect(await say(LIFT)).toMatch(/^先找|市房屋管理局/u);
  });

  it("that could not be sent before the ticket was closed come before the bot's next answer", async () => {
    const { say, only, desk } = await meet();
    await say("转人工");
    const { id } = await only();
    await desk.reply(id, "王老师", "请稍等。");
    await desk.close(id, "王老师");
    const told = await say(LIFT);
    expect(told).toMatch(/^工作人员：请稍等。\n工作人员已处理完[\s\S]*市房屋管理局/u);
    expect(await say(LIFT)).not.toMatch(/请稍等/u);
  });

  it("are there after a fault of the channel", async () => {
    const output = captureOutput();
    const { say, only, desk } = await meet({
      tell: () => Promise.reject(new Error("unreachable")),
      log: createLogger("info", output.stream),
    });
    await say("转人工");
    await desk.reply((await only()).id, "王老师", "请带户口本。");
    expect(await say("好")).toBe("工作人员：请带户口本。");
    expect(output.text()).not.toMatch(/户口本|telegram:7/u);
  });

  it.each([
    ["nothing", "", /答复是空的/u],
    ["too much", "长".repeat(601), /601个字，一次最多600个字/u],
    ["a mobile number", "打我手机13812345678", /请去掉，电话请写固定电话/u],
  ])("are refused where they cannot be sent: %s", async (_, text, why) => {
    const { say, only, desk } = await meet();
    await say("转人工");
    await expect(desk.reply((await only()).id, "王老师", text)).rejects.toThrow(why);
    expect((await only()).messages).toEqual([]);
  });

  it("go on after the ticket is opened again, by one who has no other open", async () => {
    const { say, only, tickets, desk } = await meet();
    await say("转人工");
    const { id } = await only();
    await desk.close(id, "王老师");
    expect(await desk.reopen(id, "李老师")).toMatchObject({ state: "taken", takenBy: "李老师" });
    await desk.close(id, "李老师");
    await say("转人工");
    await expect(desk.reopen(id, "王老师")).rejects.toThrow(/已有没结束的工单20261123-002/u);
    expect(await tickets()).toHaveLength(2);
  });

  it("come from the department to which the ticket is given", async () => {
    const { say, only, desk } = await meet();
    await say("转人工");
    const { id } = await only();
    await expect(desk.assign(id, "市某某局")).rejects.toThrow(/没有“市某某局”这个部门/u);
    expect(await desk.assign(id, "市民政局")).toMatchObject({ department: "市民政局" });
    await expect(desk.take("none", "王老师")).rejects.toThrow(/没有这张工单/u);
  });
});

describe("what is kept", () => {
  it("of what was asked is the question and how it ended, and what is written to the staff is not", async () => {
    const { say, room } = await meet();
    await say(`${LIFT}，我手机13812345678`);
    await say("归哪个局管");
    await say("转人工");
    await say("我姓王");
    expect(await room.askedLog.list()).toMatchObject([
      {
        question: `${LIFT}，我手机***********`,
        channel: "telegram",
        status: "answered",
        measure: 14,
      },
      { question: "归哪个局管", previous: { measure: 14 }, department: "市房屋管理局" },
      { question: "转人工", status: "handed-off" },
    ]);
  });

  it("is judged, and goes when the conversation is forgotten, with the ticket", async () => {
    const { say, room, only, store } = await meet();
    await say(LIFT);
    await say("转人工");
    const [turn] = await store.load("telegram:7");
    await room.store.judge("telegram:7", turn?.id ?? "", { useful: false, at: 1 });
    expect(await room.askedLog.list({ useful: false })).toHaveLength(1);
    await room.store.forget("telegram:7");
    expect(await room.askedLog.list()).toEqual([]);
    expect(JSON.stringify(await only())).not.toMatch(/老房子|telegram:7/u);
    expect(await say(LIFT)).toContain("市房屋管理局");
  });

  it("fails without a word to the asker, and with one line of log", async () => {
    const output = captureOutput();
    const log = createLogger("info", output.stream);
    const askedLog = {
      add: () => Promise.reject(new Error("disk full")),
      judge: async () => undefined,
      forget: async () => undefined,
      find: async () => null,
      list: async () => [],
    };
    const handle = createHandler({ askedLog, log });
    const { answer } = await handle({ conversationId: "c", messageId: "1", text: LIFT });
    expect(answer.status).toBe("answered");
    expect(output.text().match(/asked.not-noted/gu)).toHaveLength(1);
    expect(output.text()).not.toContain("电梯");
  });
});
