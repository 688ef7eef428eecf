import { type Answer, partText } from "#bot/answering/answer.ts";
import type { LiveTools } from "#bot/answering/live-tools.ts";
import type { Logger } from "#bot/logger.ts";
import { noteDelivered } from "./change-ticket.ts";
import { handedOff, messagePart } from "./staff-answer.ts";
import type { Ticket, TicketMessage } from "./ticket.ts";
import type { TicketStore } from "./ticket-store.ts";

/** By what words reach the asker. */
export interface Post {
  /** Keeps them as a turn of the conversation; one that is there already changes nothing. */
  keep(
    conversationId: string,
    turn: { readonly id: string; readonly answer: Answer; readonly at: number },
  ): Promise<void>;
  /** Sends a text on the asker's channel; `false` where it cannot be sent. */
  tell(channel: string, conversationId: string, text: string): Promise<boolean>;
}

export interface OutboxParts {
  readonly tickets: TicketStore;
  readonly post: Post;
  readonly live: LiveTools;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly log: Logger;
}

/** A message that waits for the asker, with the id of its ticket. */
export type WaitingMessage = TicketMessage & { readonly ticketId: string };

/** Brings words to askers: at once where the channel can, else with their next message. */
export interface Outbox {
  /**
   * Changes a ticket by a step that puts the message into it, keeps the message as a turn, and sends it.
   *
   * @throws what the step throws: nothing is sent then
   */
  send(ticketId: string, message: TicketMessage, step: (ticket: Ticket) => Ticket): Promise<Ticket>;
  /** What was not given to the asker and is not on its way. */
  waiting(conversationId: string): Promise<WaitingMessage[]>;
  /** Notes that the asker was given messages. */
  given(messages: readonly WaitingMessage[]): Promise<void>;
  /** Puts what waits into the conversation, for a page that shows it. */
  collect(conversationId: string): Promise<void>;
}

/**
 * Creates the outbox. What waits is in the tickets, so a restart loses nothing; a crash between sending a message and
 * noting that sends it once more.
 */
export function createOutbox({ tickets, post, live, clock, log }: OutboxParts): Outbox {
  /** Messages that are being sent. */
  const underway = new Set<string>();
  const given: Outbox["given"] = async (messages) => {
    for (const [id, own] of Map.groupBy(messages, ({ ticketId }) => ticketId)) {
      const ids = own.map((message) => message.id);
      await tickets.change(id, (ticket) => noteDelivered(ticket, ids, clock()));
    }
  };
  const waiting: Outbox["waiting"] = async (conversationId) =>
    (await tickets.waiting(conversationId)).filter(({ id }) => !underway.has(id));
  const keep = async (ticket: Ticket, message: TicketMessage): Promise<string> => {
    const part = messagePart(message, ticket.tongue, live.current.knowledge.wording);
    const answer = handedOff(ticket, [part]);
    await post.keep(ticket.conversationId, { id: message.id, answer, at: clock() });
    return partText(part, answer);
  };
  const bring = async (ticket: Ticket, message: TicketMessage): Promise<void> => {
    const text = await keep(ticket, message);
    const isSent = await post.tell(ticket.channel, ticket.conversationId, text);
    if (isSent) await given([{ ...message, ticketId: ticket.id }]);
    log.info({ event: "handoff.told", channel: ticket.channel, isSent });
  };
  return {
    async send(ticketId, message, step) {
      underway.add(message.id);
      try {
        const ticket = await tickets.change(ticketId, step);
        // What fails here is in the ticket: the asker's next message brings it.
        await bring(ticket, message).catch((error) =>
          log.error({ event: "handoff.telling-failed", err: error }),
        );
        return (await tickets.find(ticketId)) ?? ticket;
      } finally {
        underway.delete(message.id);
      }
    },
    waiting,
    given,
    async collect(conversationId) {
      const messages = await waiting(conversationId);
      for (const message of messages) {
        const ticket = await tickets.find(message.ticketId);
        if (ticket) await keep(ticket, message);
      }
      await given(messages);
    },
  };
}
