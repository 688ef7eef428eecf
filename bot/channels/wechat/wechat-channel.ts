import { setTimeout } from "node:timers/promises";
import { RETENTION } from "#bot/conversation/conversation-store.ts";
import { say } from "#knowledge/wording.ts";
import type { Channel, ChannelModule, ChannelParts } from "../channel.ts";
import {
  type AnswerParts,
  answerMessage,
  apologise,
  conversationOf,
  type Told,
  tongueOf,
} from "./answer-message.ts";
import { createMessageCrypt } from "./message-crypt.ts";
import { createNonceMemory } from "./nonce-memory.ts";
import { type Checks, checkQuery, FRESH_MS, openRequest, type Refusal } from "./open-request.ts";
import {
  createPassiveWindow,
  type PassiveWindow,
  type Target,
  type Wait,
  WINDOW,
} from "./passive-window.ts";
import { pickupCode } from "./pickup-code.ts";
import { readMessage, type WechatMessage } from "./read-message.ts";
import { renderReply } from "./render-reply.ts";
import { sealReply } from "./seal-reply.ts";
import { readWechatSettings, WECHAT_VARIABLES, type WechatSettings } from "./settings.ts";
import { createShelf } from "./shelf.ts";
import { readXml } from "./xml.ts";

const NAME = "wechat";
/** What was written is not kept for longer than conversations are. */
const OLDEST_MS = RETENTION.hours * 3_600_000;

/** The official account (公众号) in plaintext or safe mode. */
export const wechatChannel: ChannelModule = {
  name: NAME,
  path: "/wechat",
  variables: WECHAT_VARIABLES,
  open(environment, parts) {
    const settings = readWechatSettings(environment);
    return settings && createWechatChannel(settings, parts);
  },
};

/** Ends early when it is aborted. */
const waitFor: Wait = (milliseconds, signal) =>
  setTimeout(milliseconds, undefined, { signal }).catch(() => undefined);

interface Running {
  readonly parts: ChannelParts;
  readonly answering: AnswerParts;
  readonly checks: Checks;
  readonly window: PassiveWindow<Told>;
}

/**
 * Creates the channel. A message is worked on once, however often it is delivered; what is not ready in WeChat's time
 * waits under a code of its own.
 */
export function createWechatChannel(
  { appId, token, aesKey }: WechatSettings,
  parts: ChannelParts,
  wait: Wait = waitFor,
): Channel {
  const { store, clock, wording, publicUrl, handle, inbox } = parts;
  const render = { wording, publicUrl };
  const shelf = createShelf({ store, clock, render: (answer) => renderReply(answer, render) });
  const crypt = aesKey ? createMessageCrypt({ aesKey, receiveId: appId }) : undefined;
  const running: Running = {
    parts,
    answering: { ...render, handle, store, shelf },
    checks: { token, crypt, clock, nonces: createNonceMemory(clock, FRESH_MS) },
    window: createPassiveWindow({ clock, wait }),
  };
  let isStopped = false;
  return {
    name: NAME,
    async fetch(request) {
      if (isStopped) return respond(503);
      try {
        return await answerRequest(request, running);
      } catch (error) {
        logFailure(running, error);
        return success();
      }
    },
    async start() {
      for (const { key, body, at } of await inbox.pending(NAME)) {
        if (running.window.knows(key)) continue;
        if (clock() - at > OLDEST_MS) await finish(key, running);
        else running.window.start(key, (target) => resume(body, { key, target, running }), at);
      }
    },
    async stop() {
      isStopped = true;
      await running.window.settle();
    },
  };
}

async function answerRequest(request: Request, running: Running): Promise<Response> {
  if (request.method === "GET") return checkAddress(request, running);
  if (request.method !== "POST") return respond(405);
  const opened = await openRequest(request, running.checks);
  if ("refusal" in opened) return refuse(opened.refusal, running);
  const { message, xml } = opened;
  // A position that the app reports by itself is neither kept nor answered.
  if (message.kind === "passing" || message.kind === "silent") return success();
  if (!running.window.knows(message.key)) {
    running.window.start(message.key, (target) => work(message, xml, { target, running }));
  }
  return reply(message, request.signal, running);
}

