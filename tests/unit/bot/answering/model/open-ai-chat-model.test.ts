import { afterAll, describe, expect, it } from "vitest";
import { z } from "zod";
import {
  type ChatModel,
  ModelFailedError,
  type ModelRequest,
} from "#bot/answering/model/chat-model.ts";
import { ModelSettingsSchema } from "#bot/answering/model/model-settings.ts";
import { createOpenAiChatModel } from "#bot/answering/model/open-ai-chat-model.ts";
import { openChatModel } from "#bot/answering/model/open-chat-model.ts";
import { type Play, startScriptedModelServer } from "#tests/support/scripted-model-server.ts";

const server = await startScriptedModelServer();
afterAll(() => server.stop());

const schema = z.object({
  parts: z.array(z.object({ text: z.string(), cites: z.array(z.string()) })),
  completeness: z.enum(["complete", "partial", "none"]),
});
const user = JSON.stringify({ passages: [{ id: "P1", text: "一次性补贴8000元" }] });
const right = { parts: [{ text: "一次性补贴8000元。", cites: ["P1"] }], completeness: "complete" };

function open(play: Play | "nobody"): Promise<ChatModel> {
  const settings = ModelSettingsSchema.parse({
    SHENWEN_MODEL_BASE_URL: play === "nobody" ? "http://127.0.0.1:9/v1" : server.baseUrl,
    SHENWEN_MODEL_API_KEY: "sk-secret",
    SHENWEN_MODEL: `scripted-${play}`,
  });
  return openChatModel(settings);
}

async function write(play: Play | "nobody", over: Partial<ModelRequest> = {}) {
  const model = await open(play);
  return model.write({
    system: "Write.",
    user,
    schema,
    signal: new AbortController().signal,
    ...over,
  });
}

async function failure(play: Play | "nobody", over: Partial<ModelRequest> = {}) {
  const error = await write(play, over).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ModelFailedError)) throw new Error(`no failure but ${error}`);
  return error;
}

describe("a model at an OpenAI-compatible service", () => {
  it("writes what the schema describes, at temperature 0, and counts tokens", async () => {
    const pieces: string[] = [];
    const written = await write("good", { onText: (text) => pieces.push(text) });
    expect(written).toEqual({ value: right, tokens: { prompt: 900, completion: 120 } });
    expect(JSON.parse(pieces.join(""))).toEqual(right);
    expect(server.requests.at(-1)).toMatchObject({
      temperature: 0,
      response_format: { type: "json_schema" },
    });
  });

  it("asks a service without schemas for plain JSON, telling it the shape, and remembers that", async () => {
    const model = await open("no-json-schema");
    const request = { system: "Write.", user, schema, signal: new AbortController().signal };
    expect((await model.write(request)).value).toEqual(right);
    const before = server.requests.length;
    await model.write(request);
    expect(server.requests.length).toBe(before + 1);
    const last = server.requests.at(-1);
    expect(last?.response_format?.type).toBe("json_object");
    expect(last?.messages[0]?.content).toContain('"completeness"');
  });

  it("asks it strictly again after an hour, as it may have disliked no more than a question", async () => {
    let now = 0;
    const model = createOpenAiChatModel({
      baseUrl: server.baseUrl,
      apiKey: "sk-secret",
      model: "scripted-no-json-schema",
      timeoutMs: 20_000,
      clock: () => now,
    });
    const formatsAt = async (at: number) => {
      now = at;
      const before = server.requests.length;
      await model.write({ system: "Write.", user, schema, signal: new AbortController().signal });
      return server.requests.slice(before).map((it) => it.response_format?.type);
    };
    expect(await formatsAt(0)).toEqual(["json_schema", "json_object"]);
    expect(await formatsAt(3_000_000)).toEqual(["json_object"]);
    expect(await formatsAt(3_599_999)).toEqual(["json_object"]);
    expect(await formatsAt(3_600_000)).toEqual(["json_schema", "json_object"]);
    expect(await formatsAt(3_600_001)).toEqual(["json_object"]);
  });

  it("asks a model that takes no temperature without one", async () => {
    expect((await write("no-temperature")).value).toEqual(right);
  });

  it("reads JSON that words stand around", async () => {
    expect((await write("talks-around-json")).value).toEqual(right);
  });

  it.each([
    ["rate-limited", "rate-limited"],
    ["server-error", "server"],
    ["cut-mid-stream", "connection"],
    ["truncated-json", "malformed"],
    ["nobody", "connection"],
  ] as const)("says of %s that it is: %s", async (play, reason) => {
    const before = server.requests.length;
    expect((await failure(play)).reason).toBe(reason);
    expect(server.requests.length).toBe(before + (play === "nobody" ? 0 : 1));
  });

  it("tells when the service may be asked again", async () => {
    expect((await failure("rate-limited")).retryAfterMs).toBe(2000);
  });

  it("stops when it is called off", async () => {
    const stop = new AbortController();
    const { reason } = await failure("slow-stream", {
      signal: stop.signal,
      onText: () => stop.abort(),
    });
    expect(reason).toBe("timeout");
  });

  it("repeats neither the key nor what the service said", async () => {
    for (const play of ["rate-limited", "server-error"] as const) {
      const { message, stack, cause } = await failure(play);
      expect(`${message} ${stack} ${JSON.stringify(cause)}`).not.toMatch(/sk-secret|高级技师/u);
    }
  });

  it.each([
    "endless-text",
    "endless-spaces",
    "endless-thoughts",
    "endless-reasoning",
    "endless-line",
  ] as const)(
    "leaves %s long before its time is up, and answers others meanwhile",
    async (play) => {
      const endless = await startScriptedModelServer();
      let heard = 0;
      const model = createOpenAiChatModel({
        baseUrl: endless.baseUrl,
        apiKey: "sk-secret",
        model: `scripted-${play}`,
        timeoutMs: 30_000,
        clock: Date.now,
      });
      const failed = model
        .write({
          system: "Write.",
          user,
          schema,
          signal: AbortSignal.timeout(30_000),
          onText(text) {
            heard += text.length;
          },
        })
        .catch((error: unknown) => error);
      expect((await write("good")).value).toEqual(right);
      expect(await failed).toMatchObject({ name: "ModelFailedError", reason: "malformed" });
      await endless.left;
      expect(heard).toBeLessThanOrEqual(play === "endless-thoughts" ? 60_000 : 12_000);
      await endless.stop();
    },
  );
});
