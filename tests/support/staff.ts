import { randomUUID } from "node:crypto";
import { onTestFinished } from "vitest";
import type { ConversationStore } from "#bot/conversation/conversation-store.ts";
import type { MessageHandler } from "#bot/conversation/handle-message.ts";
import { createMemoryConversationStore } from "#bot/conversation/memory-conversation-store.ts";
import { createLogger } from "#bot/logger.ts";
import { openStaffRoom, type StaffRoom, type StaffRoomParts } from "#bot/staff-room.ts";
import { openDatabase } from "#bot/storage/open-database.ts";
import { createHandler, live, TODAY } from "./tools.ts";

/** A staff room over a file, and what answers messages beside it. */
export interface StaffUnderTest {
  readonly room: StaffRoom;
  readonly handle: MessageHandler;
  /** Closes its database. */
  close(): Promise<void>;
}

/** Opens the room; there is staff unless the test says otherwise, and nothing can be sent. It closes with the test. */
export async function openStaff({
  file,
  parts = {},
  ...over
}: Partial<StaffRoomParts> & {
  file: string;
  /** Of what answers messages. */
  parts?: Parameters<typeof createHandler>[0];
}): Promise<StaffUnderTest> {
  const database = await openDatabase(file);
  const store: ConversationStore = over.store ?? createMemoryConversationStore();
  const clock = over.clock ?? (() => TODAY.getTime());
  const log = over.log ?? createLogger("silent");
  const room = await openStaffRoom({
    ...{ database, store, live, clock, log, createId: randomUUID },
    isStaffed: () => true,
    tell: async () => false,
    ...over,
  });
  const close = (): Promise<void> => {
    room.stop();
    return database.destroy();
  };
  onTestFinished(close);
  const { handOff, askedLog, receipts } = room;
  const handle = createHandler({
    store: room.store,
    clock,
    log,
    handOff,
    askedLog,
    receipts,
    ...parts,
  });
  return { room, handle, close };
}
