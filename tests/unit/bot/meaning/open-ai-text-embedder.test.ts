import { afterAll, describe, expect, it } from "vitest";
import { ModelFailedError } from "#bot/answering/model/chat-model.ts";
import { createOpenAiTextEmbedder } from "#bot/meaning/open-ai-text-embedder.ts";
import {
  type EmbeddingPlay,
  embedText,
  startScriptedEmbeddingServer,
  WIDTH,
} from "#tests/support/scripted-embedding-server.ts";

const server = await startScriptedEmbeddingServer();
afterAll(() => server.stop());

const TEXTS = ["老房子装电梯", "社区食堂在哪", "技师证补贴"];

function embedder(timeoutMs = 5_000) {
  const { baseUrl } = server;
  return createOpenAiTextEmbedder({ baseUrl, apiKey: "sk-secret", model: "m", timeoutMs });
}

async function embed(play: EmbeddingPlay, signal = new AbortController().signal) {
  server.play(play);
  return embedder().embed(TEXTS, signal);
}

async function failure(play: EmbeddingPlay): Promise<ModelFailedError> {
  const error = await embed(play).catch((thrown: unknown) => thrown);
  if (!(error instanceof ModelFailedError)) throw new Error("expected a failure of the model");
  return error;
}

describe("an embedder at an OpenAI-compatible service", () => {
  it("gives a vector of length 1 for each text, in one request for plain numbers", async () => {
    const before = server.requests.length;
    const vectors = await embed("good");
    expect(vectors.map(({ length }) => length)).toEqual([WIDTH, WIDTH, WIDTH]);
    for (const vector of vectors) expect(Math.hypot(...vector)).toBeCloseTo(1);
    expect(server.requests.slice(before)).toEqual([
      { model: "m", input: TEXTS, encoding_format: "float" },
    ]);
  });

  it("puts each vector to its text where the service keeps no order", async () => {
    const [first] = await embed("numbered-backwards");
    const sent = embedText(TEXTS[0] ?? "");
    const cosine =
      sent.reduce((sum, it, at) => sum + it * (first?.[at] ?? 0), 0) / Math.hypot(...sent);
    expect(cosine).toBeCloseTo(1);
  });

  it.each([
    "misnumbered",
    "one-too-few",
    "one-too-many",
    "uneven",
    "not-a-number",
    "zeros",
    "too-wide",
  ] as const)("takes nothing from an answer that is %s", async (play) => {
    expect((await failure(play)).reason).toBe("malformed");
  });

  it.each([
    ["rate-limited", "rate-limited"],
    ["server-error", "server"],
    ["wrong-key", "refused"],
    ["cut", "connection"],
  ] as const)("tells %s apart, and asks once", async (play, reason) => {
    const before = server.requests.length;
    const error = await failure(play);
    expect(error.reason).toBe(reason);
    expect(server.requests).toHaveLength(before + 1);
    expect(JSON.stringify([error, error.message, error.cause])).not.toMatch(/sk-secret|电梯/u);
  });

  it("tells when it may be asked again", async () => {
    expect((await failure("rate-limited")).retryAfterMs).toBe(3_000);
  });

  it("drops the request when it is called off", async () => {
    const stop = new AbortController();
    const asked = server.asked(server.requests.length + 1);
    const embedding = embed("silent", stop.signal).catch((error: unknown) => error);
    await asked;
    stop.abort();
    expect(await embedding).toMatchObject({ reason: "timeout" });
    await server.abandoned;
  });

  it("leaves an answer that has no end, long before its time is up, and answers others meanwhile", async () => {
    const endless = await startScriptedEmbeddingServer();
    endless.play("huge");
    const { baseUrl } = endless;
    const options = { baseUrl, apiKey: "sk-secret", model: "m", timeoutMs: 30_000 };
    const never = new AbortController().signal;
    const failed = createOpenAiTextEmbedder(options)
      .embed(["老房子装电梯"], never)
      .catch((error: unknown) => error);
    await endless.asked(1);
    expect(await embed("good")).toHaveLength(TEXTS.length);
    expect(await failed).toMatchObject({ name: "ModelFailedError", reason: "malformed" });
    await endless.abandoned;
    await endless.stop();
  });
});
