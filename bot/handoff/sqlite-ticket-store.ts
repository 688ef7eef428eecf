import type { Kysely, SelectQueryBuilder } from "kysely";
import type { Database } from "#bot/storage/open-database.ts";
import { shanghaiDay } from "#knowledge/shanghai-day.ts";
import { closeTicket, wipeTicket } from "./change-ticket.ts";
import { TicketUnknownError } from "./errors.ts";
import { countByDepartment, selectTickets } from "./select-tickets.ts";
import type { Ticket } from "./ticket.ts";
import type { NewTicket, TicketStore } from "./ticket-store.ts";
import {
  createTicketTables,
  readMessage,
  readTicket,
  type TicketRow,
  type TicketTables,
  toMessageRow,
  toTicketRow,
} from "./ticket-tables.ts";

type Tickets = Kysely<TicketTables>;
type Selection = SelectQueryBuilder<TicketTables, "tickets", TicketRow>;

/** Numbers of a day have three digits at least. */
const NUMBER_DIGITS = 3;
const MOST_LISTED = 100;

/** Creates the store of tickets, making its tables where they are missing. */
export async function createSqliteTicketStore(database: Database): Promise<TicketStore> {
  const tickets = database.withTables<TicketTables>();
  await createTicketTables(tickets);
  const all = tickets.selectFrom("tickets").selectAll();
  return {
    open: (ticket) => inOne(tickets, (within) => openTicket(ticket, within)),
    find: async (id) => (await load(all.where("id", "=", id), tickets))[0] ?? null,
    findOpen: async (conversationId) => {
      const own = all.where("conversation_id", "=", conversationId);
      return (await load(own.where("state", "!=", "closed"), tickets))[0] ?? null;
    },
    change: (id, step) => inOne(tickets, (within) => changeTicket({ id, step }, within)),
    list: (filter = {}) => {
      const { limit = MOST_LISTED, offset = 0 } = filter;
      const asked = selectTickets(tickets, filter).selectAll().limit(limit).offset(offset);
      const newestClosed = asked.orderBy("closed_at", (order) => order.desc().nullsFirst());
      return load(newestClosed.orderBy("due_at").orderBy("number"), tickets);
    },
    count: async (filter = {}) => {
      const counted = selectTickets(tickets, filter);
      const row = counted.select((of) => of.fn.countAll<number>().as("n"));
      return (await row.executeTakeFirstOrThrow()).n;
    },
    counts: (now) => countByDepartment(tickets, now),
    waiting: (conversationId) => selectWaiting(conversationId, tickets),
    wipeClosedBefore: (moment) =>
      inOne(tickets, async (within) => {
        const old = within.selectFrom("tickets").selectAll().where("closed_at", "<", moment);
        await wipe(await load(old.where("conversation_id", "!=", ""), within), within);
      }),
    forget: (conversationId, at) =>
      inOne(tickets, async (within) => {
        const own = within.selectFrom("tickets").selectAll();
        const found = await load(own.where("conversation_id", "=", conversationId), within);
        const closed = found.map((ticket) =>
          ticket.state === "closed" ? ticket : closeTicket(ticket, { by: null, at }),
        );
        await wipe(closed, within);
      }),
  };
}

function inOne<T>(tickets: Tickets, work: (within: Tickets) => Promise<T>): Promise<T> {
  return tickets.transaction().execute(work);
}

async function openTicket(fresh: NewTicket, tickets: Tickets): Promise<Ticket> {
  const day = shanghaiDay(new Date(fresh.openedAt)).replaceAll("-", "");
  const { n } = await tickets
    .selectFrom("tickets")
    .select((of) => of.fn.countAll<number>().as("n"))
    .where("number", "like", `${day}-%`)
    .executeTakeFirstOrThrow();
  const ticket = { ...fresh, number: `${day}-${String(n + 1).padStart(NUMBER_DIGITS, "0")}` };
  await tickets.insertInto("tickets").values(toTicketRow(ticket)).execute();
  await keepMessages(ticket, tickets);
  return ticket;
}

async function changeTicket(
  { id, step }: { id: string; step: (ticket: Ticket) => Ticket },
  tickets: Tickets,
): Promise<Ticket> {
  const found = tickets.selectFrom("tickets").selectAll().where("id", "=", id);
  const [ticket] = await load(found, tickets);
  if (!ticket) throw new TicketUnknownError();
  const changed = step(ticket);
  await keep(changed, tickets);
  await keepMessages(changed, tickets);
  return changed;
}

async function keep(ticket: Ticket, tickets: Tickets): Promise<void> {
  const row = toTicketRow(ticket);
  await tickets.updateTable("tickets").set(row).where("id", "=", ticket.id).execute();
}

/** Messages are only added; of one that is there only its delivery changes. */
async function keepMessages({ id, messages }: Ticket, tickets: Tickets): Promise<void> {
  for (const message of messages) {
    const { deliveredAt: delivered_at } = message;
    await tickets
      .insertInto("ticket_messages")
      .values(toMessageRow(message, id))
      .onConflict((same) => same.columns(["ticket_id", "id"]).doUpdateSet({ delivered_at }))
      .execute();
  }
}

async function load(selection: Selection, tickets: Tickets): Promise<Ticket[]> {
  const rows = await selection.execute();
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const messages = await tickets
    .selectFrom("ticket_messages")
    .selectAll()
    .where("ticket_id", "in", ids)
    .orderBy("at")
    .orderBy("rowid" as never)
    .execute();
  const own = Map.groupBy(messages, ({ ticket_id }) => ticket_id);
  return rows.map((row) => readTicket(row, own.get(row.id) ?? []));
}

async function selectWaiting(
  conversationId: string,
  tickets: Tickets,
): ReturnType<TicketStore["waiting"]> {
  const rows = await tickets
    .selectFrom("ticket_messages")
    .innerJoin("tickets", "tickets.id", "ticket_messages.ticket_id")
    .selectAll("ticket_messages")
    .where("tickets.conversation_id", "=", conversationId)
    .where("sender", "!=", "asker")
    .where("delivered_at", "is", null)
    .orderBy("at")
    .orderBy("ticket_messages.rowid" as never)
    .execute();
  return rows.map((row) => ({ ...readMessage(row), ticketId: row.ticket_id }));
}

async function wipe(old: readonly Ticket[], tickets: Tickets): Promise<void> {
  for (const ticket of old) {
    await tickets.deleteFrom("ticket_messages").where("ticket_id", "=", ticket.id).execute();
    await keep(wipeTicket(ticket), tickets);
  }
}
