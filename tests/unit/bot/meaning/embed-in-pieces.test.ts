import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { embedInPieces, type Pause } from "#bot/meaning/embed-in-pieces.ts";
import { createOpenAiTextEmbedder } from "#bot/meaning/open-ai-text-embedder.ts";
import { createFakeTime } from "#tests/support/fake-time.ts";
import { startScriptedEmbeddingServer } from "#tests/support/scripted-embedding-server.ts";

const server = await startScriptedEmbeddingServer();
afterAll(() => server.stop());
beforeEach(() => server.play("good"));

const textsOf = (count: number, of: string) =>
  Array.from({ length: count }, (_, at) => `${of} ${at}`);

/** Embeds texts; time passes as soon as something waits for it. */
async function embed(texts: readonly string[], onPause: (pause: Pause) => void = () => undefined) {
  const { baseUrl, requests } = server;
  const time = createFakeTime();
  const stop = new AbortController();
  const embedded: string[] = [];
  const refused: string[] = [];
  const before = requests.length;
  const embedder = createOpenAiTextEmbedder({ baseUrl, apiKey: "k", model: "m", timeoutMs: 5_000 });
  await embedInPieces(texts, stop.signal, {
    embedder,
    time,
    random: () => 0.5,
    onEmbedded: async (vectors) => void embedded.push(...vectors.keys()),
    onRefused: async (none) => void refused.push(...none),
    onPause(pause) {
      onPause(pause);
      setImmediate(() => void time.pass(pause.waitMs));
    },
  });
  return { embedded, refused, sizes: requests.slice(before).map(({ input }) => input.length) };
}

describe("embedding many texts", () => {
  it("asks for each once, 64 at a time", async () => {
    const texts = textsOf(150, "good");
    const { embedded, sizes } = await embed(texts);
    expect(embedded.toSorted()).toEqual(texts.toSorted());
    expect(sizes.toSorted()).toEqual([22, 64, 64]);
  });

  it("finds how many a service takes, and keeps to that", async () => {
    server.play("ten-at-most");
    const texts = textsOf(200, "ten");
    const { embedded, sizes } = await embed(texts);
    expect(embedded.toSorted()).toEqual(texts.toSorted());
    const tooLarge = sizes.filter((size) => size > 10);
    expect(tooLarge.length).toBeLessThanOrEqual(8);
    expect(sizes.slice(sizes.lastIndexOf(16) + 1).every((size) => size <= 8)).toBe(true);
  });

  it("leaves out a text that the service refuses, and has all others", async () => {
    const texts = textsOf(150, "refused");
    server.refuse("refused 40");
    const { embedded, refused, sizes } = await embed(texts);
    expect(embedded.toSorted()).toEqual(texts.filter((text) => text !== "refused 40").toSorted());
    expect(refused).toEqual(["refused 40"]);
    expect(sizes.length).toBeLessThan(20);
  });

  it("waits after a fault as long as the service says, longer each time, and goes on", async () => {
    server.play("rate-limited");
    const pauses: Pause[] = [];
    const texts = textsOf(10, "later");
    const { embedded } = await embed(texts, (pause) => {
      pauses.push(pause);
      if (pauses.length === 2) server.play("server-error");
      if (pauses.length === 4) server.play("good");
    });
    expect(embedded.toSorted()).toEqual(texts.toSorted());
    expect(pauses).toEqual([
      { reason: "rate-limited", status: 429, waitMs: 3_000 },
      { reason: "rate-limited", status: 429, waitMs: 6_000 },
      { reason: "server", status: 500, waitMs: 12_000 },
      { reason: "server", status: 500, waitMs: 24_000 },
    ]);
  });

  it("waits where one text after another is refused, instead of giving them all up", async () => {
    server.play("refuses-all");
    const pauses: Pause[] = [];
    const texts = textsOf(100, "none");
    const { embedded, refused } = await embed(texts, (pause) => {
      pauses.push(pause);
      if (pauses.length === 3) server.play("good");
    });
    expect(pauses.map(({ waitMs }) => waitMs)).toEqual([3_000, 6_000, 12_000]);
    expect(refused).toEqual([]);
    expect(embedded.toSorted()).toEqual(texts.toSorted());
  });

  it("does not wait for many texts that are refused, where it takes others", async () => {
    const texts = textsOf(50, "bad");
    for (const text of texts) server.refuse(text);
    const { embedded, refused } = await embed(texts, () => {
      throw new Error("waited");
    });
    expect(embedded).toEqual([]);
    expect(refused.toSorted()).toEqual(texts.toSorted());
  });

  it("waits too where no vector can be used", async () => {
    server.play("not-a-number");
    const reasons: string[] = [];
    const texts = textsOf(100, "nothing");
    const { embedded } = await embed(texts, ({ reason }) => {
      reasons.push(reason);
      server.play("good");
    });
    expect(reasons).toEqual(["refused"]);
    expect(embedded.toSorted()).toEqual(texts.toSorted());
  });
});
