import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { answerText } from "#bot/answering/answer.ts";
import { answerQuestion } from "#bot/answering/answer-question.ts";
import { createLiveTools } from "#bot/answering/live-tools.ts";
import { answerAtDesk } from "#bot/answering/model/model-room.ts";
import type { AnswerWithModel, AskedBy, Receipt } from "#bot/answering/model/receipt.ts";
import { ASKED_DAYS } from "#bot/conversation/asked-log.ts";
import type { TurnEnded } from "#bot/conversation/handle-message.ts";
import { createMemoryConversationStore } from "#bot/conversation/memory-conversation-store.ts";
import { createSqliteReceiptStore } from "#bot/conversation/sqlite-receipt-store.ts";
import { createLogger } from "#bot/logger.ts";
import { openDatabase } from "#bot/storage/open-database.ts";
import { captureOutput } from "#tests/support/capture-output.ts";
import { makeTemporaryFolder } from "#tests/support/make-temporary-folder.ts";
import { LIFT, meet } from "#tests/support/meet-staff.ts";
import { fails, openDesk, writes } from "#tests/support/open-desk.ts";
import { quoteAtDesk } from "#tests/support/quote-at-desk.ts";
import { createHandler, TODAY, tools } from "#tests/support/tools.ts";

const DAY_MS = 86_400_000;
const message = { conversationId: "telegram:7", messageId: "1", text: LIFT };

async function openReceipts() {
  const file = join(makeTemporaryFolder(), "staff.db");
  return createSqliteReceiptStore(await openDatabase(file));
}

function buildReceipt(over: Partial<Receipt> = {}): Receipt {
  return {
    turnId: "t",
    at: 100 * DAY_MS,
    knowledgeVersion: "0123456789ab",
    evidence: [{ id: "plan/14", title: "行动方案", locator: "（十四）" }],
    checks: { parts: 3, replaced: [["number"]] },
    model: "qwen-plus",
    promptVersion: "compose@1",
    tokens: { prompt: 900, completion: 100 },
    isByModel: true,
    endedBy: "written",
    ...over,
  };
}

describe("receipts", () => {
  it("are kept as they were, once for a turn, for as long as what was asked", async () => {
    const store = await openReceipts();
    await store.add(buildReceipt());
    await store.add(buildReceipt({ endedBy: "timeout" }));
    expect(await store.find("t")).toEqual(buildReceipt());
    expect(await store.find("unknown")).toBeNull();
    await store.add(buildReceipt({ turnId: "edge", at: (100 + ASKED_DAYS) * DAY_MS }));
    expect(await store.find("t")).not.toBeNull();
    await store.add(buildReceipt({ turnId: "late", at: (100 + ASKED_DAYS) * DAY_MS + 1 }));
    expect(await store.find("t")).toBeNull();
    await store.forget([]);
    await store.forget(["edge", "unknown"]);
    expect(await store.find("edge")).toBeNull();
  });

  it("tell of an answer without a model what it rests on, and over which knowledge", async () => {
    const receipts = await openReceipts();
    const handle = createHandler({ receipts, knowledgeVersion: () => "abc" });
    const { turnId, answer } = await handle(message);
    const receipt = await receipts.find(turnId);
    expect(receipt).toMatchObject({
      ...{ turnId, at: TODAY.getTime(), knowledgeVersion: "abc", endedBy: "sources" },
      ...{ isByModel: false, model: null, promptVersion: null, tokens: null },
      checks: { parts: answer.parts.length, replaced: [] },
    });
    expect(receipt?.evidence.map(({ locator }) => locator)).toContain("（十四）");
    expect(JSON.stringify(receipt)).not.toContain(LIFT);
  });

  it("count what the check kept from being sent without a model too", async () => {
    const receipts = await openReceipts();
    const wording = {
      ...tools.knowledge.wording,
      "validity.passed": { zh: "每人能领98765元。", en: "" },
    };
    const live = createLiveTools({ ...tools, knowledge: { ...tools.knowledge, wording } });
    const { turnId, answer } = await createHandler({ receipts, live })({
      ...message,
      text: "养老床位到2025年有多少张",
    });
    expect(answerText(answer)).not.toContain("98765");
    expect((await receipts.find(turnId))?.checks.replaced).toEqual([["unsupported"]]);
  });

  it("tell of an answer by a model its part in it, and are counted", async () => {
    const receipts = await openReceipts();
    const counted: TurnEnded[] = [];
    const { desk } = openDesk([writes, fails("malformed")]);
    const answerWithModel = answerAtDesk(desk, quoteAtDesk);
    const onTurn = (turn: TurnEnded) => void counted.push(turn);
    const handle = createHandler({ receipts, answerWithModel, onTurn });
    const first = await handle(message);
    expect(first.answer.byModel).toBe(true);
    expect(await receipts.find(first.turnId)).toMatchObject({
      ...{ isByModel: true, model: "scripted", promptVersion: "compose@1", endedBy: "written" },
      tokens: { prompt: 900, completion: 100 },
      checks: { parts: 2, replaced: [["number"]] },
    });
    const second = await handle({ ...message, messageId: "2" });
    expect(second.answer.byModel).toBeUndefined();
    expect(await receipts.find(second.turnId)).toMatchObject({
      isByModel: false,
      model: "scripted",
      endedBy: "malformed",
    });
    desk.close();
    const third = await handle({ ...message, messageId: "3" });
    expect(await receipts.find(third.turnId)).toMatchObject({
      ...{ endedBy: "closed", model: null, promptVersion: null },
    });
    expect(counted.slice(0, 2)).toMatchObject([
      { channel: "telegram", status: "answered", receipt: { isByModel: true } },
      { channel: "telegram", status: "answered", receipt: { isByModel: false } },
    ]);
  });

  it("do not give a position away", async () => {
    const receipts = await openReceipts();
    const position = { point: [121.50598, 31.26772], datum: "wgs84" } as const;
    const handle = createHandler({ receipts });
    const { turnId, answer } = await handle({ ...message, text: "最近的社区食堂", position });
    expect(answer.citations.length).toBeGreaterThan(0);
    expect(JSON.stringify(await receipts.find(turnId))).not.toMatch(/杨浦|辽源|places/u);
  });

  it("that cannot be kept cost nobody an answer", async () => {
    const output = captureOutput();
    const receipts = {
      ...(await openReceipts()),
      add: () => Promise.reject(new Error("disk full")),
    };
    const handle = createHandler({ receipts, log: createLogger("error", output.stream) });
    expect((await handle(message)).answer.status).toBe("answered");
    expect(output.text()).toContain("receipt.not-noted");
    expect(output.text()).not.toMatch(/电梯/u);
  });

  it("go with the conversation that is forgotten", async () => {
    const { room, store, say } = await meet();
    await say(LIFT);
    const [turn] = await store.load("telegram:7");
    const id = turn?.id ?? "";
    expect(await room.receipts.find(id)).not.toBeNull();
    await room.store.forget("telegram:7");
    expect(await room.receipts.find(id)).toBeNull();
  });
});

