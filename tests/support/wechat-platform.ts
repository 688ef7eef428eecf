import { randomUUID } from "node:crypto";
import { onTestFinished } from "vitest";
import type { Answer } from "#bot/answering/answer.ts";
import type { Channel, ChannelParts } from "#bot/channels/channel.ts";
import type { Wait } from "#bot/channels/tencent/passive-window.ts";
import type { WechatSettings } from "#bot/channels/wechat/settings.ts";
import { createWechatChannel } from "#bot/channels/wechat/wechat-channel.ts";
import type { ConversationStore } from "#bot/conversation/conversation-store.ts";
import type { MessageHandler } from "#bot/conversation/handle-message.ts";
import type { Inbox } from "#bot/conversation/inbox.ts";
import { createMemoryConversationStore } from "#bot/conversation/memory-conversation-store.ts";
import { createMemoryInbox } from "#bot/conversation/memory-inbox.ts";
import type { IncomingMessage } from "#bot/conversation/message.ts";
import { startHttpServer } from "#bot/http-server.ts";
import { createLogger } from "#bot/logger.ts";
import type { StaffRoom, StaffRoomParts } from "#bot/staff-room.ts";
import { buildAnswer, buildTurn } from "./build-turn.ts";
import { captureOutput } from "./capture-output.ts";
import { openStaff, type StaffUnderTest } from "./staff.ts";
import { createHandler, knowledge } from "./tools.ts";
import { buildText, type Query, readReply, SETTINGS, seal, signQuery } from "./wechat-messages.ts";
import { createVirtualTime, until, type VirtualTime } from "./wechat-time.ts";

export interface Sent {
  readonly status: number;
  readonly body: string;
}

/** The channel behind a real listener, with WeChat on its other side. */
export interface Platform {
  readonly time: VirtualTime;
  readonly store: ConversationStore;
  readonly inbox: Inbox;
  /** Where it was started with a staff room. */
  staff(): StaffRoom;
  channel(): Channel;
  /** The log, one line an entry. */
  logged(): Record<string, unknown>[];
  /** Sends a body with a query, signed unless the query has a signature. */
  post(body: string, query?: Query, signal?: AbortSignal): Promise<Sent>;
  get(query: Query): Promise<Sent>;
  /** Sends a message as WeChat does in the channel's mode. */
  send(xml: string, signal?: AbortSignal): Promise<Sent>;
  /** Delivers a message as WeChat does: three attempts of 5 s. Gives the reply and the attempt that had it. */
  deliver(xml: string): Promise<{ attempt: number; text: string } | null>;
  /** How many requests were left before they were answered. */
  abandoned(): number;
  /** A new channel over the same store and inbox; what the old one was at is lost. */
  restart(): Promise<void>;
}

