import { TICKET_DAYS } from "#bot/handoff/ticket-store.ts";
import { ASKED_DAYS } from "./asked-log.ts";
import { RETENTION } from "./conversation-store.ts";
import { INBOX_HOURS } from "./inbox.ts";

/** How much is kept and for how long, for the sentences that tell it. */
export const WHAT_IS_KEPT = {
  turns: String(RETENTION.turns),
  hours: String(RETENTION.hours),
  inboxHours: String(INBOX_HOURS),
  askedDays: String(ASKED_DAYS),
  ticketDays: String(TICKET_DAYS),
} as const;
