import type { Spoken } from "./attended.ts";
import { buildTicket, type Stop, toAskerMessage } from "./build-ticket.ts";
import { addMessage, escalateTicket } from "./change-ticket.ts";
import type { Ticket } from "./ticket.ts";
import { TICKET_DAYS, type TicketStore } from "./ticket-store.ts";
import type { Due } from "./working-time.ts";

/** Opens the ticket of a message, or adds the message to the one that the conversation has. */
export type OpenTicket = (spoken: Spoken, stop: Stop) => Promise<Ticket>;

const DAY_MS = 86_400_000;

/** Creates the opener; a message that comes again opens and adds nothing. */
export function createTicketOpener({
  tickets,
  createId,
  due,
}: {
  tickets: TicketStore;
  createId: () => string;
  due: (from: number) => Due;
}): OpenTicket {
  return async (spoken, stop) => {
    const { conversationId, messageId, at } = spoken;
    const dueThen = due(at);
    const own = await tickets.findOpen(conversationId);
    if (own) {
      return tickets.change(own.id, (ticket) => {
        const isKnown = ticket.messageId === messageId;
        const added = isKnown ? ticket : addMessage(ticket, toAskerMessage(spoken), dueThen);
        return stop.reason === "failed" ? added : escalateTicket(added, stop.reason, stop.why);
      });
    }
    await tickets.wipeClosedBefore(at - TICKET_DAYS * DAY_MS);
    return tickets.open(buildTicket(spoken, stop, { id: createId(), due: dueThen }));
  };
}
