import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { z } from "zod";
import { randomNumbers } from "#retrieval/random-numbers.ts";
import { createTokenizer } from "#retrieval/tokenize.ts";
import { createWordEmbedder, openWordVectors } from "#retrieval/word-vectors.ts";

/** What the server plays, from one request to the next as a test says. */
export type EmbeddingPlay =
  | "good"
  | "numbered-backwards"
  | "misnumbered"
  | "one-too-few"
  | "one-too-many"
  | "uneven"
  | "not-a-number"
  | "zeros"
  | "wider"
  | "too-wide"
  | "huge"
  | "random"
  | "rate-limited"
  | "server-error"
  | "wrong-key"
  | "ten-at-most"
  | "refuses-all"
  | "silent"
  | "cut";

const RequestSchema = z.object({
  model: z.string(),
  input: z.array(z.string()),
  encoding_format: z.string().optional(),
});
type EmbeddingRequest = z.infer<typeof RequestSchema>;

export interface ScriptedEmbeddingServer {
  readonly baseUrl: string;
  /** What it was asked, in order. */
  readonly requests: readonly EmbeddingRequest[];
  play(next: EmbeddingPlay): void;
  /** A text that it refuses, whatever else it plays. */
  refuse(text: string): void;
  /** Comes with the request that makes them so many. */
  asked(count: number): Promise<void>;
  /** Comes when somebody has gone before they were answered. */
  readonly abandoned: Promise<void>;
  stop(): Promise<void>;
}

export const WIDTH = 96;

/** Starts a service that speaks OpenAI's embeddings on loopback. */
export async function startScriptedEmbeddingServer(): Promise<ScriptedEmbeddingServer> {
  const requests: EmbeddingRequest[] = [];
  const refused = new Set<string>();
  const waiting: { readonly count: number; readonly resolve: () => void }[] = [];
  const { promise: abandoned, resolve: abandon } = Promise.withResolvers<void>();
  let playing: EmbeddingPlay = "good";
  const server = createServer((request, response) => {
    response.on("close", () => {
      if (!response.writableFinished) abandon();
    });
    readRequest(request)
      .then((asked) => {
        requests.push(asked);
        for (const { count, resolve } of waiting) if (requests.length >= count) resolve();
        const isRefused = asked.input.some((text) => refused.has(text));
        answer(asked, isRefused ? "refuses-all" : playing, response);
      })
      .catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    requests,
    play(next) {
      playing = next;
    },
    refuse: (text) => void refused.add(text),
    asked: (count) =>
      requests.length >= count
        ? Promise.resolve()
        : new Promise((resolve) => waiting.push({ count, resolve })),
    abandoned,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const tokenizer = createTokenizer([]);
const words = createWordEmbedder(openWordVectors());
const random = randomNumbers(19);

/** The bot's own word vectors, of any length and moved aside, as those of other models are. */
export function embedText(text: string, width = WIDTH): number[] {
  const vector = words.embed([...new Set(tokenizer.tokens(text))]);
  return Array.from({ length: width }, (_, at) => 3 * (vector[at] ?? 0) + (at % 7 === 0 ? 0.5 : 0));
}

async function readRequest(request: IncomingMessage): Promise<EmbeddingRequest> {
  let body = "";
  for await (const piece of request.setEncoding("utf8")) body += piece;
  return RequestSchema.parse(JSON.parse(body));
}

const STATUS: Partial<Record<EmbeddingPlay, number>> = {
  "rate-limited": 429,
  "server-error": 500,
  "wrong-key": 401,
  "refuses-all": 400,
};

function answer(asked: EmbeddingRequest, play: EmbeddingPlay, response: ServerResponse): void {
  const isTooMuch = play === "ten-at-most" && asked.input.length > 10;
  const status = isTooMuch ? 400 : STATUS[play];
  if (play === "silent") return;
  if (play === "cut") {
    response.destroy();
    return;
  }
  if (play === "huge") {
    goOn(response);
    return;
  }
  const body = status === undefined ? embeddings(asked, play) : refusal(asked);
  const headers = { "content-type": "application/json", "retry-after": "3" };
  response.writeHead(status ?? 200, headers);
  response.end(JSON.stringify(body));
}

/** One vector that has no end, until whoever asked for it leaves. */
function goOn(response: ServerResponse): void {
  response.writeHead(200, { "content-type": "application/json" });
  response.write('{"object":"list","data":[{"object":"embedding","index":0,"embedding":[0.25');
  const numbers = ",0.015625".repeat(1_000);
  const send = (): void => {
    if (!response.destroyed) response.write(numbers, () => setImmediate(send));
  };
  send();
}

/** As services do it, with what was asked in the message: it must not get into a log. */
function refusal({ input }: EmbeddingRequest) {
  return { error: { message: `You asked: ${input[0]}, with key sk-secret`, code: "refused" } };
}

const WIDTHS: Partial<Record<EmbeddingPlay, number>> = {
  wider: WIDTH + 8,
  "too-wide": 8_193,
};

function embeddings({ model, input }: EmbeddingRequest, play: EmbeddingPlay) {
  const width = WIDTHS[play] ?? WIDTH;
  const data = input.map((text, index) => ({
    object: "embedding",
    index: play === "misnumbered" ? 0 : index,
    embedding: (play === "random"
      ? Array.from({ length: width }, random)
      : embedText(text, width)) as (number | null)[],
  }));
  const last = data.at(-1);
  if (play === "numbered-backwards") data.reverse();
  if (play === "one-too-few") data.pop();
  if (play === "one-too-many")
    data.push({ object: "embedding", index: input.length, embedding: [1, 1] });
  if (last && play === "uneven") last.embedding.pop();
  if (last && play === "not-a-number") last.embedding[3] = null;
  if (last && play === "zeros") last.embedding.fill(0);
  return { object: "list", model, data, usage: { prompt_tokens: 1, total_tokens: 1 } };
}
