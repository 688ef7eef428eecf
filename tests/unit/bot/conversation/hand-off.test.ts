import { describe, expect, it } from "vitest";
import { answerQuestion } from "#bot/answering/answer-question.ts";
import type { EarlyWords } from "#bot/answering/early-words.ts";
import { type AnswerWithModel, receiptOfSources } from "#bot/answering/model/receipt.ts";
import type { ConversationStore } from "#bot/conversation/conversation-store.ts";
import { createMemoryConversationStore } from "#bot/conversation/memory-conversation-store.ts";
import { LIFT, meet, UNKNOWN } from "#tests/support/meet-staff.ts";
import { createHandler } from "#tests/support/tools.ts";

describe("who asks for a person", () => {
  it("is told the number, the department, until when, and how to go back to the bot", async () => {
    const { say, only } = await meet();
    await say(LIFT);
    expect(await say("转人工")).toMatch(
      /已转给工作人员（市房屋管理局），编号20261123-001，最迟11月24日（周二）16:00.*「结束人工」.*110/u,
    );
    const ticket = await only();
    expect(ticket).toMatchObject({
      channel: "telegram",
      state: "open",
      reason: "asked",
      department: "市房屋管理局",
      question: LIFT,
      why: "提问人要求人工答复。",
      found: { status: "answered", measure: 14 },
    });
    expect(ticket.found.citations.length).toBeGreaterThan(0);
    expect(ticket.transcript).toMatchObject([{ question: LIFT, status: "answered" }]);
    expect(ticket.transcript[0]?.answer).toContain("市房屋管理局");
  });

  it("is told it in English too, at the general desk where nothing was asked before", async () => {
    const { say, only } = await meet();
    expect(await say("a real person")).toMatch(
      /passed you to the staff, number 20261123-001. They answer here by Tuesday 24 November, 16:00/u,
    );
    expect((await only()).department).toBeNull();
  });

  it("is told whom to call where there is no staff", async () => {
    const { say, tickets } = await meet({ isStaffed: async () => false });
    expect(await say("转人工")).toMatch(/转不了人工.*12345/u);
    expect(await say(UNKNOWN)).not.toMatch(/编号/u);
    expect(await tickets()).toEqual([]);
  });

  it("hears nothing from the bot while it waits, and what is written goes into the ticket, masked", async () => {
    const { say, only, write } = await meet();
    await say("转人工");
    expect(await write("我的手机13812345678，身份证11010519491231002X")).toMatchObject({
      status: "handed-off",
      parts: [],
    });
    const position = { point: [121.50598, 31.26772], datum: "wgs84" } as const;
    expect(await say("", { position })).toBe("");
    const ticket = await only();
    expect(ticket.messages.map(({ text }) => text)).toEqual([
      "我的手机***********，身份证******************",
      "（发送了位置）",
    ]);
    expect(JSON.stringify(ticket)).not.toMatch(/138123|110105|121\.5/u);
  });

  it("is told the emergency numbers in danger all the same", async () => {
    const { say, only } = await meet();
    await say("转人工");
    expect(await say("我不想活了")).toMatch(/12356|110|120/u);
    expect((await only()).messages).toHaveLength(1);
  });

  it("goes back to the bot with a phrase, which closes the ticket", async () => {
    const { say, only } = await meet();
    await say("转人工");
    expect(await say("结束人工")).toMatch(/20261123-001已结束，我接着回答/u);
    expect(await only()).toMatchObject({ state: "closed", closedBy: null });
    expect(await say(LIFT)).toContain("市房屋管理局");
    expect(await say("结束人工")).toMatch(/现在就是我在答/u);
  });

  it("in danger is not left to wait for staff", async () => {
    const { say, tickets } = await meet();
    expect(await say("着火了怎么办")).toMatch(/119/u);
    expect(await tickets()).toEqual([]);
  });

  it("twice by the same message gets the same reply, and one ticket", async () => {
    const { say, tickets } = await meet();
    const first = await say("转人工", { messageId: "x" });
    expect(await say("转人工", { messageId: "x" })).toBe(first);
    expect(await tickets()).toHaveLength(1);
  });

  it("is told again after a crash between the ticket and the turn", async () => {
    let isFull = true;
    const memory = createMemoryConversationStore();
    const store: ConversationStore = {
      ...memory,
      append: (id, turn) =>
        isFull ? Promise.reject(new Error("disk full")) : memory.append(id, turn),
    };
    const { say, only } = await meet({ store });
    expect(await say("转人工", { messageId: "x" })).toMatch(/出了点问题/u);
    isFull = false;
    expect(await say("转人工", { messageId: "x" })).toMatch(/已转给工作人员.*20261123-001/u);
    expect((await only()).messages).toEqual([]);
  });
});

