import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { answerText } from "#bot/answering/answer.ts";
import type { ConversationStore } from "#bot/conversation/conversation-store.ts";
import { createMemoryConversationStore } from "#bot/conversation/memory-conversation-store.ts";
import { openSqliteConversationStore } from "#bot/conversation/sqlite-conversation-store.ts";
import { createLogger } from "#bot/logger.ts";
import { captureOutput } from "#tests/support/capture-output.ts";
import { makeTemporaryFolder } from "#tests/support/make-temporary-folder.ts";
import { createHandler } from "#tests/support/tools.ts";

const first = { conversationId: "c", messageId: "1", text: "到2025年养老床位要多少张" };

describe("a conversation", () => {
  it("gives a message that comes twice its first reply, and one turn", async () => {
    const store = createMemoryConversationStore();
    const handle = createHandler({ store });
    const replies = await Promise.all([handle(first), handle(first)]);
    expect(replies[1]).toEqual(replies[0]);
    expect(await store.load("c")).toHaveLength(1);
  });

  it("keeps nothing that tells who somebody is, and answers all the same", async () => {
    const store = createMemoryConversationStore();
    const text = "我身份证11010519491231002X，手机13812345678，老房子想加装电梯找谁";
    const { answer } = await createHandler({ store })({ ...first, text });
    expect(answer.departments[0]?.name).toBe("市房屋管理局");
    expect(JSON.stringify([answer, await store.load("c")])).not.toMatch(/110105|138123/u);
  });

  it("tells each statement as soon as it is certain, in order", async () => {
    const statements: string[] = [];
    const onStatement = (statement: string) => void statements.push(statement);
    const { answer } = await createHandler()({ ...first, onStatement });
    expect(statements.length).toBeGreaterThan(1);
    expect(statements.join("\n")).toBe(answerText(answer));
  });

  it("answers messages sent together in the order in which they came", async () => {
    const store = createMemoryConversationStore();
    const handle = createHandler({ store });
    const [, second] = await Promise.all([
      handle(first),
      handle({ conversationId: "c", messageId: "2", text: "归哪个局管" }),
    ]);
    expect(second.answer.topic?.measure).toBe(14);
    expect((await store.load("c")).map(({ messageId }) => messageId)).toEqual(["1", "2"]);
  });

  it("keeps neither a position nor anything that would give it away", async () => {
    const store = createMemoryConversationStore();
    const position = { point: [121.50598, 31.26772], datum: "wgs84" } as const;
    const message = { conversationId: "c", messageId: "1", text: "最近的社区食堂", position };
    const handle = createHandler({ store });
    const told = await handle(message);
    expect(told.answer.places[0]?.distanceMetres).toBeGreaterThan(0);
    expect(answerText(told.answer)).toContain("直线约");
    const [kept] = await store.load("c");
    expect(answerText(kept?.answer ?? told.answer)).toContain("位置和结果都没有保存");
    expect(JSON.stringify(kept)).not.toMatch(/121\.5059|31\.2677|直线约|杨浦|辽源西路/u);
    // The same message again is told the same, which is held in memory.
    expect(await handle(message)).toEqual(told);
  });

  it("keeps the talk of two people apart", async () => {
    const handle = createHandler();
    await handle(first);
    const other = await handle({ conversationId: "d", messageId: "1", text: "归哪个局管" });
    expect(other.answer.status).toBe("clarification");
  });

  it("goes on after a restart where it was", async () => {
    const folder = await makeTemporaryFolder();
    const path = join(folder, "conversations.sqlite");
    const before = await openSqliteConversationStore(path);
    const reply = await createHandler({ store: before })(first);
    await before.close();

    const after = await openSqliteConversationStore(path);
    const handle = createHandler({ store: after });
    expect(await handle(first)).toEqual(reply);
    const next = await handle({ conversationId: "c", messageId: "2", text: "那认知障碍的呢" });
    expect(answerText(next.answer)).toMatch(/认知障碍/u);
    expect(next.answer.topic?.measure).toBe(14);
    await after.close();
  });

  it("apologises when the turn cannot be kept, instead of giving an answer that would be lost", async () => {
    const store: ConversationStore = {
      ...createMemoryConversationStore(),
      append: () => Promise.reject(new Error("disk full")),
    };
    const { answer } = await createHandler({ store })(first);
    expect(answer.status).toBe("error");
    expect(answer.citations).toEqual([]);
  });
});

describe("the log", () => {
  it("holds no word of what was asked, in success or failure", async () => {
    const output = captureOutput();
    const log = createLogger("debug", output.stream);
    const failing: ConversationStore = {
      ...createMemoryConversationStore(),
      append: () => Promise.reject(new Error("disk full")),
    };
    await createHandler({ log })({ ...first, text: "我叫王小明，想问加装电梯" });
    await createHandler({ log, store: failing })({ ...first, text: "我叫王小明，想问加装电梯" });
    expect(output.text()).toContain("turn.ended");
    expect(output.text()).toContain("turn.failed");
    expect(output.text()).not.toMatch(/王小明|电梯/u);
  });
});
