import { loadWorkingCalendar } from "#knowledge/working-calendar.ts";
import type { LiveTools } from "./answering/live-tools.ts";
import type { AskedLog } from "./conversation/asked-log.ts";
import { toStaffTurn } from "./conversation/conversation.ts";
import type { ConversationStore } from "./conversation/conversation-store.ts";
import { maskPersonal } from "./conversation/mask-personal.ts";
import { createNotingStore } from "./conversation/noting-store.ts";
import type { ReceiptStore } from "./conversation/receipt-store.ts";
import { createSqliteAskedLog } from "./conversation/sqlite-asked-log.ts";
import { createSqliteReceiptStore } from "./conversation/sqlite-receipt-store.ts";
import { createHandOff, type HandOff } from "./handoff/hand-off.ts";
import type { Post } from "./handoff/outbox.ts";
import { createSqliteSwitchStore } from "./handoff/sqlite-switch-store.ts";
import { createSqliteTicketStore } from "./handoff/sqlite-ticket-store.ts";
import type { SwitchStore } from "./handoff/switch-store.ts";
import { TICKET_DAYS, type TicketStore } from "./handoff/ticket-store.ts";
import type { Logger } from "./logger.ts";
import type { Database } from "./storage/open-database.ts";

/** What people who are no askers work with, and what the conversation hands over to them. */
export interface StaffRoom {
  readonly tickets: TicketStore;
  readonly switches: SwitchStore;
  readonly askedLog: AskedLog;
  readonly receipts: ReceiptStore;
  readonly handOff: HandOff;
  /** The conversations, where a judgement and a wish to be forgotten reach everything that is kept. */
  readonly store: ConversationStore;
  /** Ends the daily sweep of what is no longer to be kept. */
  stop(): void;
}

export interface StaffRoomParts {
  /** Of all stores of the staff. */
  readonly database: Database;
  readonly store: ConversationStore;
  readonly live: LiveTools;
  /** Whether there is anybody who could answer. */
  readonly isStaffed: () => boolean | Promise<boolean>;
  /** Sends on a channel by its name; `false` where it cannot be sent. */
  readonly tell: Post["tell"];
  readonly clock: () => number;
  readonly createId: () => string;
  readonly log: Logger;
}

const DAY_MS = 86_400_000;

/**
 * Opens what the staff work with and creates the hand-off over it.
 *
 * @throws SeedInvalidError
 */
export async function openStaffRoom(parts: StaffRoomParts): Promise<StaffRoom> {
  const { database, store, tell } = parts;
  const calendar = loadWorkingCalendar();
  const tickets = await createSqliteTicketStore(database);
  const switches = await createSqliteSwitchStore(database);
  const askedLog = await createSqliteAskedLog(database);
  const receipts = await createSqliteReceiptStore(database);
  const keep: Post["keep"] = (conversationId, turn) =>
    store.append(conversationId, toStaffTurn(turn));
  const stores = { tickets, switches, calendar };
  const sweep = async (): Promise<void> => {
    const now = parts.clock();
    await tickets.wipeClosedBefore(now - TICKET_DAYS * DAY_MS);
    await askedLog.sweep(now);
  };
  await sweep();
  const timer = setInterval(() => {
    sweep().catch((error) => parts.log.error({ event: "staff.not-swept", err: error }));
  }, DAY_MS).unref();
  const handOff = createHandOff({ ...parts, ...stores, post: { keep, tell }, mask: maskPersonal });
  return {
    ...{ tickets, switches, askedLog, receipts, handOff },
    store: createNotingStore(store, { askedLog, receipts, forget: handOff.forget }),
    stop: () => clearInterval(timer),
  };
}