describe("a failed answer", () => {
  it("opens one ticket for the conversation, and the bot goes on answering", async () => {
    const { say, only } = await meet();
    await say(LIFT);
    expect(await say(UNKNOWN)).toMatch(/资料里没有[\s\S]*已记给工作人员，编号20261123-001/u);
    expect(await say(LIFT)).toContain("市房屋管理局");
    expect(await say("公积金怎么提取")).toMatch(/编号20261123-001/u);
    const ticket = await only();
    expect(ticket).toMatchObject({ reason: "failed", question: UNKNOWN, isBotSilent: false });
    expect(ticket.why).toBe("资料里没有找到这件事，机器人没有作答。");
    expect(ticket.transcript.map(({ status }) => status)).toEqual(["answered", "not-found"]);
    expect(ticket.messages.map(({ text }) => text)).toEqual(["公积金怎么提取"]);
  });

  it("is silent once a colleague takes it, which is told with the next message", async () => {
    const { say, only, desk } = await meet();
    await say(UNKNOWN);
    await desk.take((await only()).id, "王老师");
    expect(await say(LIFT)).toMatch(/^工作人员已接手你的问题，编号20261123-001.*「结束人工」。$/u);
    expect(await say(LIFT)).toBe("");
  });

  it("becomes a ticket of who asks for a person then", async () => {
    const { say, only } = await meet();
    await say(UNKNOWN);
    expect(await say("人工")).toMatch(/编号20261123-001，最迟/u);
    expect(await only()).toMatchObject({ reason: "asked", isBotSilent: true });
    expect(await say(LIFT)).toBe("");
  });

  it("of a fault of ours opens one too, and one of the asker's none", async () => {
    const broken: ConversationStore = {
      ...createMemoryConversationStore(),
      append: () => Promise.reject(new Error("disk full")),
    };
    const { say, only } = await meet({ store: broken });
    expect(await say("长".repeat(4_001))).toMatch(/出了点问题/u);
    expect(await only()).toMatchObject({ reason: "failed", why: "机器人出了故障，没能回答。" });
    const other = await meet();
    expect(await other.say("长".repeat(4_001))).toMatch(/问题太长/u);
    expect(await other.tickets()).toEqual([]);
  });
});

describe("what a switch leaves to the staff", () => {
  it.each(["bot", "channel:telegram"] as const)("is every message with %s on", async (scope) => {
    const { say, only, leave } = await meet();
    await leave(scope, "系统检修");
    expect(await say(LIFT)).toMatch(/现在由工作人员答复，编号20261123-001，最迟/u);
    const ticket = await only();
    expect(ticket).toMatchObject({ reason: "staff-only", question: LIFT });
    expect(ticket.why).toMatch(/已设为只由工作人员答复：系统检修$/u);
    expect(await say("还在吗")).toBe("");
  });

  it("is no message of another channel", async () => {
    const { say, leave } = await meet();
    await leave("channel:wechat");
    expect(await say(LIFT)).toContain("找谁");
  });

  it("is what rests on a record, and nothing else; the answer is in the ticket", async () => {
    const { say, write, only, leave } = await meet();
    const question = "考出高级技师证能领多少钱";
    const { topic } = await createHandler()({
      conversationId: "c",
      messageId: "1",
      text: question,
    }).then(({ answer }) => answer);
    await leave(`record:${topic?.record}`);
    expect(await say(LIFT)).toContain("市房屋管理局");
    expect(await write(question)).toMatchObject({ status: "handed-off", citations: [] });
    const ticket = await only();
    expect(ticket).toMatchObject({ reason: "staff-only", found: { record: topic?.record } });
    expect(ticket.transcript.at(-1)?.status).toMatch(/answered|partial/u);
  });

  it("is not shown while a model writes it either", async () => {
    const answerWithModel: AnswerWithModel = async (question, tools, { onEarly }) => {
      const answer = answerQuestion(question, tools);
      onEarly?.({ kind: "opening", answer });
      onEarly?.({ kind: "sentence", text: "一句。", starts: null });
      return { answer, receipt: receiptOfSources(answer) };
    };
    const { write, leave } = await meet({ parts: { answerWithModel } });
    const told: string[] = [];
    const onEarly = ({ kind }: EarlyWords) => void told.push(kind);
    const { citations } = await write(LIFT, { onEarly });
    expect(told).toEqual(["opening", "sentence"]);
    await leave(`record:${citations.find(({ sources }) => sources)?.document}`);
    expect(await write(LIFT, { onEarly })).toMatchObject({ status: "handed-off" });
    expect(told).toHaveLength(2);
  });

  it("still has the emergency numbers, and whom to call where nobody is there", async () => {
    const { say, leave } = await meet({ isStaffed: () => false });
    await leave("bot");
    expect(await say("我不想活了")).toMatch(/先打.*\n.*眼下没有人能接.*12345/u);
  });
});
