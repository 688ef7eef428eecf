import type { Kysely, SelectQueryBuilder } from "kysely";
import { TICKET_STATES } from "./ticket.ts";
import type { TicketCount, TicketFilter } from "./ticket-store.ts";
import type { TicketTables } from "./ticket-tables.ts";

/** Those that a filter means. */
export function selectTickets(
  tickets: Kysely<TicketTables>,
  filter: TicketFilter,
): SelectQueryBuilder<TicketTables, "tickets", object> {
  const { states, reason, channel, department, takenBy, overdueAt, text } = filter;
  let query = tickets.selectFrom("tickets");
  if (states) query = query.where("state", "in", states);
  if (reason) query = query.where("reason", "=", reason);
  if (channel) query = query.where("channel", "=", channel);
  if (department === null) query = query.where("department", "is", null);
  else if (department !== undefined) query = query.where("department", "=", department);
  if (takenBy !== undefined) query = query.where("taken_by", "=", takenBy);
  if (overdueAt !== undefined)
    query = query.where("state", "in", ["open", "taken"]).where("due_at", "<", overdueAt);
  return text ? searched(query, text) : query;
}

/** SQLite's instr takes the text as it is, so that % and _ mean themselves. */
function searched(
  query: SelectQueryBuilder<TicketTables, "tickets", object>,
  text: string,
): SelectQueryBuilder<TicketTables, "tickets", object> {
  return query.where((of) => {
    const holds = (column: "number" | "question") =>
      of(of.fn<number>("instr", [column, of.val(text)]), ">", 0);
    const inMessage = of.exists(
      of
        .selectFrom("ticket_messages")
        .select("ticket_messages.id")
        .whereRef("ticket_messages.ticket_id", "=", "tickets.id")
        .where((within) =>
          within(within.fn<number>("instr", ["ticket_messages.text", within.val(text)]), ">", 0),
        ),
    );
    return of.or([holds("number"), holds("question"), inMessage]);
  });
}

export async function countByDepartment(
  tickets: Kysely<TicketTables>,
  now: number,
): Promise<TicketCount[]> {
  const rows = await tickets
    .selectFrom("tickets")
    .select((of) => [
      "department",
      "state",
      of.fn.countAll<number>().as("n"),
      of.fn
        .count<number>("id")
        .filterWhere("state", "in", ["open", "taken"])
        .filterWhere("due_at", "<", now)
        .as("overdue"),
    ])
    .groupBy(["department", "state"])
    .execute();
  const groups = Map.groupBy(rows, ({ department }) => department);
  return Array.from(groups, ([department, own]) => {
    const none = { open: 0, taken: 0, answered: 0, closed: 0 };
    for (const state of TICKET_STATES) none[state] = own.find((row) => row.state === state)?.n ?? 0;
    const overdue = own.reduce((sum, row) => sum + row.overdue, 0);
    return { department, ...none, overdue };
  });
}
