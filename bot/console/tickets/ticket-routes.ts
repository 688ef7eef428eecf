import { Hono } from "hono";
import type { StaffDesk } from "#bot/handoff/answer-asker.ts";
import { HandOffError } from "#bot/handoff/errors.ts";
import { TICKET_STATES, type Ticket, type TicketState } from "#bot/handoff/ticket.ts";
import type { TicketFilter } from "#bot/handoff/ticket-store.ts";
import type { RoomParts } from "../console-parts.ts";
import { requireRoleToChange } from "../frame/guard.ts";
import type { StaffContext, StaffEnv } from "../frame/staff.ts";
import { readTableWish } from "../frame/table.ts";
import { type InboxWish, inboxView } from "./inbox-view.ts";
import { ticketView } from "./ticket-view.ts";

/** As many as one page looks through. */
const LISTED = 2_000;
const WAITING: readonly TicketState[] = ["open", "taken"];

/** What can be done with a ticket by a form of its page, and how the audit calls it. */
const DEEDS: Readonly<
  Record<string, { label: string; work: (desk: StaffDesk, deed: Deed) => Promise<Ticket> }>
> = {
  take: { label: "接手工单", work: (desk, { id, by }) => desk.take(id, by) },
  reply: { label: "答复工单", work: (desk, { id, by, form }) => desk.reply(id, by, form("text")) },
  close: { label: "结束工单", work: (desk, { id, by, form }) => desk.close(id, by, form("note")) },
  reopen: { label: "重新打开工单", work: (desk, { id, by }) => desk.reopen(id, by) },
  assign: {
    label: "分派工单",
    work: (desk, { id, form }) => desk.assign(id, form("department") || null),
  },
};

interface Deed {
  readonly id: string;
  readonly by: string;
  readonly form: (name: string) => string;
}

/** The inbox, and the page of each ticket. */
export function createTicketRoutes(parts: RoomParts): Hono<StaffEnv> {
  const { tickets, render, problem, clock } = parts;
  const routes = new Hono<StaffEnv>();
  routes.use("/tickets/*", requireRoleToChange("editor", problem));
  routes.get("/tickets", async (context) => {
    const query = context.req.query();
    const wish = { state: query["state"] ?? "waiting", department: query["department"] ?? "" };
    const now = clock();
    const page = {
      tickets: await tickets.list({ ...toFilter(wish, now), limit: LISTED }),
      counts: await tickets.counts(now),
      wish,
      table: readTableWish(query),
      now,
    };
    return render(context, { title: "工单", content: inboxView(page) });
  });
  routes.get("/tickets/:id", async (context) => {
    const ticket = await tickets.find(context.req.param("id"));
    if (!ticket) return problem(context, "not-found", 404);
    return show(context, ticket, { parts });
  });
  routes.post("/tickets/:id/:deed", (context) => act(context, parts));
  return routes;
}

function toFilter({ state, department }: InboxWish, now: number): TicketFilter {
  const known = TICKET_STATES.find((it) => it === state);
  return {
    ...(known ? { states: [known] } : {}),
    ...(state === "waiting" ? { states: WAITING } : {}),
    ...(state === "overdue" ? { overdueAt: now } : {}),
    ...(department === "" ? {} : { department: department === "-" ? null : department }),
  };
}

async function show(
  context: StaffContext,
  ticket: Ticket,
  {
    parts,
    fault = null,
    written = "",
  }: { parts: RoomParts; fault?: string | null; written?: string },
): Promise<Response> {
  const { findMatter, library, knowledge } = parts.live.current;
  const nameOf = (id: string): string => findMatter(id)?.name ?? library.find(id)?.name ?? id;
  const departments = knowledge.departments.map(({ name }) => name);
  const { staff } = context.var;
  const content = ticketView({
    ticket,
    staff,
    now: parts.clock(),
    nameOf,
    departments,
    fault,
    written,
  });
  return parts.render(
    context,
    { title: `工单${ticket.number}`, content },
    fault === null ? 200 : 409,
  );
}

async function act(context: StaffContext, parts: RoomParts): Promise<Response> {
  const { tickets, desk, audit, clock, problem } = parts;
  const deed = DEEDS[context.req.param("deed") ?? ""];
  const ticket = await tickets.find(context.req.param("id") ?? "");
  if (!deed || !ticket) return problem(context, "not-found", 404);
  const body = await context.req.parseBody();
  const form = (name: string): string => String(body[name] ?? "");
  const by = context.var.staff.account.name;
  try {
    const { number, department } = await deed.work(desk, { id: ticket.id, by, form });
    const detail = deed.label === "分派工单" ? `给${department ?? "综合岗"}` : "";
    await audit.add({ by, action: deed.label, target: number, detail, at: clock() });
    return context.redirect(`/staff/tickets/${ticket.id}`, 303);
  } catch (error) {
    if (!(error instanceof HandOffError)) throw error;
    const now = (await tickets.find(ticket.id)) ?? ticket;
    return show(context, now, { parts, fault: error.message, written: form("text") });
  }
}
