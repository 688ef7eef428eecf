import { html } from "hono/html";
import type { SwitchScope, SwitchTurn } from "#bot/handoff/switch-store.ts";
import type { SupportRecord } from "#knowledge/support-record.ts";
import { mayAct } from "../accounts/account.ts";
import { choiceView, fieldView, formView, type Option } from "../frame/form.ts";
import { formatMoment } from "../frame/format.ts";
import type { Html } from "../frame/html.ts";
import type { Staff } from "../frame/staff.ts";
import { type Column, type TableWish, tableView } from "../frame/table.ts";
import { channelName } from "../names.ts";
import { SWITCHED_CHANNELS } from "./switched-channels.ts";

export interface SwitchPage {
  readonly staff: Staff;
  readonly current: readonly SwitchTurn[];
  readonly history: readonly SwitchTurn[];
  readonly labelOf: (scope: SwitchScope) => string;
  readonly records: readonly SupportRecord[];
  readonly table: TableWish;
  readonly fault: string | null;
}

/** What is left to the staff now, the form that leaves more to them, and what was turned before. */
export function switchesView(page: SwitchPage): Html {
  const { current, history, labelOf, fault, staff } = page;
  const mayTurn = mayAct(staff.account.role, "editor");
  return html`<h1>开关</h1>
<p class="quiet">转为人工以后，机器人不再自己回答：来的问题变成工单，由同事答复。</p>
${fault ? html`<p class="fault" role="alert">${fault}</p>` : ""}
<h2>现在转为人工的</h2>
${current.length === 0 ? html`<p>没有，机器人都在回答。</p>` : html`<ul class="cards">${current.map((turn) => onView(turn, page, mayTurn))}</ul>`}
${mayTurn ? turnView(page) : ""}
<h2>历史</h2>
${tableView({
  columns: [
    { key: "at", title: "时间", cell: ({ at }) => formatMoment(at), value: ({ at }) => at },
    textColumn("scope", "范围", ({ scope }) => labelOf(scope)),
    textColumn("on", "做了什么", ({ isOn }) => (isOn ? "转为人工" : "恢复机器人")),
    textColumn("reason", "原因", ({ reason }) => reason),
    textColumn("by", "谁", ({ by }) => by),
  ],
  rows: history.slice(0, 200),
  wish: page.table,
  path: "/staff/switches",
  caption: "开关的历史",
  empty: "还没有动过。",
})}`;
}

function textColumn(
  key: string,
  title: string,
  text: (turn: SwitchTurn) => string,
): Column<SwitchTurn> {
  return { key, title, cell: text, value: text };
}

function onView({ scope, reason, by, at }: SwitchTurn, page: SwitchPage, mayTurn: boolean): Html {
  const form = formView({
    action: "/staff/switches",
    session: page.staff.session,
    content: html`<input type="hidden" name="scope" value="${scope}"><input type="hidden" name="on" value="0">
${fieldView({ name: "reason", label: "恢复的原因", isRequired: true })}<button type="submit">恢复机器人</button>`,
  });
  return html`<li class="card"><strong>${page.labelOf(scope)}</strong><p>${reason}</p><p class="quiet">${by} ${formatMoment(at)}</p>${mayTurn ? form : ""}</li>`;
}

function turnView({ staff, records }: SwitchPage): Html {
  const options: Option[] = [
    ["bot", "整个机器人"],
    ...SWITCHED_CHANNELS.map((name): Option => [`channel:${name}`, `渠道：${channelName(name)}`]),
    ...records.map(
      ({ id, name, kind }): Option => [
        `record:${id}`,
        `${kind === "policy" ? "政策" : "服务"}：${name}`,
      ],
    ),
  ];
  return html`<h2>转为人工</h2>${formView({
    action: "/staff/switches",
    session: staff.session,
    confirm: "确定转为人工？机器人会马上停止回答这个范围。",
    content: html`<input type="hidden" name="on" value="1">
${choiceView({ name: "scope", label: "范围", options })}
${fieldView({ name: "reason", label: "原因", isRequired: true, help: "同事和记录里看得到。" })}
<button class="danger" type="submit">转为人工</button>`,
  })}`;
}
