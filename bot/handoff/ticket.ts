import type { AnswerStatus } from "#bot/answering/answer.ts";
import type { Tongue } from "#knowledge/wording.ts";

export const TICKET_STATES = ["open", "taken", "answered", "closed"] as const;
/** `open` waits for somebody, `taken` for an answer of who took it, `answered` for the asker, `closed` for nobody. */
export type TicketState = (typeof TICKET_STATES)[number];

export const TICKET_REASONS = ["asked", "failed", "staff-only"] as const;
/** The asker wants a person; the bot found nothing or broke; a switch leaves the matter to the staff. */
export type TicketReason = (typeof TICKET_REASONS)[number];

/** One question of the conversation before the ticket, and what the bot said. */
export interface TicketTurn {
  /** Of the turn; absent in tickets of before there were receipts. */
  readonly turnId?: string;
  readonly question: string;
  readonly answer: string;
  readonly status: AnswerStatus;
  readonly at: number;
}

/** What the bot had found. */
export interface Found {
  readonly status: AnswerStatus;
  readonly measure: number | null;
  readonly matter: string | null;
  readonly record: string | null;
  /** Title and place of each source. */
  readonly citations: readonly string[];
}

/** What was written after the ticket was opened. */
export interface TicketMessage {
  readonly id: string;
  /** `bot`: a note of the hand-off itself, as that a colleague has taken over. */
  readonly from: "asker" | "staff" | "bot";
  /** Of the staff, who wrote it; `null` for the others. */
  readonly by: string | null;
  readonly text: string;
  readonly at: number;
  /** When the asker was given it; `null` while it waits to be fetched, and for the asker's own. */
  readonly deliveredAt: number | null;
}

/**
 * A conversation, or a failed answer, that people deal with. Its texts are masked; positions are never in it. Times are
 * milliseconds since 1970.
 */
export interface Ticket {
  readonly id: string;
  /** What people can say: 20261126-003, the third of that day in Shanghai. */
  readonly number: string;
  /** Empty once the ticket is wiped. */
  readonly conversationId: string;
  readonly channel: string;
  readonly tongue: Tongue;
  readonly state: TicketState;
  readonly reason: TicketReason;
  /** Whether the bot says nothing in the conversation until the ticket is closed. */
  readonly isBotSilent: boolean;
  /** As the plan prints it; `null`: the general desk. */
  readonly department: string | null;
  /** The message that opened it; the same message again opens nothing. */
  readonly messageId: string;
  readonly question: string;
  readonly transcript: readonly TicketTurn[];
  readonly found: Found;
  /** One Chinese sentence: why the bot stopped. */
  readonly why: string;
  readonly openedAt: number;
  /** By when somebody should answer what waits. */
  readonly dueAt: number;
  readonly isDueProvisional: boolean;
  readonly takenBy: string | null;
  readonly takenAt: number | null;
  /** Of the last answer of the staff. */
  readonly answeredAt: number | null;
  readonly closedAt: number | null;
  /** `null` where the asker closed it, or it is not closed. */
  readonly closedBy: string | null;
  /** For colleagues; the asker never sees it. */
  readonly note: string | null;
  readonly messages: readonly TicketMessage[];
}

/** Whether somebody should have answered by now. */
export function isOverdue({ state, dueAt }: Ticket, now: number): boolean {
  return (state === "open" || state === "taken") && dueAt < now;
}
