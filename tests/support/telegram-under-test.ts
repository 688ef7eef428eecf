import { readFileSync } from "node:fs";
import { onTestFinished } from "vitest";
import { z } from "zod";
import type { Channel, ChannelParts } from "#bot/channels/channel.ts";
import { createTelegramChannel } from "#bot/channels/telegram/telegram-channel.ts";
import type { MessageHandler } from "#bot/conversation/handle-message.ts";
import { createMemoryConversationStore } from "#bot/conversation/memory-conversation-store.ts";
import { createMemoryInbox } from "#bot/conversation/memory-inbox.ts";
import type { IncomingMessage } from "#bot/conversation/message.ts";
import { startHttpServer } from "#bot/http-server.ts";
import { createLogger } from "#bot/logger.ts";
import type { StaffRoom, StaffRoomParts } from "#bot/staff-room.ts";
import { loadKnowledge } from "#knowledge/load-knowledge.ts";
import { buildAnswer } from "./build-turn.ts";
import { openStaff, type StaffUnderTest } from "./staff.ts";
import { type FakeBotApi, startFakeBotApi } from "./telegram-bot-api.ts";

export const SECRET = "a-secret_of-Telegram";
export const TOKEN = "8000000001:a-token";
export const { wording } = loadKnowledge();

const Fixture = z.object({
  origin: z.string().min(1),
  update: z.looseObject({ update_id: z.int() }),
});

/** An update of `tests/fixtures/telegram`. */
export function readUpdateFixture(name: string): z.infer<typeof Fixture>["update"] {
  const file = new URL(`../fixtures/telegram/${name}.json`, import.meta.url);
  return Fixture.parse(JSON.parse(readFileSync(file, "utf8"))).update;
}

/** Answers with the question itself. */
export const echo: MessageHandler = async ({ conversationId, messageId, text, position }) => ({
  turnId: `turn-${conversationId}-${messageId}`,
  answer: buildAnswer({
    parts: [{ kind: "lead", text: position ? position.point.join() : text, grounds: [] }],
  }),
  elapsedMs: 1,
});

/** Remembers what it was asked, and answers the same each time. */
export function createRecorder(answer = buildAnswer()): {
  asked: IncomingMessage[];
  handle: MessageHandler;
} {
  const asked: IncomingMessage[] = [];
  const handle: MessageHandler = async (message) => {
    asked.push(message);
    return { turnId: "turn", answer, elapsedMs: 1 };
  };
  return { asked, handle };
}

/** What a channel needs, with valid defaults. */
export function buildChannelParts(over: Partial<ChannelParts> = {}): ChannelParts {
  return {
    handle: echo,
    store: createMemoryConversationStore(),
    inbox: createMemoryInbox(),
    wording,
    clock: Date.now,
    log: createLogger("silent"),
    publicUrl: undefined,
    ...over,
  };
}

/** The channel behind a real listener, and what it talks to. */
export interface TelegramUnderTest {
  readonly api: FakeBotApi;
  readonly parts: ChannelParts;
  /** Where it was started with a staff room. */
  staff(): StaffRoom;
  /** Sends an update as Telegram does and gives the status. */
  deliver(update: unknown, secret?: string): Promise<number>;
  /** Stops the channel, which finishes what is under way, and starts another one on the same stores. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the channel with a webhook; it ends with the test. */
export async function startTelegram(
  { staffFile, ...over }: Partial<ChannelParts> & { staffFile?: string } = {},
  retryMs?: number,
): Promise<TelegramUnderTest> {
  const api = await startFakeBotApi();
  const parts = buildChannelParts(over);
  const settings = {
    SHENWEN_TELEGRAM_TOKEN: TOKEN,
    SHENWEN_TELEGRAM_WEBHOOK_SECRET: SECRET,
    SHENWEN_TELEGRAM_API_ROOT: api.url,
  };
  let staff: StaffUnderTest | undefined;
  const create = async (): Promise<Channel> => {
    if (!staffFile) return createTelegramChannel(settings, parts, retryMs);
    const { store, clock, log } = parts;
    const tell: StaffRoomParts["tell"] = async (_, conversationId, text) =>
      (await channel.tell?.(conversationId, text)) ?? false;
    staff = await openStaff({ file: staffFile, store, clock, log, tell });
    const { room, handle } = staff;
    const withStaff = { ...parts, handle, store: room.store, staffWords: room.handOff.words };
    return createTelegramChannel(settings, withStaff, retryMs);
  };
  let channel = await create();
  const server = await startHttpServer((request) => channel.fetch(request), {
    host: "127.0.0.1",
    port: 0,
  });
  await channel.start?.();
  onTestFinished(async () => {
    await channel.stop?.();
    await server.stop();
  });
  return {
    api,
    parts,
    staff: () => {
      if (!staff) throw new Error("there is no staff room");
      return staff.room;
    },
    async deliver(update, secret = SECRET) {
      const { status } = await fetch(`${server.url}/telegram`, {
        method: "POST",
        headers: { "X-Telegram-Bot-Api-Secret-Token": secret },
        body: typeof update === "string" ? update : JSON.stringify(update),
      });
      return status;
    },
    async restart() {
      await channel.stop?.();
      await staff?.close();
      channel = await create();
      await channel.start?.();
    },
    stop: async () => channel.stop?.(),
  };
}
