import { html } from "hono/html";
import { EDIT_KINDS, type EditKind } from "#knowledge/edits/edit.ts";
import type { EditableItem } from "#knowledge/edits/list-items.ts";
import { mayAct } from "../accounts/account.ts";
import type { Html } from "../frame/html.ts";
import type { Staff } from "../frame/staff.ts";
import { type TableWish, tableView } from "../frame/table.ts";
import { KIND_LABELS } from "./change-words.ts";

export interface ItemsPage {
  readonly kind: EditKind;
  readonly items: readonly EditableItem[];
  readonly table: TableWish;
  readonly staff: Staff;
}

const PATH = "/staff/knowledge";
/** Under which file a new item of a kind begins; where it goes in the end is known when it is written. */
const NEW: Readonly<Record<EditKind, readonly (readonly [file: string, label: string])[]>> = {
  record: [["policies/new.json", "新增政策或服务"]],
  matter: [["matters/policy-new.json", "新增政策的事项"]],
  department: [["departments.json", "新增部门"]],
  concept: [["glossary/plan.json", "新增词"]],
  "place-list": [["places/new.json", "新增地点清单"]],
  "place-kind": [["place-kinds.json", "新增地点种类"]],
};

/** All items of a kind as they are live. */
export function itemsView({ kind, items, table, staff }: ItemsPage): Html {
  return html`<h1>知识</h1>
<p class="row"><a class="button" href="${PATH}/changes">改动</a> <a class="button" href="${PATH}/documents">上传的文件</a></p>
<nav class="tabs" aria-label="种类">${EDIT_KINDS.map(
    (it) =>
      html`<a href="${PATH}?kind=${it}"${it === kind ? html` aria-current="page"` : ""}>${KIND_LABELS[it]}</a>`,
  )}</nav>
${mayAct(staff.account.role, "editor") ? html`<p class="row">${NEW[kind].map(([file, label]) => html`<a class="button" href="${PATH}/item?${new URLSearchParams({ kind, file, item: "" })}">${label}</a>`)}</p>` : ""}
${tableView({
  columns: [
    {
      key: "label",
      title: "名称",
      cell: (it) => html`<a href="${PATH}/item?${addressOf(it)}">${it.label}</a>`,
      value: ({ label }) => label,
    },
    { key: "item", title: "编号", cell: ({ item }) => item, value: ({ item }) => item },
    { key: "file", title: "文件", cell: ({ file }) => file, value: ({ file }) => file },
  ],
  rows: items,
  wish: table,
  path: PATH,
  caption: KIND_LABELS[kind],
  empty: "没有条目。",
  filters: html`<input type="hidden" name="kind" value="${kind}">`,
})}`;
}

function addressOf({ kind, file, item }: EditableItem): string {
  return String(new URLSearchParams({ kind, file, item }));
}
