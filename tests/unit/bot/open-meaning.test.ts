import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { createLiveTools } from "#bot/answering/live-tools.ts";
import { createLogger } from "#bot/logger.ts";
import type { EmbeddingOutcome } from "#bot/meaning/question-vectors.ts";
import { openMeaning } from "#bot/open-meaning.ts";
import { captureOutput } from "#tests/support/capture-output.ts";
import { makeTemporaryFolder } from "#tests/support/make-temporary-folder.ts";
import { startScriptedEmbeddingServer } from "#tests/support/scripted-embedding-server.ts";
import { smallKnowledge, textsOf } from "#tests/support/small-knowledge.ts";
import { createHandler } from "#tests/support/tools.ts";

const server = await startScriptedEmbeddingServer();
afterAll(() => server.stop());
beforeEach(() => server.play("good"));

const tools = smallKnowledge();
const LIFT = "老房子想加装电梯去哪里问";
const log = createLogger("silent");

/** Starts the service as the bot does, and answers through the conversation with it. */
async function start({ environment = {} as NodeJS.ProcessEnv, data = makeTemporaryFolder() } = {}) {
  const live = createLiveTools(tools);
  const outcomes: EmbeddingOutcome[] = [];
  const output = captureOutput();
  const settings = {
    SHENWEN_EMBEDDING_MODEL: "scripted",
    SHENWEN_EMBEDDING_BASE_URL: server.baseUrl,
    SHENWEN_EMBEDDING_API_KEY: "sk-secret",
    ...environment,
  };
  const desk = await openMeaning(
    { environment: settings, data },
    {
      live,
      log: createLogger("debug", output.stream),
      onOutcome: (outcome) => outcomes.push(outcome),
    },
  );
  if (!desk) throw new Error("configured, but not opened");
  onTestFinished(() => desk.close());
  const plain = createHandler({ live });
  const handle = createHandler({ live, withMeaning: desk.withMeaning });
  let asked = 0;
  const ask = async (text: string, over = {}) => {
    asked += 1;
    const message = { conversationId: `web:${asked}`, messageId: "1", text };
    const expected = (await plain(message)).answer;
    return { answer: (await handle({ ...message, ...over })).answer, expected };
  };
  const warnings = () =>
    output
      .text()
      .split("\n")
      .filter((line) => line.includes('"level":40'))
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  return { desk, ask, outcomes, log: output.text, warnings, live };
}