describe("with a model", () => {
  it("the budget is the conversation's, and the channel's deadline is passed down", async () => {
    const asked: AskedBy[] = [];
    const answerWithModel: AnswerWithModel = async (question, tools, who) => {
      asked.push(who);
      return answerAtDesk(openDesk([writes]).desk, quoteAtDesk)(question, tools, who);
    };
    const handle = createHandler({ answerWithModel });
    await handle({ ...message, deadline: 5_000 });
    await handle({ ...message, messageId: "2" });
    expect(asked).toEqual([
      { person: "telegram:7", deadline: 5_000 },
      { person: "telegram:7", deadline: null },
    ]);
  });

  it("what breaks around it gives the answer of the sources, and one line without a word", async () => {
    const output = captureOutput();
    const receipts = await openReceipts();
    const log = createLogger("info", output.stream);
    const answerWithModel = () => Promise.reject(new TypeError(LIFT));
    const parts = { receipts, log, answerWithModel, store: createMemoryConversationStore() };
    const { turnId, answer } = await createHandler(parts)(message);
    expect(answer).toEqual((await createHandler()(message)).answer);
    expect(await receipts.find(turnId)).toMatchObject({ endedBy: "broken", isByModel: false });
    expect(output.text().match(/model\.broken/gu)).toHaveLength(1);
    expect(output.text()).not.toMatch(/电梯/u);
  });

  it("an answer that the staff give instead is not called the model's", async () => {
    const answerWithModel = answerAtDesk(openDesk([writes]).desk, quoteAtDesk);
    const { write, leave, store, room } = await meet({ parts: { answerWithModel } });
    expect((await write(LIFT)).byModel).toBe(true);
    const [turn] = await store.load("telegram:7");
    await leave(`record:${turn?.answer.citations.find(({ sources }) => sources)?.document}`);
    const told = await write(LIFT);
    expect(told.byModel).toBeUndefined();
    const [, second] = await store.load("telegram:7");
    expect(await room.receipts.find(second?.id ?? "")).toMatchObject({
      ...{ endedBy: "staff", isByModel: false, model: "scripted" },
      tokens: { prompt: 900, completion: 100 },
    });
  });
});

it("without a model the answer is the one that the sources give, the same to the last field", async () => {
  const { answer } = await createHandler()(message);
  const question = { text: LIFT, position: null, previous: null, askedBack: false, today: TODAY };
  expect(answer).toEqual(answerQuestion(question, tools));
  expect("byModel" in answer).toBe(false);
});
