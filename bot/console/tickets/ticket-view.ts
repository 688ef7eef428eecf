import { html } from "hono/html";
import { STATUS_WORDS } from "#bot/golden/status-words.ts";
import { LONGEST_ANSWER } from "#bot/handoff/answer-asker.ts";
import type { Ticket, TicketMessage, TicketTurn } from "#bot/handoff/ticket.ts";
import { mayAct } from "../accounts/account.ts";
import { choiceView, fieldView, formView } from "../frame/form.ts";
import { formatMoment } from "../frame/format.ts";
import type { Html } from "../frame/html.ts";
import type { Staff } from "../frame/staff.ts";
import { channelName } from "../names.ts";
import { receiptLink } from "../receipts/receipt-view.ts";
import { stateView } from "./inbox-view.ts";
import { GENERAL_DESK, REASON_LABELS } from "./ticket-words.ts";

export interface TicketPage {
  readonly ticket: Ticket;
  readonly staff: Staff;
  readonly now: number;
  /** What a matter, a record are called. */
  readonly nameOf: (id: string) => string;
  /** Names of the departments that it can be given to. */
  readonly departments: readonly string[];
  /** Why the last step was refused, and what had been written. */
  readonly fault: string | null;
  readonly written: string;
}

/** A ticket: what was said, what was found, what was written since, and what can be done. */
export function ticketView(page: TicketPage): Html {
  const { ticket, now, fault } = page;
  const { number, transcript, messages } = ticket;
  return html`<p><a href="/staff/tickets">← 工单</a></p>
<h1>工单 ${number} ${stateView(ticket, now)}</h1>
${fault ? html`<p class="fault" role="alert">${fault}</p>` : ""}
${factsView(page)}
<section aria-labelledby="talk"><h2 id="talk">对话</h2>
${ticket.conversationId === "" ? html`<p class="empty">内容已按保存期限或提问人的要求清空。</p>` : ""}
<ol class="talk">${transcript.map(turnView)}${messages.map(messageView)}</ol></section>
${foundView(page)}
${mayAct(page.staff.account.role, "editor") ? deedsView(page) : html`<p class="quiet">你的账号只能查看。</p>`}`;
}

function factsView({ ticket, now }: TicketPage): Html {
  const { reason, why, channel, department, openedAt, dueAt, isDueProvisional, takenBy } = ticket;
  const rows: readonly (readonly [string, Html | string])[] = [
    ["原因", `${REASON_LABELS[reason]}：${why}`],
    ["部门", department ?? GENERAL_DESK],
    ["渠道", channelName(channel)],
    ["提出", formatMoment(openedAt)],
    [
      "最迟答复",
      html`${formatMoment(dueAt)}${dueAt < now && ticket.state !== "closed" && ticket.state !== "answered" ? html` <strong class="late">已超时</strong>` : ""}${isDueProvisional ? "（下一年的放假安排还没有录入，先按周末算）" : ""}`,
    ],
    ["经办", takenBy ?? "还没有人接手"],
    ...(ticket.closedAt === null
      ? []
      : [["结束", `${formatMoment(ticket.closedAt)}，${ticket.closedBy ?? "提问人"}`] as const]),
    ...(ticket.note === null ? [] : [["内部备注", ticket.note] as const]),
  ];
  return html`<dl class="facts">${rows.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`;
}

function turnView({ turnId, question, answer, status, at }: TicketTurn): Html {
  const receipt = turnId === undefined ? "" : html` · ${receiptLink(turnId)}`;
  return html`<li class="talk__asker"><p>${question}</p><p class="quiet">提问人 ${formatMoment(at)}</p></li>
<li class="talk__bot"><p class="lines">${answer}</p><p class="quiet">机器人（${STATUS_WORDS[status]}）${receipt}</p></li>`;
}

function messageView({ from, by, text, at, deliveredAt }: TicketMessage): Html {
  if (from === "asker")
    return html`<li class="talk__asker"><p class="lines">${text}</p><p class="quiet">提问人 ${formatMoment(at)}</p></li>`;
  const sent =
    deliveredAt === null ? "还没有送到，提问人下次来时给" : `送到 ${formatMoment(deliveredAt)}`;
  return html`<li class="${from === "staff" ? "talk__staff" : "talk__bot"}"><p class="lines">${text}</p><p class="quiet">${by ?? "系统"} ${formatMoment(at)}，${sent}</p></li>`;
}

function foundView({ ticket: { found, question }, nameOf }: TicketPage): Html {
  const { status, measure, matter, record, citations } = found;
  const bench = new URLSearchParams({ question });
  return html`<details class="found"><summary>机器人找到了什么</summary>
<ul><li>应答状态：${STATUS_WORDS[status]}</li>
${measure === null ? "" : html`<li>措施：第${String(measure)}项</li>`}
${matter === null ? "" : html`<li>事项：${nameOf(matter)}</li>`}
${record === null ? "" : html`<li>政策：${nameOf(record)}</li>`}
${citations.map((citation) => html`<li>依据：${citation}</li>`)}</ul>
${question ? html`<p><a href="/staff/bench?${bench}">在试答里看这个问题</a></p>` : ""}</details>`;
}

function deedsView(page: TicketPage): Html {
  const { ticket, staff } = page;
  const path = `/staff/tickets/${ticket.id}`;
  const { session, account } = staff;
  const button = (deed: string, label: string, className = ""): Html =>
    formView({
      action: `${path}/${deed}`,
      session,
      className: "deed",
      content: html`<button type="submit"${className ? html` class="${className}"` : ""}>${label}</button>`,
    });
  if (ticket.state === "closed") return html`<h2>处理</h2>${button("reopen", "重新打开")}`;
  const isMine = ticket.takenBy === null || ticket.takenBy === account.name;
  return html`<h2>处理</h2>
${ticket.takenBy === null ? button("take", "接手", "primary") : ""}
${isMine ? replyView(page, path) : html`<p class="quiet">已由${ticket.takenBy}接手。要换人，先重新分派。</p>`}
<details><summary>重新分派</summary>${formView({
    action: `${path}/assign`,
    session,
    content: html`${choiceView({
      name: "department",
      label: "部门",
      chosen: ticket.department ?? "",
      options: [["", GENERAL_DESK], ...page.departments.map((name) => [name, name] as const)],
    })}<button type="submit">分派</button>`,
  })}</details>
${formView({
  action: `${path}/close`,
  session,
  content: html`${fieldView({ name: "note", label: "内部备注（提问人看不到，可不填）", rows: 2 })}<button type="submit">结束工单</button>`,
})}`;
}

function replyView({ staff: { session }, written, ticket }: TicketPage, path: string): Html {
  const help = `最多${LONGEST_ANSWER}个字。会从提问人来的地方（${channelName(ticket.channel)}）发给他。`;
  return formView({
    action: `${path}/reply`,
    session,
    content: html`${fieldView({ name: "text", label: "答复", rows: 5, isRequired: true, help, value: written })}
<button class="primary" type="submit">发送答复</button>`,
  });
}
