import { randomUUID } from "node:crypto";
import type { AnswerWithModel } from "#bot/answering/model/receipt.ts";
import type { Channel } from "#bot/channels/channel.ts";
import { createWebChannel } from "#bot/channels/web/web-channel.ts";
import type { ConversationStore } from "#bot/conversation/conversation-store.ts";
import { createMemoryConversationStore } from "#bot/conversation/memory-conversation-store.ts";
import { createLogger } from "#bot/logger.ts";
import type { StaffUnderTest } from "./staff.ts";
import { createHandler, live } from "./tools.ts";

/** The web page over the real pipeline. */
export interface WebUnderTest {
  readonly channel: Channel;
  readonly store: ConversationStore;
}

/** Builds the web channel with a store and settings a test needs. */
export function createWeb(
  over: {
    store?: ConversationStore;
    publicUrl?: string;
    log?: ReturnType<typeof createLogger>;
    clock?: () => number;
    staff?: StaffUnderTest;
    answerWithModel?: AnswerWithModel;
  } = {},
): WebUnderTest {
  const store = over.store ?? createMemoryConversationStore();
  const log = over.log ?? createLogger("silent");
  const clock = over.clock ?? Date.now;
  const model = over.answerWithModel ? { answerWithModel: over.answerWithModel } : {};
  const channel = createWebChannel({
    handle: over.staff?.handle ?? createHandler({ store, log, clock, ...model }),
    store: over.staff?.room.store ?? store,
    ...(over.staff ? { staffWords: over.staff.room.handOff.words } : {}),
    live,
    clock,
    createId: randomUUID,
    log,
    publicUrl: over.publicUrl,
  });
  return { channel, store };
}
