import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { onTestFinished } from "vitest";
import { z } from "zod";
import { parseHtml } from "./telegram-html.ts";

/** For how long `getUpdates` is held open while there is nothing: 4 s. */
const HELD_OPEN_ROUNDS = 200;

const Payload = z.looseObject({
  chat_id: z.number().optional(),
  text: z.string().optional(),
  offset: z.number().optional(),
});

/** A call that a bot made. */
export interface Call {
  readonly method: string;
  readonly payload: z.infer<typeof Payload>;
}

/** What the server says to a call instead of what it would. */
export interface Refusal {
  readonly error_code: number;
  readonly parameters?: { readonly retry_after: number };
}

/** A stand-in for api.telegram.org on loopback; it refuses what Telegram's documentation says it refuses. */
export interface FakeBotApi {
  readonly url: string;
  readonly calls: readonly Call[];
  /** Calls that were accepted, of one method, or of all that send something. */
  sent(method?: string): Call[];
  /** Refuses the next call of a method. */
  refuse(method: string, refusal: Refusal): void;
  /** Lets `getUpdates` give out updates until they are confirmed by its offset. */
  deliver(...updates: readonly { readonly update_id: number }[]): void;
}

/** Starts the stand-in; it ends with the test. */
export async function startFakeBotApi(): Promise<FakeBotApi> {
  const calls: Call[] = [];
  const accepted: Call[] = [];
  const refusals = new Map<string, Refusal[]>();
  let waiting: { readonly update_id: number }[] = [];

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const payload = Payload.parse(JSON.parse(Buffer.concat(chunks).toString("utf8") || "{}"));
    const call = { method: request.url?.split("/").at(-1) ?? "", payload };
    calls.push(call);
    const refusal = refusals.get(call.method)?.shift() ?? check(call);
    if (!refusal) accepted.push(call);
    const body = refusal
      ? { ok: false, description: "refused", ...refusal }
      : { ok: true, result: await resultOf(call) };
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
  }
  async function resultOf({ method, payload }: Call): Promise<unknown> {
    if (method === "getMe")
      return { id: 8_000_000_001, is_bot: true, first_name: "申问", username: "shenwen_bot" };
    if (method !== "getUpdates") return true;
    waiting = waiting.filter(({ update_id: id }) => id >= (payload.offset ?? 0));
    for (let round = 0; waiting.length === 0 && round < HELD_OPEN_ROUNDS; round++) await wait(20);
    return waiting;
  }

  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    sent: (method) =>
      accepted.filter((call) =>
        method ? call.method === method : ["sendMessage", "sendVenue"].includes(call.method),
      ),
    refuse: (method, refusal) => refusals.set(method, [...(refusals.get(method) ?? []), refusal]),
    deliver: (...updates) => waiting.push(...updates),
  };
}

/** Telegram's own limits: core.telegram.org/bots/api#sendmessage. */
function check({ method, payload }: Call): Refusal | null {
  if (method !== "sendMessage") return null;
  try {
    const { text } = parseHtml(payload.text ?? "");
    return text.trim() === "" || text.length > 4096 ? { error_code: 400 } : null;
  } catch {
    return { error_code: 400 };
  }
}