describe("a configured embedding service", () => {
  it("is none without its model's name, even where a language model is configured", async () => {
    const environment = { SHENWEN_MODEL_BASE_URL: server.baseUrl, SHENWEN_MODEL_API_KEY: "k" };
    const parts = { live: createLiveTools(tools), log };
    expect(await openMeaning({ environment, data: "" }, parts)).toBeNull();
  });

  it("is the language model's service where it has no address, and no other gets that one's key", async () => {
    const desk = await start({
      environment: {
        SHENWEN_EMBEDDING_BASE_URL: "",
        SHENWEN_EMBEDDING_API_KEY: "",
        SHENWEN_MODEL_BASE_URL: server.baseUrl,
        SHENWEN_MODEL_API_KEY: "sk-chat",
      },
    });
    await desk.desk.prepared;
    expect(desk.log()).toContain("embedding.ready");
    const elsewhere = {
      SHENWEN_EMBEDDING_MODEL: "m",
      SHENWEN_EMBEDDING_BASE_URL: "http://127.0.0.1:9/v1",
      SHENWEN_MODEL_API_KEY: "sk-chat",
    };
    const parts = { live: createLiveTools(tools), log };
    await expect(openMeaning({ environment: elsewhere, data: "" }, parts)).rejects.toThrow(
      /SHENWEN_EMBEDDING_API_KEY: missing/u,
    );
  });

  it("is asked once for what a question searches for, when the passages are ready", async () => {
    const { desk, ask, outcomes, log } = await start();
    await desk.prepared;
    const before = server.requests.length;
    const { answer, expected } = await ask(LIFT);
    expect(answer.status).toBe(expected.status);
    expect(server.requests.slice(before)).toHaveLength(1);
    expect(server.requests.at(-1)?.input.length).toBeGreaterThan(0);
    expect(outcomes).toMatchObject([{ kind: "embedded", reason: null }]);
    expect(log()).not.toMatch(/sk-secret|\p{Script=Han}/u);
  });

  it("holds up neither start nor answer while the passages are embedded", async () => {
    server.play("silent");
    const before = server.requests.length;
    const { ask, outcomes } = await start();
    await server.asked(before + 2);
    const { answer, expected } = await ask(LIFT);
    expect(answer).toEqual(expected);
    expect(outcomes).toEqual([]);
  });

  it.each(["你好", "感冒了吃什么药", "最近的社区食堂在哪"])(
    "is not asked where it has nothing to say: %s",
    async (text) => {
      const { desk, ask, outcomes } = await start();
      await desk.prepared;
      const before = server.requests.length;
      const { answer, expected } = await ask(text);
      expect(answer).toEqual(expected);
      expect(server.requests).toHaveLength(before);
      expect(outcomes).toEqual([]);
    },
  );

  it.each([
    ["server-error", "server"],
    ["rate-limited", "rate-limited"],
    ["wrong-key", "refused"],
    ["cut", "connection"],
    ["one-too-few", "malformed"],
    ["wider", "malformed"],
    ["not-a-number", "malformed"],
  ] as const)(
    "leaves the reply as it is when it plays %s, with one line and one count",
    async (play, reason) => {
      const { desk, ask, outcomes, log, warnings } = await start();
      await desk.prepared;
      server.play(play);
      const { answer, expected } = await ask(LIFT);
      expect(answer).toEqual(expected);
      expect(warnings()).toMatchObject([{ event: "embedding.failed", reason }]);
      expect(outcomes).toMatchObject([{ kind: "failed", reason }]);
      expect(log()).not.toMatch(/sk-secret|\p{Script=Han}/u);
    },
  );

  it("is left when it takes longer than it may, and when the channel's deadline is near", async () => {
    const { desk, ask, warnings } = await start({
      environment: { SHENWEN_EMBEDDING_TIMEOUT_MS: "100" },
    });
    await desk.prepared;
    server.play("silent");
    const slow = await ask(LIFT);
    expect(slow.answer).toEqual(slow.expected);
    const late = await ask(LIFT, { deadline: Date.now() + 300 });
    expect(late.answer).toEqual(late.expected);
    expect(warnings()).toMatchObject([
      { event: "embedding.failed", reason: "timeout" },
      { event: "embedding.not-asked", reason: "no-time" },
    ]);
  });

  it("is left alone after five faults in a row", async () => {
    const { desk, ask, outcomes } = await start();
    await desk.prepared;
    server.play("server-error");
    for (let time = 0; time < 6; time += 1) await ask(LIFT);
    expect(outcomes.map(({ reason }) => reason)).toEqual([
      ...Array.from({ length: 5 }, () => "server"),
      "circuit-open",
    ]);
    expect(desk.circuit()).toBe("open");
  });

  it("embeds what is published while the bot runs, which is answered from at once", async () => {
    const { desk, ask, outcomes, live } = await start();
    await desk.prepared;
    const before = server.requests.length;
    live.replace(smallKnowledge({ more: ["屋顶上养鸡要找哪个部门"] }));
    const { answer, expected } = await ask(LIFT);
    expect(answer.status).toBe(expected.status);
    expect(outcomes).toEqual([]);
    await server.asked(before + 1);
    expect(server.requests[before]?.input).toEqual(["屋顶上养鸡要找哪个部门"]);
  });

  it("makes a damaged file of vectors anew", async () => {
    const data = makeTemporaryFolder();
    writeFileSync(
      join(data, "vectors.db"),
      "no database at all, but long enough to be read as one",
    );
    const before = server.requests.length;
    const { desk } = await start({ data });
    await desk.prepared;
    const asked = server.requests.slice(before).flatMap(({ input }) => input);
    expect(asked).toHaveLength(textsOf(tools).size);
  });
});
