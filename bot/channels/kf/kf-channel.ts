import { maskPersonal } from "#bot/conversation/mask-personal.ts";
import type { Channel, ChannelModule, ChannelParts } from "../channel.ts";
import { renderInManner } from "../tencent/answer-message.ts";
import { openCorpApi } from "../tencent/corp-api.ts";
import { checkCorpAddress, openCorpRequest } from "../tencent/corp-gate.ts";
import { createMessageCrypt } from "../tencent/message-crypt.ts";
import { createNonceMemory, type NonceMemory } from "../tencent/nonce-memory.ts";
import {
  describeFailure,
  PlatformRefusedError,
  PlatformUnreachableError,
} from "../tencent/platform-api.ts";
import { FRESH_MS, type Refused, readStamp, type SealChecks } from "../tencent/sealed-request.ts";
import { createShelf } from "../tencent/shelf.ts";
import { readXml } from "../tencent/xml.ts";
import { createWorker, type Judgement, type Worker } from "../worker.ts";
import { answerKfMessage } from "./answer-kf-message.ts";
import { createDeskReader, type DeskReader } from "./desk-reader.ts";
import { createKfApi, type KfApi } from "./kf-api.ts";
import { type KfMessage, KfMessageSchema, readKfMessage } from "./kf-message.ts";
import { KF_VARIABLES, type KfSettings, readKfSettings } from "./settings.ts";
import { tellCustomer } from "./tell-customer.ts";

const NAME = "kf";
/** Until what could not be fetched or sent is tried again. */
const RETRY_MS = 30_000;

/**
 * 微信客服: people write in WeChat to one of the organisation's desks. A callback says that something came; what came is
 * fetched from where the desk was last read, so nothing is lost over a restart.
 */
export const kfChannel: ChannelModule = {
  name: NAME,
  path: "/kf",
  variables: KF_VARIABLES,
  open(environment, parts) {
    const settings = readKfSettings(environment);
    return settings && createKfChannel(settings, parts);
  },
};

/** Creates the channel; `retryMs` is a test's. */
export function createKfChannel(
  settings: KfSettings,
  parts: ChannelParts,
  retryMs = RETRY_MS,
): Channel {
  const { clock, log, inbox } = parts;
  const { corpId, token, aesKey, secret, apiRoot: root } = settings;
  const stop = new AbortController();
  const stopping = stop.signal;
  const checks = { token, clock, crypt: createMessageCrypt({ aesKey, receiveId: corpId }) };
  const nonces = createNonceMemory(clock, FRESH_MS);
  const api = createKfApi(openCorpApi({ corpId, secret, root }, clock));
  const worker = createKfWorker({ ...parts, api, retryMs, stopping });
  const take = (message: KfMessage): Promise<void> =>
    worker.take(message.msgid, maskMessage(message), message.send_time * 1_000);
  const desks = createDeskReader({ api, inbox, take, clock, log, retryMs, stopping });
  return {
    name: NAME,
    async fetch(request) {
      if (stopping.aborted) return respond(503);
      try {
        return await answerCallback(request, { checks, nonces, desks, log });
      } catch (error) {
        log.error({ event: "kf.failed", ...describeFailure(error) });
        return respond(500);
      }
    },
    tell: (conversationId, text) => tellCustomer(conversationId, text, { api, clock, log }),
    async start() {
      await worker.open();
      await desks.readAll();
    },
    async stop() {
      stop.abort();
      await desks.settle();
      await worker.settle();
    },
  };
}

function createKfWorker(
  parts: ChannelParts & { api: KfApi; retryMs: number; stopping: AbortSignal },
): Worker<KfMessage> {
  const { store, clock, wording, publicUrl, handle, log, staffWords } = parts;
  const render = { wording, publicUrl, isPlain: true };
  const shelf = createShelf({
    store,
    clock,
    render: (answer, id) => renderInManner(answer, id, { ...render, store }),
  });
  const words = staffWords ? { staffWords } : {};
  const answering = { ...render, name: NAME, handle, store, shelf, hasOwnQueue: true, ...words };
  return createWorker({
    ...parts,
    name: NAME,
    parse: parseMessage,
    queueOf: (message) => {
      const wish = readKfMessage(message);
      return wish ? `${wish.deskId} ${wish.customerId}` : message.msgid;
    },
    answer: (message, progress) =>
      answerKfMessage(message, progress, { api: parts.api, answering, publicUrl, clock, log }),
    judge,
  });
}

interface CallbackParts extends Pick<ChannelParts, "log"> {
  readonly checks: SealChecks;
  readonly nonces: NonceMemory;
  readonly desks: DeskReader;
}

/** Acknowledges a callback once the desk is noted; the messages themselves are fetched after that. */
async function answerCallback(
  request: Request,
  { checks, nonces, desks, log }: CallbackParts,
): Promise<Response> {
  const refuse = ({ refusal }: Refused): Response => {
    log.warn({ event: "kf.refused", reason: refusal });
    return respond(refusal === "too-large" ? 413 : 403);
  };
  if (request.method === "GET") {
    const echo = checkCorpAddress(new URL(request.url).searchParams, checks);
    return typeof echo === "string" ? respond(200, echo) : refuse(echo);
  }
  if (request.method !== "POST") return respond(405);
  const xml = await openCorpRequest(request, checks);
  if (typeof xml !== "string") return refuse(xml);
  const fields = readXml(xml);
  if (!fields) return refuse({ refusal: "xml" });
  const stamp = readStamp(new URL(request.url).searchParams);
  if (!nonces.accept(stamp, xml)) return refuse({ refusal: "nonce" });
  const deskId = fields.get("OpenKfId");
  if (fields.get("Event") === "kf_msg_or_event" && deskId) {
    await desks.read(deskId, fields.get("Token") ?? "");
  }
  return respond(200, "success");
}

/** Without what tells who somebody is. */
function maskMessage({ text, ...message }: KfMessage): KfMessage {
  return text ? { ...message, text: { ...text, content: maskPersonal(text.content) } } : message;
}

function parseMessage(body: string): KfMessage | null {
  try {
    return KfMessageSchema.safeParse(JSON.parse(body)).data ?? null;
  } catch {
    return null;
  }
}

/**
 * What is refused about this one message and will be again: too many, no such customer, another's conversation, a form
 * that is not taken (developer.work.weixin.qq.com/document/path/90313). Anything else may pass or be mended.
 */
const REFUSED: readonly number[] = [
  40_058, 44_004, 45_002, 95_000, 95_001, 95_002, 95_004, 95_013, 95_018,
];

function judge(error: unknown): Judgement {
  const facts = describeFailure(error);
  if (error instanceof PlatformUnreachableError) return { again: "later", facts };
  if (!(error instanceof PlatformRefusedError)) return { again: "soon", facts };
  return { again: REFUSED.includes(error.errcode) ? "never" : "later", facts };
}

function respond(status: number, body = ""): Response {
  const headers = { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" };
  return new Response(body, { status, headers });
}
