import type { Kysely } from "kysely";
import type { Ticket, TicketMessage } from "./ticket.ts";

/** What is looked for has a column of its own; the whole ticket without its messages is in `content`. */
export type TicketRow = {
  id: string;
  number: string;
  conversation_id: string;
  channel: string;
  state: Ticket["state"];
  reason: Ticket["reason"];
  department: string | null;
  question: string;
  taken_by: string | null;
  due_at: number;
  closed_at: number | null;
  content: string;
};

export type MessageRow = {
  ticket_id: string;
  id: string;
  sender: TicketMessage["from"];
  by: string | null;
  text: string;
  at: number;
  delivered_at: number | null;
};

export type TicketTables = { tickets: TicketRow; ticket_messages: MessageRow };

/** Makes the tables where they are missing. */
export async function createTicketTables(tickets: Kysely<TicketTables>): Promise<void> {
  const { schema } = tickets;
  await schema
    .createTable("tickets")
    .ifNotExists()
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("number", "text", (column) => column.notNull().unique())
    .addColumn("conversation_id", "text", (column) => column.notNull())
    .addColumn("channel", "text", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("reason", "text", (column) => column.notNull())
    .addColumn("department", "text")
    .addColumn("question", "text", (column) => column.notNull())
    .addColumn("taken_by", "text")
    .addColumn("due_at", "integer", (column) => column.notNull())
    .addColumn("closed_at", "integer")
    .addColumn("content", "text", (column) => column.notNull())
    .execute();
  await schema
    .createTable("ticket_messages")
    .ifNotExists()
    .addColumn("ticket_id", "text", (column) => column.notNull().references("tickets.id"))
    .addColumn("id", "text", (column) => column.notNull())
    .addColumn("sender", "text", (column) => column.notNull())
    .addColumn("by", "text")
    .addColumn("text", "text", (column) => column.notNull())
    .addColumn("at", "integer", (column) => column.notNull())
    .addColumn("delivered_at", "integer")
    .addPrimaryKeyConstraint("ticket_messages_key", ["ticket_id", "id"])
    .execute();
  await createIndexes(tickets);
}

/** A conversation has one ticket that is not closed at most. */
async function createIndexes({ schema }: Kysely<TicketTables>): Promise<void> {
  const ofConversation = (name: string) =>
    schema.createIndex(name).ifNotExists().on("tickets").column("conversation_id");
  await ofConversation("tickets_conversation").execute();
  await ofConversation("tickets_open")
    .unique()
    .where("state" as never, "!=", "closed")
    .execute();
}

export function toTicketRow({ messages: _, ...ticket }: Ticket): TicketRow {
  return {
    id: ticket.id,
    number: ticket.number,
    conversation_id: ticket.conversationId,
    channel: ticket.channel,
    state: ticket.state,
    reason: ticket.reason,
    department: ticket.department,
    question: ticket.question,
    taken_by: ticket.takenBy,
    due_at: ticket.dueAt,
    closed_at: ticket.closedAt,
    content: JSON.stringify(ticket),
  };
}

export function toMessageRow(message: TicketMessage, ticketId: string): MessageRow {
  const { id, from, by, text, at, deliveredAt } = message;
  return { ticket_id: ticketId, id, sender: from, by, text, at, delivered_at: deliveredAt };
}

export function readTicket({ content }: TicketRow, messages: readonly MessageRow[]): Ticket {
  return {
    ...(JSON.parse(content) as Omit<Ticket, "messages">),
    messages: messages.map(readMessage),
  };
}

export function readMessage({ id, sender, by, text, at, delivered_at }: MessageRow): TicketMessage {
  return { id, from: sender, by, text, at, deliveredAt: delivered_at };
}
