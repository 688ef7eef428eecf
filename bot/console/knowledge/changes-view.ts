import { html } from "hono/html";
import { CHANGE_STATES, type Change } from "#bot/publishing/change.ts";
import type { LeftOut } from "#bot/publishing/live-edits.ts";
import { choiceView, type Option } from "../frame/form.ts";
import { formatMoment } from "../frame/format.ts";
import type { Html } from "../frame/html.ts";
import { type TableWish, tableView } from "../frame/table.ts";
import { CHANGE_LABELS, CHANGE_TAGS } from "./change-words.ts";

const PATH = "/staff/knowledge/changes";

export interface ChangesPage {
  readonly changes: readonly Change[];
  readonly state: string;
  readonly table: TableWish;
  readonly leftOut: readonly LeftOut[];
}

/** All changes of the knowledge, with those above that no longer fit what the bot was delivered with. */
export function changesView({ changes, state, table, leftOut }: ChangesPage): Html {
  const options: Option[] = [
    ["", "全部"],
    ...CHANGE_STATES.map((it): Option => [it, CHANGE_LABELS[it]]),
  ];
  return html`<p><a href="/staff/knowledge">← 知识</a></p><h1>改动</h1>
<p class="quiet">改动先试运行，再由另一个人批准，批准后马上在所有回答里生效，也可以一键撤回。</p>
${leftOut.map(leftOutView)}
${tableView({
  columns: [
    {
      key: "number",
      title: "编号",
      cell: ({ id, number }) => html`<a href="${PATH}/${id}">改动${String(number)}</a>`,
      value: ({ number }) => number,
    },
    { key: "title", title: "改了什么", cell: ({ title }) => title, value: ({ title }) => title },
    {
      key: "state",
      title: "状态",
      cell: (it) => stateView(it),
      value: (it) => CHANGE_LABELS[it.state],
    },
    {
      key: "by",
      title: "谁写的",
      cell: ({ authors }) => authors.join("、"),
      value: ({ authors }) => authors.join(" "),
    },
    {
      key: "approved",
      title: "谁批准",
      cell: ({ approved }) => approved?.by ?? "—",
      value: ({ approved }) => approved?.by ?? null,
    },
    { key: "at", title: "时间", cell: (it) => formatMoment(lastStep(it)), value: lastStep },
  ],
  rows: changes,
  wish: table,
  path: PATH,
  caption: "改动",
  empty: "还没有改动。",
  filters: choiceView({ name: "state", label: "状态", chosen: state, options }),
})}`;
}

export function stateView({ state }: Change): Html {
  return html`<span class="tag ${CHANGE_TAGS[state]}">${CHANGE_LABELS[state]}</span>`;
}

function lastStep({ createdAt, proposed, approved, rejected, rolledBack }: Change): number {
  return Math.max(
    createdAt,
    ...[proposed, approved, rejected, rolledBack].map((step) => step?.at ?? 0),
  );
}

function leftOutView({ change, faults }: LeftOut): Html {
  return html`<div class="fault"><p><a href="${PATH}/${change.id}">改动${String(change.number)}</a>和现在的知识对不上，没有生效：</p><ul>${faults.map((fault) => html`<li>${fault}</li>`)}</ul></div>`;
}
