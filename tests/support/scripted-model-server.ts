import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { pipeline } from "node:stream/promises";
import { setTimeout } from "node:timers/promises";
import { z } from "zod";

/** What the server plays; a model is named after what it plays: `scripted-good`. */
export const PLAYS = [
  "good",
  "invented-amount",
  "wrong-year",
  "swapped-department",
  "dropped-negation",
  "unknown-citation",
  "prompt-leak",
  "truncated-json",
  "slow-stream",
  "rate-limited",
  "server-error",
  "cut-mid-stream",
  "no-json-schema",
  "no-temperature",
  "talks-around-json",
  "cites-last",
  "endless-text",
  "endless-spaces",
  "endless-thoughts",
  "endless-reasoning",
  "endless-line",
] as const;
export type Play = (typeof PLAYS)[number];

const RequestSchema = z.object({
  model: z.string(),
  messages: z.array(z.object({ role: z.string(), content: z.string() })),
  response_format: z.object({ type: z.string() }).optional(),
  temperature: z.number().optional(),
});
export type ScriptedRequest = z.infer<typeof RequestSchema>;

const DataSchema = z.union([
  z.object({ passages: z.array(z.object({ id: z.string(), text: z.string() })) }),
  z.object({ matters: z.array(z.object({ id: z.string() })), question: z.string() }),
]);

