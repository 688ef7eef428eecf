import type { Ticket, TicketMessage, TicketReason, TicketState } from "./ticket.ts";

/**
 * For so long the texts of a closed ticket are kept, and whose conversation it was: long enough for a complaint about the
 * answer, the usual six months of an administrative suit (《中华人民共和国行政诉讼法》第四十六条). Then only what counts
 * remains: number, times, department, reason.
 */
export const TICKET_DAYS = 180;

/** A ticket before it has its number. */
export type NewTicket = Omit<Ticket, "number">;

/** Which tickets are listed; what is not named does not matter. */
export interface TicketFilter {
  readonly states?: readonly TicketState[];
  readonly reason?: TicketReason;
  readonly channel?: string;
  /** `null`: the general desk. */
  readonly department?: string | null;
  readonly takenBy?: string;
  /** Only those that should have been answered by then. */
  readonly overdueAt?: number;
  /** Stands in the number, the question or a message. */
  readonly text?: string;
  readonly limit?: number;
  readonly offset?: number;
}

/** How many tickets of a department are in each state. */
export interface TicketCount extends Readonly<Record<TicketState, number>> {
  readonly department: string | null;
  readonly overdue: number;
}

/** Keeps tickets. What a method has returned for is still there after a crash. */
export interface TicketStore {
  /** Adds a ticket and gives it the next number of its day. A conversation has one that is not closed at most. */
  open(ticket: NewTicket): Promise<Ticket>;
  find(id: string): Promise<Ticket | null>;
  /** The conversation's ticket that is not closed. */
  findOpen(conversationId: string): Promise<Ticket | null>;
  /**
   * Changes a ticket by a step that sees it as it is then; nobody else's change comes in between.
   *
   * @throws TicketUnknownError, and what the step throws: nothing is changed then
   */
  change(id: string, step: (ticket: Ticket) => Ticket): Promise<Ticket>;
  /** Those that wait longest first; closed ones by when they were closed, the last first. */
  list(filter?: TicketFilter): Promise<Ticket[]>;
  /** How many the filter means in all. */
  count(filter?: TicketFilter): Promise<number>;
  counts(now: number): Promise<TicketCount[]>;
  /** What the conversation's asker was not given yet, oldest first, with the id of its ticket. */
  waiting(conversationId: string): Promise<(TicketMessage & { readonly ticketId: string })[]>;
  /** Wipes the texts of tickets that were closed before. */
  wipeClosedBefore(moment: number): Promise<void>;
  /** Closes and wipes everything of a conversation, as its asker wishes. */
  forget(conversationId: string, at: number): Promise<void>;
}
