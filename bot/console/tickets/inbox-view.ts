import { html } from "hono/html";
import { isOverdue, TICKET_STATES, type Ticket } from "#bot/handoff/ticket.ts";
import type { TicketCount } from "#bot/handoff/ticket-store.ts";
import { choiceView } from "../frame/form.ts";
import { formatMoment } from "../frame/format.ts";
import type { Html } from "../frame/html.ts";
import { type Column, type TableWish, tableView } from "../frame/table.ts";
import { channelName } from "../names.ts";
import { GENERAL_DESK, REASON_LABELS, STATE_LABELS } from "./ticket-words.ts";

/** What the list is narrowed to: a state, or those that wait (`waiting`), or are late (`overdue`); a department. */
export interface InboxWish {
  readonly state: string;
  readonly department: string;
}

export interface InboxPage {
  readonly tickets: readonly Ticket[];
  readonly counts: readonly TicketCount[];
  readonly wish: InboxWish;
  readonly table: TableWish;
  readonly now: number;
}

const PATH = "/staff/tickets";

/** The tickets, with how many of each department wait above them. */
export function inboxView(page: InboxPage): Html {
  return html`<h1>工单</h1>
<p class="quiet">有人要求人工，或机器人没有答上来时，这里就有一张工单。接手以后机器人在那个对话里不再说话，直到结束。</p>
${countsView(page.counts)}
${tableView({
  columns: columnsAt(page.now),
  rows: page.tickets,
  wish: page.table,
  path: PATH,
  caption: "工单",
  empty: "没有这样的工单。",
  filters: filtersView(page),
})}`;
}

function columnsAt(now: number): Column<Ticket>[] {
  return [
    {
      key: "number",
      title: "编号",
      cell: ({ id, number }) => html`<a href="${PATH}/${id}">${number}</a>`,
      value: ({ number }) => number,
    },
    {
      key: "state",
      title: "状态",
      cell: (ticket) => stateView(ticket, now),
      value: ({ state }) => STATE_LABELS[state],
    },
    {
      key: "question",
      title: "问的是",
      cell: ({ question }) => question || "（已清空）",
      value: ({ question }) => question,
    },
    {
      key: "department",
      title: "部门",
      cell: ({ department }) => department ?? GENERAL_DESK,
      value: ({ department }) => department ?? GENERAL_DESK,
    },
    {
      key: "reason",
      title: "原因",
      cell: ({ reason }) => REASON_LABELS[reason],
      value: ({ reason }) => REASON_LABELS[reason],
    },
    {
      key: "channel",
      title: "渠道",
      cell: ({ channel }) => channelName(channel),
      value: ({ channel }) => channelName(channel),
    },
    {
      key: "due",
      title: "最迟答复",
      cell: ({ dueAt, isDueProvisional }) =>
        `${formatMoment(dueAt)}${isDueProvisional ? "（暂定）" : ""}`,
      value: ({ dueAt }) => dueAt,
    },
    {
      key: "taken",
      title: "经办",
      cell: ({ takenBy }) => takenBy ?? "—",
      value: ({ takenBy }) => takenBy,
    },
  ];
}

/** The state as a tag; what should have been answered by now stands out. */
export function stateView(ticket: Ticket, now: number): Html {
  const { state } = ticket;
  if (isOverdue(ticket, now))
    return html`<span class="tag tag_bad">${STATE_LABELS[state]}·超时</span>`;
  const manner = { open: "tag_warn", taken: "tag_warn", answered: "tag_good", closed: "" }[state];
  return html`<span class="tag ${manner}">${STATE_LABELS[state]}</span>`;
}

function countsView(counts: readonly TicketCount[]): Html {
  const waiting = counts.filter(({ open, taken }) => open + taken > 0);
  if (waiting.length === 0) return html`<p class="notice">没有在等的工单。</p>`;
  return html`<ul class="cards cards_small">${waiting.map(
    ({ department, open, taken, overdue }) => {
      const query = new URLSearchParams({ state: "waiting", department: department ?? "-" });
      return html`<li class="card"><a href="${PATH}?${query}">${department ?? GENERAL_DESK}</a>
<p>待接手 ${String(open)}，处理中 ${String(taken)}${overdue > 0 ? html`，<strong class="late">超时 ${String(overdue)}</strong>` : ""}</p></li>`;
    },
  )}</ul>`;
}

function filtersView({ counts, wish }: InboxPage): Html {
  const states = TICKET_STATES.map((state) => [state, STATE_LABELS[state]] as const);
  const departments = counts.map(
    ({ department }) => [department ?? "-", department ?? GENERAL_DESK] as const,
  );
  return html`${choiceView({
    name: "state",
    label: "状态",
    chosen: wish.state,
    options: [["waiting", "在等的"], ["overdue", "超时的"], ["all", "全部"], ...states],
  })}${choiceView({ name: "department", label: "部门", chosen: wish.department, options: [["", "全部"], ...departments] })}`;
}
