import { TicketNotSoError } from "./errors.ts";
import type { Ticket, TicketMessage, TicketReason } from "./ticket.ts";
import type { Due } from "./working-time.ts";

/** Who does something, and when. */
export interface Deed {
  readonly by: string;
  readonly at: number;
}

/**
 * Takes a ticket; from then on the bot is silent.
 *
 * @throws TicketNotSoError when it is closed, or somebody else has it
 */
export function takeTicket(ticket: Ticket, { by, at }: Deed): Ticket {
  mustBeTheirs(ticket, by);
  if (ticket.state !== "open") return ticket;
  return { ...ticket, state: "taken", takenBy: by, takenAt: at, isBotSilent: true };
}

/**
 * Adds what a colleague answers, who takes the ticket by it.
 *
 * @throws TicketNotSoError when it is closed, or somebody else has it
 */
export function answerTicket(ticket: Ticket, message: TicketMessage, deed: Deed): Ticket {
  const taken = takeTicket(ticket, deed);
  return {
    ...taken,
    state: "answered",
    answeredAt: deed.at,
    messages: [...taken.messages, message],
  };
}

/** Adds a note that the asker is told, or what the asker wrote; what was answered waits for an answer again. */
export function addMessage(ticket: Ticket, message: TicketMessage, due: Due): Ticket {
  if (ticket.messages.some(({ id }) => id === message.id)) return ticket;
  const added = { ...ticket, messages: [...ticket.messages, message] };
  if (message.from !== "asker" || ticket.state !== "answered") return added;
  return { ...added, state: "taken", dueAt: due.at, isDueProvisional: due.isProvisional };
}

/** Makes the ticket of a failed answer one of somebody who waits for a person. */
export function escalateTicket(ticket: Ticket, reason: TicketReason, why: string): Ticket {
  return { ...ticket, reason, why, isBotSilent: true };
}

/**
 * Closes a ticket; the bot answers again.
 *
 * @param deed.by `null` for the asker
 * @throws TicketNotSoError when it is closed already
 */
export function closeTicket(
  ticket: Ticket,
  { by, at }: { by: string | null; at: number },
  note: string | null = null,
): Ticket {
  mustBeOpen(ticket);
  return { ...ticket, state: "closed", closedAt: at, closedBy: by, note, isBotSilent: false };
}

/**
 * Opens a closed ticket again for who does it; the bot is silent again.
 *
 * @throws TicketNotSoError when it is not closed, or its texts are wiped
 */
export function reopenTicket(ticket: Ticket, { by, at }: Deed, due: Due): Ticket {
  const { number, state, conversationId } = ticket;
  if (state !== "closed") throw new TicketNotSoError(number, "还没有结束，直接答复就行。");
  if (conversationId === "")
    throw new TicketNotSoError(number, "的内容已按保存期限或提问人的要求清空，不能再打开。");
  return {
    ...ticket,
    state: "taken",
    takenBy: by,
    takenAt: at,
    closedAt: null,
    closedBy: null,
    isBotSilent: true,
    dueAt: due.at,
    isDueProvisional: due.isProvisional,
  };
}

/**
 * Gives a ticket to a department, or to the general desk by `null`; it waits there for somebody to take it, who had it has
 * it no more. What was silent stays silent.
 *
 * @throws TicketNotSoError when it is closed
 */
export function assignTicket(ticket: Ticket, department: string | null): Ticket {
  mustBeOpen(ticket);
  return { ...ticket, department, state: "open", takenBy: null, takenAt: null };
}

/** Notes when the asker was given messages. */
export function noteDelivered(ticket: Ticket, ids: readonly string[], at: number): Ticket {
  const messages = ticket.messages.map((message) =>
    ids.includes(message.id) && message.deliveredAt === null
      ? { ...message, deliveredAt: at }
      : message,
  );
  return { ...ticket, messages };
}

/** Takes out what was written and whose it was; number, times, department, reason and what was found remain. */
export function wipeTicket(ticket: Ticket): Ticket {
  const nothing = { conversationId: "", messageId: "", question: "", note: null };
  return { ...ticket, ...nothing, transcript: [], messages: [] };
}

function mustBeOpen({ number, state }: Ticket): void {
  if (state === "closed") throw new TicketNotSoError(number, "已经结束：要接着处理，先重新打开。");
}

function mustBeTheirs(ticket: Ticket, by: string): void {
  mustBeOpen(ticket);
  const { number, takenBy } = ticket;
  if (takenBy !== null && takenBy !== by)
    throw new TicketNotSoError(number, `已由${takenBy}接手：要换人，先把它重新分派。`);
}
