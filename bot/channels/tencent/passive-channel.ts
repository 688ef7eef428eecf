import { setTimeout } from "node:timers/promises";
import { RETENTION } from "#bot/conversation/conversation-store.ts";
import { maskPersonal } from "#bot/conversation/mask-personal.ts";
import { say } from "#knowledge/wording.ts";
import type { Channel, ChannelParts } from "../channel.ts";
import {
  type AnswerParts,
  answerMessage,
  apologise,
  conversationOf,
  personOf,
  renderInManner,
  type Told,
  tongueOf,
} from "./answer-message.ts";
import type { Gate } from "./gate.ts";
import {
  createPassiveWindow,
  type PassiveWindow,
  type Target,
  type Wait,
  WINDOW,
} from "./passive-window.ts";
import { pickupCode } from "./pickup-code.ts";
import { describeFailure } from "./platform-api.ts";
import { readMessage, type TencentMessage } from "./read-message.ts";
import type { Refusal } from "./sealed-request.ts";
import { createShelf } from "./shelf.ts";
import { withoutMarkup } from "./without-markup.ts";
import { readXml } from "./xml.ts";

/** What was written is not kept for longer than conversations are. */
const OLDEST_MS = RETENTION.hours * 3_600_000;

/** Sends what the platform did not wait for. */
export interface Pusher {
  /** Notes that a person wrote, which opens the time in which they may be written to. */
  noteMessage(message: TencentMessage, at: number): void;
  /** Whether the account turned out to have no such messages. */
  mayPush(): boolean;
  /** Sends a text; `false` where it may not be sent or is not taken. Never rejects. */
  push(person: string, text: string): Promise<boolean>;
  /**
   * The same for words of the staff, which may come days later: after a restart only the platform knows whether they may
   * still be sent.
   */
  tell(person: string, text: string): Promise<boolean>;
}

export interface PassiveChannelParts {
  readonly name: string;
  readonly gate: Gate;
  /** `null` where the account may only reply. */
  readonly pusher: Pusher | null;
  readonly wait?: Wait;
}

/** Ends early when it is aborted. */
const waitFor: Wait = (milliseconds, signal) =>
  setTimeout(milliseconds, undefined, { signal }).catch(() => undefined);

interface Running extends PassiveChannelParts {
  readonly parts: ChannelParts;
  readonly answering: AnswerParts;
  readonly window: PassiveWindow<Told>;
}

/**
 * Creates a channel that answers in the reply to a delivery. A message is worked on once, however often it is
 * delivered; what is not ready in the platform's time is sent afterwards where that is allowed, and in any case waits
 * under a code of its own.
 */
export function createPassiveChannel(own: PassiveChannelParts, parts: ChannelParts): Channel {
  const { name, wait = waitFor } = own;
  const { store, clock, wording, publicUrl, handle, inbox, staffWords } = parts;
  const render = { wording, publicUrl };
  const shelf = createShelf({
    store,
    clock,
    render: (answer, id) => renderInManner(answer, id, { ...render, store }),
  });
  const running: Running = {
    ...own,
    parts,
    answering: { ...render, name, handle, store, shelf, ...(staffWords ? { staffWords } : {}) },
    window: createPassiveWindow({ clock, wait }),
  };
  let isStopped = false;
  return {
    name,
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
      for (const { key, body, at } of await inbox.pending(name)) {
        if (running.window.knows(key)) continue;
        if (clock() - at > OLDEST_MS) await finish(key, running);
        else running.window.start(key, (target) => resume(body, { key, target, running }), at);
      }
    },
    async tell(conversationId, text) {
      const person = personOf(conversationId, name);
      return (await own.pusher?.tell(person, withoutMarkup(text))) ?? false;
    },
    async stop() {
      isStopped = true;
      await running.window.settle();
    },
  };
}

async function answerRequest(request: Request, running: Running): Promise<Response> {
  const { gate, window, parts } = running;
  if (request.method === "GET") {
    const echo = gate.checkAddress(new URL(request.url).searchParams);
    return typeof echo === "string" ? respond(200, echo) : refuse(echo.refusal, running);
  }
  if (request.method !== "POST") return respond(405);
  const opened = await gate.open(request);
  if ("refusal" in opened) return refuse(opened.refusal, running);
  const { message } = opened;
  const xml = maskXml(opened.xml);
  // A position that the app reports by itself is neither kept nor answered.
  if (message.kind === "passing" || message.kind === "silent") return success();
  if (!window.knows(message.key)) {
    running.pusher?.noteMessage(message, parts.clock());
    window.start(message.key, (target) => work(message, xml, { target, running }));
  }
  return reply(message, request.signal, running);
}