export interface ScriptedModelServer {
  readonly baseUrl: string;
  /** What it was asked, in order. */
  readonly requests: readonly ScriptedRequest[];
  /** Comes when somebody has left an answer that has no end. */
  readonly left: Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts a service that speaks OpenAI's chat completions on loopback and plays what the model's name says, in pieces of a few
 * characters.
 *
 * @param pauseMs between two pieces
 */
export async function startScriptedModelServer({ pauseMs = 0 } = {}): Promise<ScriptedModelServer> {
  const requests: ScriptedRequest[] = [];
  const { promise: left, resolve: leave } = Promise.withResolvers<void>();
  const server = createServer((request, response) => {
    if (request.url === "/v1/models") {
      response.end(JSON.stringify({ data: PLAYS.map((play) => ({ id: `scripted-${play}` })) }));
      return;
    }
    readRequest(request)
      .then((asked) => {
        requests.push(asked);
        const isEndless = asked.model.includes("endless");
        return isEndless ? playOn(asked, response).then(leave) : play(asked, response, pauseMs);
      })
      .catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    requests,
    left,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function readRequest(request: IncomingMessage): Promise<ScriptedRequest> {
  let body = "";
  for await (const piece of request.setEncoding("utf8")) body += piece;
  return RequestSchema.parse(JSON.parse(body));
}

/** A status and a code, for what is refused. */
function refusal(name: string, asked: ScriptedRequest): readonly [number, string] | undefined {
  if (name === "rate-limited") return [429, "rate_limit_exceeded"];
  if (name === "server-error") return [500, "internal_error"];
  const knowsFormat = asked.response_format?.type !== "json_schema";
  if (name === "no-json-schema" && !knowsFormat) return [400, "invalid_request_error"];
  const isTuned = asked.temperature !== undefined;
  return name === "no-temperature" && isTuned ? [400, "unsupported_value"] : undefined;
}

/** About as much as a model writes at once. */
const PIECE = /.{1,7}/gsu;

async function play(
  asked: ScriptedRequest,
  response: ServerResponse,
  pauseMs: number,
): Promise<void> {
  const name = asked.model.replace(/^scripted-/u, "");
  const refused = refusal(name, asked);
  if (refused) {
    fail(response, refused);
    return;
  }
  const text = write(name, asked);
  const end = ENDS_HALFWAY.has(name) ? Math.ceil(text.length / 2) : text.length;
  response.writeHead(200, { "content-type": "text/event-stream" });
  for (const piece of text.slice(0, end).match(PIECE) ?? []) {
    send(response, asked, { delta: { role: "assistant", content: piece } });
    if (pauseMs > 0) await setTimeout(pauseMs);
  }
  if (name === "slow-stream") return;
  if (name === "cut-mid-stream") {
    setImmediate(() => response.destroy());
    return;
  }
  if (name !== "truncated-json")
    send(response, asked, { delta: { content: "" }, finish_reason: "stop" });
  const usage = { prompt_tokens: 900, completion_tokens: 120, total_tokens: 1020 };
  response.write(`data: ${JSON.stringify({ ...frame(asked), choices: [], usage })}\n\n`);
  response.end("data: [DONE]\n\n");
}

/** Goes on until whoever asked leaves, as fast as they take it. */
async function playOn(asked: ScriptedRequest, response: ServerResponse): Promise<void> {
  response.writeHead(200, { "content-type": "text/event-stream" });
  await pipeline(writeOn(asked), response).catch(() => undefined);
}

function* writeOn(asked: ScriptedRequest): Generator<string> {
  const name = asked.model.replace(/^scripted-/u, "");
  const { begin, more, field = "content" } = ENDLESS[name] ?? { begin: "", more: "" };
  const toEvent = (text: string): string =>
    name === "endless-line" ? text : eventOf(asked, { delta: { [field]: text } });
  yield toEvent(begin);
  while (true) yield toEvent(more);
}

const OPENING = '{"parts":[{"cites":["P1"],"text":"';
/** About 50 characters at a time. */
const ENDLESS: Readonly<Record<string, { begin: string; more: string; field?: string }>> = {
  "endless-text": { begin: OPENING, more: "有。".repeat(25) },
  "endless-spaces": { begin: OPENING, more: " ".repeat(50) },
  "endless-thoughts": { begin: "<think>", more: "先看原文。".repeat(10) },
  "endless-reasoning": {
    begin: "",
    more: "先看原文。".repeat(10),
    field: "reasoning_content",
  },
  "endless-line": { begin: "data: ", more: "x".repeat(50_000) },
};

const ENDS_HALFWAY: ReadonlySet<string> = new Set([
  "slow-stream",
  "cut-mid-stream",
  "truncated-json",
]);

/** As services do it, with the question in the message: it must not get into a log. */
function fail(response: ServerResponse, [status, code]: readonly [number, string]): void {
  const message = "You asked: 考出高级技师证能领多少钱, with key sk-secret";
  response.writeHead(status, { "content-type": "application/json", "retry-after": "2" });
  response.end(JSON.stringify({ error: { message, code, type: code } }));
}

function send(response: ServerResponse, asked: ScriptedRequest, choice: object): void {
  response.write(eventOf(asked, choice));
}

function eventOf(asked: ScriptedRequest, choice: object): string {
  const choices = [{ index: 0, finish_reason: null, ...choice }];
  return `data: ${JSON.stringify({ ...frame(asked), choices })}\n\n`;
}

function frame({ model }: ScriptedRequest) {
  return { id: "scripted", object: "chat.completion.chunk", created: 0, model };
}

/** Takes the first matter for what is meant; repeats the passages, but for what the play changes in the first of them that has it. */
function write(name: string, { messages }: ScriptedRequest): string {
  const user = messages.findLast(({ role }) => role === "user")?.content ?? "";
  const data = DataSchema.parse(JSON.parse(user));
  if ("matters" in data)
    return JSON.stringify({ matter: data.matters[0]?.id, question: data.question });
  const { passages } = data;
  const change = CHANGES[name] ?? (() => null);
  let isChanged = false;
  const parts = passages.map(({ id, text }) => {
    const changed = isChanged ? null : change(text);
    isChanged ||= changed !== null;
    const cites = [name === "unknown-citation" ? "P99" : id];
    const written = `${changed ?? text}。`;
    return name === "cites-last" ? { text: written, cites } : { cites, text: written };
  });
  const leak = { cites: ["P1"], text: messages[0]?.content.slice(0, 200) ?? "" };
  const all = name === "prompt-leak" ? [leak, ...parts] : parts;
  const json = JSON.stringify({ parts: all, completeness: "complete" });
  return name === "talks-around-json"
    ? `<think>{}</think>好的：\n\`\`\`json\n${json}\n\`\`\``
    : json;
}

const CHANGES: Readonly<Record<string, (text: string) => string | null>> = {
  "invented-amount": (text) => replaced(text, /\d+(?=元)/u, "98765"),
  "wrong-year": (text) => replaced(text, /20\d\d(?=年)/u, "2031"),
  "swapped-department": (text) => replaced(text, /$/u, "，由市卫生健康委负责"),
  "dropped-negation": (text) => replaced(text, /不(?=得|能)/u, ""),
};

/** `null` where there is nothing to replace. */
function replaced(text: string, what: RegExp, by: string): string | null {
  return what.test(text) ? text.replace(what, by) : null;
}