/** Starts a listener with the channel; the handler is the real pipeline unless one is given. */
export async function startPlatform({
  settings = SETTINGS,
  open = (parts, wait) => createWechatChannel(settings, parts, wait),
  path = "/wechat",
  start = Date.parse("2026-11-23T08:00:00Z"),
  createHandle,
  publicUrl,
  staffFile,
}: {
  settings?: WechatSettings;
  /** Another channel than the official account; `settings` are what its messages are sealed with. */
  open?: (parts: ChannelParts, wait: Wait) => Channel;
  path?: string;
  start?: number;
  createHandle?: (parts: {
    store: ConversationStore;
    wait: Wait;
    clock: () => number;
  }) => MessageHandler;
  publicUrl?: string;
  /** With it there is staff, whose database it is. */
  staffFile?: string;
} = {}): Promise<Platform> {
  const time = createVirtualTime(start);
  const store = createMemoryConversationStore();
  const inbox = createMemoryInbox();
  const { stream, text } = captureOutput();
  const log = createLogger("info", stream);
  let staff: StaffUnderTest | undefined;
  const create = async (): Promise<Channel> => {
    const parts = { store, wait: time.wait, clock: time.clock };
    const { clock } = time;
    const tell: StaffRoomParts["tell"] = async (_, conversationId, text) =>
      (await channel.tell?.(conversationId, text)) ?? false;
    staff = staffFile ? await openStaff({ file: staffFile, store, clock, log, tell }) : undefined;
    const own = createHandle?.(parts) ?? createHandler({ store, clock });
    const { wording } = knowledge;
    const room = staff && { store: staff.room.store, staffWords: staff.room.handOff.words };
    const handle = staff?.handle ?? own;
    return open({ handle, store, inbox, wording, clock, log, publicUrl, ...room }, time.wait);
  };
  let channel = await create();
  const decided = new Set<string>();
  let abandoned = 0;
  const server = await startHttpServer(
    async (request) => {
      request.signal.addEventListener("abort", () => {
        abandoned += 1;
      });
      const response = await channel.fetch(request);
      decided.add(request.headers.get("x-attempt") ?? "");
      return response;
    },
    { host: "127.0.0.1", port: 0 },
  );
  onTestFinished(() => server.stop());
  const signed = (query: Query) => signQuery(query, time.clock(), settings);
  const post = async (body: string, query: Query = {}, signal?: AbortSignal, attempt = "") => {
    const init = { method: "POST", body, headers: { "x-attempt": attempt } };
    const address = `${server.url}${path}?${signed(query)}`;
    return read(await fetch(address, signal ? { ...init, signal } : init));
  };
  const send = (xml: string, signal?: AbortSignal, attempt = "") => {
    const { body, query } = seal(xml, time.clock(), settings);
    return post(body, query, signal, attempt);
  };
  const attemptOnce = async (xml: string): Promise<Sent | null> => {
    const id = randomUUID();
    const left = new AbortController();
    const before = time.waiting();
    const sent = send(xml, left.signal, id).catch(() => null);
    await until(() => decided.has(id) || time.waiting() > before);
    for (let passed = 0; passed < 5_000 && !decided.has(id); passed += 100) await time.advance(100);
    if (!decided.has(id)) left.abort();
    return sent;
  };
  return {
    time,
    store,
    inbox,
    staff: () => {
      if (!staff) throw new Error("there is no staff room");
      return staff.room;
    },
    channel: () => channel,
    logged: () =>
      text()
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => JSON.parse(line)),
    post,
    get: async (query) => read(await fetch(`${server.url}${path}?${signed(query)}`)),
    send,
    async deliver(xml) {
      for (const attempt of [1, 2, 3]) {
        const sent = await attemptOnce(xml);
        if (sent)
          return { attempt, text: readReply(sent.body, settings).get("Content") ?? sent.body };
      }
      return null;
    },
    abandoned: () => abandoned,
    async restart() {
      await staff?.close();
      channel = await create();
      await channel.start?.();
    },
  };
}

async function read(response: Response): Promise<Sent> {
  return { status: response.status, body: await response.text() };
}

/** Sends a text in plaintext mode and gives the text of the reply. */
export async function sendText(platform: Platform, text: string, person?: string): Promise<string> {
  const { body } = await platform.send(buildText(text, person));
  return readReply(body, SETTINGS).get("Content") ?? body;
}

/** A handler that answers with the question, in the time it is given, and remembers the turn. */
export function createEcho(
  answerOf: (message: IncomingMessage) => Partial<Answer> = () => ({}),
  millisecondsOf: (message: IncomingMessage) => number = () => 0,
): (parts: { store: ConversationStore; wait: Wait; clock: () => number }) => MessageHandler {
  return ({ store, wait, clock }) =>
    async (message) => {
      const milliseconds = millisecondsOf(message);
      if (milliseconds > 0) await wait(milliseconds, new AbortController().signal);
      const { conversationId, messageId, text } = message;
      const parts = [{ kind: "lead", text: `${conversationId}：${text}`, grounds: [] }] as const;
      const answer = buildAnswer({ parts, ...answerOf(message) });
      const turn = buildTurn({ id: randomUUID(), messageId, question: text, answer, at: clock() });
      await store.append(conversationId, turn);
      return { turnId: turn.id, answer, elapsedMs: 1 };
    };
}