/** What was written without what tells who somebody is, to be kept until it is answered. */
function maskXml(xml: string): string {
  const said = /(?<=<(?:Content|Recognition)>).*?(?=<\/(?:Content|Recognition)>)/gsu;
  return xml.replaceAll(said, maskPersonal);
}

/** Takes a message in and answers it; one that was taken before is answered again only where that is still awaited. */
async function work(
  message: TencentMessage,
  xml: string,
  { target, running }: { target: Target; running: Running },
): Promise<Told> {
  const { parts, answering, name } = running;
  const { inbox, clock } = parts;
  const { key } = message;
  try {
    const isNew = await inbox.take(name, { key, body: xml, at: clock() });
    const isOpen = isNew || (await inbox.pending(name)).some((taken) => taken.key === key);
    if (!isOpen) return await recall(message, { target, running });
    const told = await answerMessage(message, target, answering);
    await sendLate(message, told, { target, running });
    await finish(key, running);
    return told;
  } catch (error) {
    logFailure(running, error);
    await finish(key, running);
    const told = apologise(parts.wording, message);
    await sendLate(message, told, { target, running });
    return told;
  }
}

/**
 * Sends what no delivery waits for any more; what cannot be sent waits under its code. An answer that is fetched while
 * it is worked on is sent by the work on its own message.
 */
async function sendLate(
  { key, person }: TencentMessage,
  { text, given, takeBack }: Told,
  { target, running }: { target: Target; running: Running },
): Promise<void> {
  const { pusher, window, name, parts } = running;
  const isAnothers = target.of !== key && window.knows(target.of);
  if (!pusher || text === null || isAnothers || !window.isLate(key)) return;
  given?.();
  const isSent = await pusher.push(person, text);
  if (!isSent) takeBack?.();
  parts.log.info({ event: `${name}.pushed`, isSent });
}

/** Wipes what was written; an answer goes out even where that fails. */
async function finish(key: string, running: Running): Promise<void> {
  try {
    await running.parts.inbox.finish(running.name, key);
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
  if (message) {
    running.pusher?.noteMessage(message, target.at);
    return work(message, xml, { target, running });
  }
  await finish(key, running);
  return { text: null };
}

/** The reply to a message that was answered before a restart, while the platform may still ask for it. */
async function recall(
  message: TencentMessage,
  { target, running: { parts, answering } }: { target: Target; running: Running },
): Promise<Told> {
  const turns = await parts.store.load(conversationOf(message, answering));
  const turn = turns.find(({ messageId }) => messageId === message.key);
  if (!turn || parts.clock() - turn.at > WINDOW.repeatMs) return { text: null };
  target.at = turn.at;
  const pieces = await renderInManner(turn.answer, conversationOf(message, answering), answering);
  return { text: pieces[0] ?? null };
}

async function reply(
  message: TencentMessage,
  signal: AbortSignal,
  { parts, gate, window, pusher }: Running,
): Promise<Response> {
  const attended = await window.attend(message.key);
  if (attended.is === "over") return success();
  if (attended.is === "unanswered") return respond(200);
  if (attended.is === "later") {
    const code = pickupCode(attended.of);
    const key = pusher?.mayPush() ? "wechat.later-sent" : "wechat.later";
    return sendXml(gate.seal(message, say(parts.wording, key, tongueOf(message), { code })));
  }
  const { text, given } = attended.told;
  if (text === null) return success();
  // What the platform did not wait for was not given: it can be fetched.
  if (!signal.aborted) given?.();
  return sendXml(gate.seal(message, text));
}

function refuse(reason: Refusal, { name, parts }: Running): Response {
  parts.log.warn({ event: `${name}.refused`, reason });
  return respond(reason === "too-large" ? 413 : 403);
}

/** The kind of a fault and where it happened: its message may have words of the person in it. */
function logFailure({ name, parts }: Running, error: unknown): void {
  parts.log.error({ event: `${name}.failed`, ...describeFailure(error) });
}

/** Ends the retries without a word to the person (…/doc/offiaccount/Message_Management/Passive_user_reply_message.html). */
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
