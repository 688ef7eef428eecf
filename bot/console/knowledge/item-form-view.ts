import { html } from "hono/html";
import type { Change } from "#bot/publishing/change.ts";
import type { FilledField } from "#knowledge/edits/fill-form.ts";
import { mayAct } from "../accounts/account.ts";
import { formView } from "../frame/form.ts";
import type { Html } from "../frame/html.ts";
import type { Staff } from "../frame/staff.ts";
import { changeChoiceView } from "./change-choice-view.ts";
import { KIND_LABELS } from "./change-words.ts";
import type { Address } from "./edit-of.ts";
import { filledFormView, type Suggestions } from "./filled-form-view.ts";

export interface ItemForm {
  readonly address: Address;
  readonly staff: Staff;
  readonly fields: readonly FilledField[];
  readonly suggestions: Suggestions;
  /** Changes that can be written on. */
  readonly drafts: readonly Change[];
  /** The one that is being written on. */
  readonly change: Change | undefined;
  readonly isNew: boolean;
  /** Tells the item as it is live from what others make of it while the form is open. */
  readonly seen: string;
  readonly fault: string | null;
}

/** The form of an item; what is saved is a change that others see before it is in any answer. */
export function itemFormView(form: ItemForm): Html {
  const { address, staff, fields, suggestions, drafts, change, isNew, seen, fault } = form;
  const { kind, file, item } = address;
  const label = KIND_LABELS[kind];
  const where = html`<input type="hidden" name="edit.kind" value="${kind}"><input type="hidden" name="edit.file" value="${file}"><input type="hidden" name="edit.item" value="${item}"><input type="hidden" name="edit.seen" value="${seen}">`;
  const mayWrite = mayAct(staff.account.role, "editor");
  return html`<p><a href="/staff/knowledge?kind=${kind}">← ${label}</a></p>
<h1>${isNew ? `新增${label}` : `${label}：${item}`}</h1>
<p class="quiet">保存后成为一项改动，试运行并由另一个人批准以后才会出现在回答里。</p>
${fault ? html`<p class="fault" role="alert">${fault}</p>` : ""}
${formView({
  action: "/staff/knowledge/item",
  session: staff.session,
  className: "form form_wide",
  content: html`${where}<fieldset class="plain-set"${mayWrite ? "" : html` disabled`}>${filledFormView(fields, suggestions)}
${mayWrite ? html`${changeChoiceView(drafts, change)}<button class="primary" type="submit">保存到改动</button>` : ""}</fieldset>`,
})}
${mayWrite && !isNew ? removalView(form, where) : ""}`;
}

function removalView({ staff, drafts, change, address }: ItemForm, where: Html): Html {
  return html`<details><summary>撤下这一条</summary><p>${address.kind === "record" ? "这条政策或服务、它的事项和别处对它的引用会一起撤下；它取代过的旧版会重新作答。" : "别处还引用它的话，试运行会指出来。"}</p>
${formView({
  action: "/staff/knowledge/item",
  session: staff.session,
  content: html`${where}<input type="hidden" name="remove" value="1">${changeChoiceView(drafts, change, { title: `撤下“${address.item}”`, reason: "" })}<button class="danger" type="submit">把撤下写进改动</button>`,
})}</details>`;
}
