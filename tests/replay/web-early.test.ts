import { afterAll, describe, expect, it } from "vitest";
import { answerText } from "#bot/answering/answer.ts";
import { createMemoryConversationStore } from "#bot/conversation/memory-conversation-store.ts";
import { startHttpServer } from "#bot/http-server.ts";
import { createLogger } from "#bot/logger.ts";
import { openModel } from "#bot/open-model.ts";
import { readEvents, type SentEvent } from "#tests/support/read-events.ts";
import {
  PLAYS,
  type Play,
  startScriptedModelServer,
} from "#tests/support/scripted-model-server.ts";
import { createWeb } from "#tests/support/start-web.ts";
import { ask } from "#tests/support/tools.ts";

const service = await startScriptedModelServer();
afterAll(() => service.stop());

const MONEY = "考出高级技师证能领多少钱";
const TWO = "毕业生创业有什么补贴，养老床位到2025年有多少张";

/** The page with a model that plays, at a real server, and the model it asks. */
async function openPage(play: Play, timeoutMs = 20_000) {
  const log = createLogger("silent");
  const environment = {
    SHENWEN_MODEL_BASE_URL: service.baseUrl,
    SHENWEN_MODEL_API_KEY: "sk-secret",
    SHENWEN_MODEL: `scripted-${play}`,
    SHENWEN_MODEL_TIMEOUT_MS: String(timeoutMs),
  };
  const model = await openModel({ environment }, { log });
  if (!model) throw new Error("configured, but not opened");
  const store = createMemoryConversationStore();
  const { channel } = createWeb({ store, answerWithModel: model.answerWithModel });
  const server = await startHttpServer((request) => channel.fetch(request), {
    host: "127.0.0.1",
    port: 0,
  });
  const post = (question: string, accept: string, cookies = "") =>
    fetch(`${server.url}/ask`, {
      method: "POST",
      redirect: "manual",
      headers: {
        Origin: server.url,
        Accept: accept,
        Cookie: `shenwen=conversation-of-a-test${cookies}`,
      },
      body: new URLSearchParams({ question, messageId: "m1" }),
    });
  return {
    model,
    store,
    stream: (question: string, cookies?: string) => post(question, "text/event-stream", cookies),
    send: (question: string) => post(question, "text/html"),
    turns: () => store.load("conversation-of-a-test"),
    async [Symbol.asyncDispose]() {
      model.desk.close();
      await server.stop();
    },
  };
}

async function collect(response: Response): Promise<SentEvent[]> {
  const events: SentEvent[] = [];
  for await (const event of readEvents(response)) events.push(event);
  return events;
}

const sentencesOf = (events: readonly SentEvent[]): string[] =>
  events.filter(({ event }) => event === "sentence").map(({ data }) => data.text ?? "");

/** All that a model is shown of a question: what it may repeat. */
function statementsOf(question: string): string {
  const { parts, citations } = ask(question);
  const told = [...parts.map(({ text }) => text), ...citations.map(({ quote }) => quote)];
  return told.join("\n").replaceAll(/\s+/gu, " ");
}

const TIMEOUTS: Partial<Record<Play, number>> = { "slow-stream": 1_000 };
/** Plays of which nothing, or not all, may stay. */
const KEPT: ReadonlySet<Play> = new Set<Play>([
  "good",
  "invented-amount",
  "wrong-year",
  "swapped-department",
  "dropped-negation",
  "no-json-schema",
  "no-temperature",
  "talks-around-json",
  "cites-last",
]);

describe.each([...PLAYS])("of what is played as %s", (play) => {
  it.each([MONEY, TWO])(
    "a reader sees only what the sources say, and at last the same as ever: %s",
    async (question) => {
      await using early = await openPage(play, TIMEOUTS[play]);
      await using plain = await openPage(play, TIMEOUTS[play]);
      const [events] = await Promise.all([
        early.stream(question).then(collect),
        plain.send(question),
      ]);
      const sources = statementsOf(question);
      const sentences = sentencesOf(events);
      for (const sentence of sentences) {
        expect(sentence).toMatch(/。$/u);
        expect(sources).toContain(sentence.slice(0, -1));
      }
      const [turn, other] = [(await early.turns())[0], (await plain.turns())[0]];
      if (!turn || !other) throw new Error("no turn kept");
      expect(turn.answer).toEqual(other.answer);
      const names = events.map(({ event }) => event);
      expect(names.slice(names.indexOf("turn"))).not.toContain("sentence");
      expect(names.at(-1)).toBe("done");
      const isKept = events.find(({ event }) => event === "turn")?.data.isKept;
      expect(isKept).toBe(sentences.length === 0 || turn.answer.byModel === true);
      if (KEPT.has(play)) {
        expect(turn.answer.byModel).toBe(true);
        for (const sentence of sentences) expect(answerText(turn.answer)).toContain(sentence);
        expect(sentences.length).toBeGreaterThan(2);
      }
      const told = events
        .filter(({ event }) => event === "part")
        .map(({ data }) => data.html ?? "");
      for (const { text } of turn.answer.parts) expect(told.join("\n")).toContain(text.slice(0, 9));
    },
  );
});

describe("what is shown early", () => {
  it("is there while the model still writes, under the label, and gives way when it breaks off", async () => {
    await using page = await openPage("slow-stream");
    const seen: SentEvent[] = [];
    for await (const event of readEvents(await page.stream(MONEY))) {
      seen.push(event);
      if (event.event === "sentence") page.model.desk.close();
    }
    const names = seen.map(({ event }) => event);
    expect(names.slice(0, 2)).toEqual(["draft", "sentence"]);
    expect(seen[0]?.data["generated"]).toContain("AI生成");
    expect(seen.find(({ event }) => event === "turn")?.data.isKept).toBe(false);
    expect((await page.turns())[0]?.answer.byModel).toBeUndefined();
  });

  it("is lost with the connection, but not the answer, which is fetched by the same message", async () => {
    await using page = await openPage("good");
    for await (const { event } of readEvents(await page.stream(MONEY)))
      if (event === "sentence") break;
    const events = await collect(await page.stream(MONEY));
    expect(events.at(-1)?.event).toBe("done");
    expect(events.find(({ event }) => event === "turn")?.data["id"]).toBe(
      (await page.turns())[0]?.id,
    );
    expect(await page.turns()).toHaveLength(1);
  });

  it("begins with what stands before all that is written, at once", async () => {
    await using page = await openPage("slow-stream");
    const seen: SentEvent[] = [];
    for await (const event of readEvents(await page.stream("老房子加装电梯找谁"))) {
      seen.push(event);
      if (event.event === "draft") page.model.desk.close();
    }
    expect(seen.map(({ event }) => event)).toContain("draft");
    expect(seen[0]?.data["opening"]).toContain("市房屋管理局");
    expect(seen[0]?.data["opening"]).not.toContain("AI");
  });

  it("is of a short answer only what will be seen at once", async () => {
    await using page = await openPage("good");
    const events = await collect(await page.stream(MONEY, "; short=1"));
    const parts = events.filter(({ event }) => event === "part").map(({ data }) => data.html);
    expect(sentencesOf(events)).toHaveLength(1);
    for (const sentence of sentencesOf(events)) expect(parts.join("")).toContain(sentence);
  });
});