/** The check of the server's address (developers.weixin.qq.com/doc/offiaccount/Basic_Information/Access_Overview.html). */
function checkAddress(request: Request, running: Running): Response {
  const query = new URL(request.url).searchParams;
  const refusal = checkQuery(query, running.checks);
  return refusal ? refuse(refusal, running) : respond(200, query.get("echostr") ?? "");
}

/** Takes a message in and answers it; one that was taken before is answered again only where that is still awaited. */
async function work(
  message: WechatMessage,
  xml: string,
  { target, running }: { target: Target; running: Running },
): Promise<Told> {
  const { parts, answering } = running;
  const { inbox, clock } = parts;
  const { key } = message;
  try {
    const isNew = await inbox.take(NAME, { key, body: xml, at: clock() });
    const isOpen = isNew || (await inbox.pending(NAME)).some((taken) => taken.key === key);
    if (!isOpen) return await recall(message, { target, running });
    const told = await answerMessage(message, target, answering);
    await finish(key, running);
    return told;
  } catch (error) {
    logFailure(running, error);
    await finish(key, running);
    return apologise(parts.wording, message);
  }
}

/** Wipes what was written; an answer goes out even where that fails. */
async function finish(key: string, running: Running): Promise<void> {
  try {
    await running.parts.inbox.finish(NAME, key);
  } catch (error) {
    logFailure(running, error);
  }
}

/** Works off a message that was taken in before a restart. */
async function resume(
  xml: string,
  { key, target, running }: { key: string; target: Target; running: Running },
): Promise<Told> {
  const fields = readXml(xml);
  const message = fields && readMessage(fields);
  if (message) return work(message, xml, { target, running });
  await running.parts.inbox.finish(NAME, key);
  return { text: null };
}

/** The reply to a message that was answered before a restart, while WeChat may still ask for it. */
async function recall(
  message: WechatMessage,
  { target, running: { parts, answering } }: { target: Target; running: Running },
): Promise<Told> {
  const turns = await parts.store.load(conversationOf(message));
  const turn = turns.find(({ messageId }) => messageId === message.key);
  if (!turn || parts.clock() - turn.at > WINDOW.repeatMs) return { text: null };
  target.at = turn.at;
  return { text: renderReply(turn.answer, answering)[0] ?? null };
}

async function reply(
  message: WechatMessage,
  signal: AbortSignal,
  { parts, checks, window }: Running,
): Promise<Response> {
  const attended = await window.attend(message.key);
  if (attended.is === "over") return success();
  if (attended.is === "unanswered") return respond(200);
  if (attended.is === "later") {
    const code = pickupCode(attended.of);
    const later = say(parts.wording, "wechat.later", tongueOf(message), { code });
    return sendXml(sealReply(message, later, checks));
  }
  const { text, given } = attended.told;
  if (text === null) return success();
  // What WeChat did not wait for was not given: it can be fetched.
  if (!signal.aborted) given?.();
  return sendXml(sealReply(message, text, checks));
}

function refuse(reason: Refusal, { parts }: Running): Response {
  parts.log.warn({ event: "wechat.refused", reason });
  return respond(reason === "too-large" ? 413 : 403);
}

/** The kind of a fault and where it happened: its message may have words of the person in it. */
function logFailure({ parts }: Running, error: unknown): void {
  const reason = error instanceof Error ? error.name : typeof error;
  const where = error instanceof Error ? /^\s+at .*$/mu.exec(error.stack ?? "")?.[0].trim() : "";
  parts.log.error({ event: "wechat.failed", reason, where });
}

/** Ends WeChat's retries without a word to the person (…/doc/offiaccount/Message_Management/Passive_user_reply_message.html). */
function success(): Response {
  return respond(200, "success");
}

function sendXml(xml: string): Response {
  return respond(200, xml, "application/xml");
}

function respond(status: number, body = "", type = "text/plain"): Response {
  const headers = {
    "content-type": `${type}; charset=utf-8`,
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
  };
  return new Response(body, { status, headers });
}
