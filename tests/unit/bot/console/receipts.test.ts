import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStaffConsole, type StaffRoom, type StaffVisitor } from "#tests/support/staff-room.ts";
import { createHandler } from "#tests/support/tools.ts";

const QUESTION = "老房子想装电梯找谁";

describe("a receipt", () => {
  let room: StaffRoom;
  let viewer: StaffVisitor;
  beforeAll(async () => {
    room = await openStaffConsole();
    viewer = await room.enter("viewer");
  });
  afterAll(() => room.close());

  const answer = async (text: string, messageId: string) => {
    const { asked, receipts, handOff, publisher } = room.parts;
    const handle = createHandler({
      ...{ askedLog: asked, receipts, handOff },
      knowledgeVersion: () => publisher.version().slice(0, 12),
    });
    return (await handle({ conversationId: "telegram:7", messageId, text })).turnId;
  };
  const page = async (path: string) => (await viewer.get(path)).text();

  it("is found by the answer's id, with what was asked and what it rests on", async () => {
    const turnId = await answer(QUESTION, "1");
    const found = await viewer.get(`/staff/receipts?id=+${turnId}+`);
    expect(found.headers.get("location")).toBe(`/staff/receipts/${turnId}`);
    const text = (await page(`/staff/receipts/${turnId}`)).replaceAll(/<[^>]*>/gu, "");
    expect(text).toMatch(/引用原文作答（没有配置大模型）/u);
    expect(text).toContain(QUESTION);
    expect(text).toMatch(/[0-9a-f]{12}（现在生效的就是这一版）/u);
    expect(text).toContain("（十四）");
    expect(text).not.toContain("词元");
  });

  it("tells of a model's part what it was", async () => {
    const { receipts } = room.parts;
    await receipts.add({
      turnId: "by-model",
      at: 1_795_000_000_000,
      knowledgeVersion: "0123456789ab",
      evidence: [],
      checks: { parts: 4, replaced: [["number", "moved-figure"]] },
      model: "qwen-plus",
      promptVersion: "compose@1",
      tokens: { prompt: 900, completion: 100 },
      opinion: { verdict: "other", promptVersion: "recognise@1" },
      isByModel: true,
      endedBy: "written",
    });
    const text = (await page("/staff/receipts/by-model")).replaceAll(/<[^>]*>/gu, "");
    expect(text).toMatch(/由大模型执笔，逐句核对后发出，标有「AI生成」/u);
    expect(text).toMatch(/4 句，1 句原文不支持，没有照发：数字、安错地方的数字/u);
    expect(text).toContain("按它认的事项作答");
    expect(text).toMatch(/qwen-plus[\s\S]*compose@1、recognise@1[\s\S]*900 \+ 100/u);
    expect(text).toMatch(/0123456789ab（现在是 [0-9a-f]{12}）/u);
  });

  it("that is not there is told as such, escaped", async () => {
    const response = await viewer.get(`/staff/receipts/${encodeURIComponent("<b>x")}`);
    expect(response.status).toBe(404);
    const text = await response.text();
    expect(text).toContain("&lt;b&gt;x");
    expect(text).not.toContain("<b>x");
  });

  it("is reached from the questions without an answer and from the ticket", async () => {
    const turnId = await answer("地铁末班车几点", "2");
    const link = `href="/staff/receipts/${turnId}"`;
    const insights = await page("/staff/insights");
    expect(insights).toContain(link);
    expect(insights).toContain('action="/staff/receipts"');
    const [ticket] = await room.parts.tickets.list();
    expect(await page(`/staff/tickets/${ticket?.id}`)).toContain(link);
  });
});
