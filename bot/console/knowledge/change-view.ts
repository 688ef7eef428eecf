import { html } from "hono/html";
import type { GateResult } from "#bot/golden/gate-result.ts";
import { type Change, hashEdits, type Step } from "#bot/publishing/change.ts";
import { type Edit, keyOfEdit } from "#knowledge/edits/edit.ts";
import { mayAct } from "../accounts/account.ts";
import { fieldView, formView } from "../frame/form.ts";
import { formatMoment } from "../frame/format.ts";
import type { Html } from "../frame/html.ts";
import type { Staff } from "../frame/staff.ts";
import { KIND_LABELS } from "./change-words.ts";
import { stateView } from "./changes-view.ts";
import { gateView } from "./gate-view.ts";
import { type ItemDifference, itemDifferenceView } from "./item-difference-view.ts";

export interface ChangePage {
  readonly change: Change;
  readonly staff: Staff;
  /** What each edit does to its item. */
  readonly differences: readonly (ItemDifference & { readonly edit: Edit })[];
  /** What keeps the knowledge with the change from being read; empty where all is well. */
  readonly faults: readonly string[];
  /** What else should be looked at before approving. */
  readonly conflicts: readonly string[];
  /** Keys of items that others have changed since. */
  readonly stale: readonly string[];
  /** Hash of what is live. */
  readonly version: string;
  readonly gate: GateResult | null;
  /** The trial that is under way, or why the last one came to nothing. */
  readonly trial: Html | null;
  readonly isTrying: boolean;
  /** Why the last step was refused. */
  readonly refused: { readonly reason: string; readonly faults?: readonly string[] } | null;
  readonly nameOf: (id: string) => string;
}

/** A change: what it alters, what it does to answers, and what can be done with it. */
export function changeView(page: ChangePage): Html {
  const { change, refused, faults, conflicts, stale, differences } = page;
  return html`<p><a href="/staff/knowledge/changes">← 改动</a></p>
<h1>改动${String(change.number)}：${change.title} ${stateView(change)}</h1>
${refused ? html`<div class="fault" role="alert"><p>${refused.reason}</p>${listView(refused.faults ?? [])}</div>` : ""}
<p class="lines">${change.reason || "（还没有写理由）"}</p>
${stepsView(change)}
<h2>改了什么</h2>
${differences.length === 0 ? html`<p class="empty">还没有改动任何条目。去<a href="/staff/knowledge">知识</a>里改一条，选“加到改动${String(change.number)}”。</p>` : differences.map((it) => differenceView(it, page))}
${stale.length > 0 ? html`<div class="fault"><p>写好以后，别的改动又改过这些条目，请对照现在的内容：</p>${listView(stale)}</div>` : ""}
${faults.length > 0 ? html`<div class="fault"><p>这样生效会出错，请先改好：</p>${listView(faults)}</div>` : ""}
${conflicts.length > 0 ? html`<h2>要留意的</h2>${listView(conflicts)}` : ""}
<h2>会改变哪些回答</h2>
${trialView(page)}
${deedsView(page)}`;
}

function listView(texts: readonly string[]): Html {
  return html`<ul>${texts.map((text) => html`<li>${text}</li>`)}</ul>`;
}

function stepsView({ authors, createdAt, proposed, approved, rejected, rolledBack }: Change): Html {
  const told = (label: string, step: Step | null): Html | "" =>
    step
      ? html`<li>${label}：${step.by} ${formatMoment(step.at)}${step.reason ? `（${step.reason}）` : ""}</li>`
      : "";
  return html`<ul class="quiet"><li>写的人：${authors.join("、")} ${formatMoment(createdAt)}</li>
${told("提交", proposed && { ...proposed, reason: "" })}${told("退回", rejected)}${told("批准", approved)}${told("撤回", rolledBack)}</ul>`;
}

function differenceView(
  { edit, ...difference }: ChangePage["differences"][number],
  { change, staff }: ChangePage,
): Html {
  const isOpen = change.state === "draft" || change.state === "rejected";
  const query = new URLSearchParams({
    kind: edit.kind,
    file: edit.file,
    item: edit.item,
    change: change.id,
  });
  const mayWrite = isOpen && mayAct(staff.account.role, "editor");
  return html`<details class="card" open><summary>${KIND_LABELS[edit.kind]}：${difference.label}</summary>
${itemDifferenceView(difference)}
${
  mayWrite
    ? html`<div class="row">${edit.content === null ? "" : html`<a href="/staff/knowledge/item?${query}">接着改</a>`}
${formView({ action: `/staff/knowledge/changes/${change.id}/drop`, session: staff.session, className: "deed", content: html`<input type="hidden" name="key" value="${keyOfEdit(edit)}"><button type="submit">不改这一条</button>` })}</div>`
    : ""
}</details>`;
}

function trialView(page: ChangePage): Html {
  const { gate, trial, isTrying, nameOf } = page;
  const isFresh = isTriedAsItIs(page);
  return html`${trial ?? ""}
${gate ? gateView(gate, nameOf) : isTrying ? "" : html`<p>还没有试运行。</p>`}
${gate && !isFresh ? html`<p class="fault">试运行以后又有改动，请重新试运行。</p>` : ""}
${mayTry(page) ? tryView(page, isFresh) : ""}`;
}

/** Whether the last trial was of these edits over what is live; of a change that is no longer open it does not matter. */
function isTriedAsItIs({ change, version }: ChangePage): boolean {
  const { gate, edits, state } = change;
  const isOpen = state === "draft" || state === "proposed";
  return gate?.edits === hashEdits(edits) && (gate.version === version || !isOpen);
}

function mayTry({ change, isTrying, staff }: ChangePage): boolean {
  const isOpen = change.state === "draft" || change.state === "proposed";
  return isOpen && !isTrying && change.edits.length > 0 && mayAct(staff.account.role, "editor");
}

function tryView({ change, gate, staff }: ChangePage, isFresh: boolean): Html {
  const manner = gate && isFresh ? "" : html` class="primary"`;
  return formView({
    action: `/staff/knowledge/changes/${change.id}/try`,
    session: staff.session,
    className: "deed",
    content: html`<button type="submit"${manner}>${gate ? "重新试运行" : "试运行"}</button>`,
  });
}

function deedsView({ change, staff, stale }: ChangePage): Html {
  const { account, session } = staff;
  if (!mayAct(account.role, "editor")) return html`<p class="quiet">你的账号只能查看。</p>`;
  const deed = (name: string, content: Html, confirm?: string): Html =>
    formView({
      action: `/staff/knowledge/changes/${change.id}/${name}`,
      session,
      className: "form",
      content,
      ...(confirm ? { confirm } : {}),
    });
  const isOwn = change.authors.includes(account.name) || change.proposed?.by === account.name;
  const textView = deed(
    "text",
    html`${fieldView({ name: "title", label: "标题", value: change.title, isRequired: true })}
${fieldView({ name: "reason", label: "理由和依据", rows: 3, value: change.reason, isRequired: true })}<button type="submit">保存标题和理由</button>`,
  );
  const views: Readonly<Record<Change["state"], Html>> = {
    draft: html`${textView}${stale.length > 0 ? deed("rebase", html`<button type="submit">我已对照过，按现在的内容接着改</button>`) : ""}
${deed("propose", html`<button class="primary" type="submit">提交，请别人批准</button>`)}`,
    proposed: html`${
      isOwn
        ? html`<p>等另一个人批准。</p>${deed("take-back", html`<button type="submit">收回来再改</button>`)}`
        : html`${deed("approve", html`<button class="primary" type="submit">批准，马上生效</button>`, "批准后马上在所有回答里生效。确定？")}
${deed("reject", html`${fieldView({ name: "reason", label: "退回的理由", isRequired: true })}<button type="submit">退回</button>`)}`
    }`,
    live: deed(
      "roll-back",
      html`${fieldView({ name: "reason", label: "撤回的理由", isRequired: true })}<button class="danger" type="submit">撤回</button>`,
      "撤回后马上在所有回答里恢复成改动前的样子。确定？",
    ),
    rejected: textView,
    "rolled-back": html`<p class="quiet">已撤回，要再改请另建一项改动。</p>`,
  };
  return html`<h2>处理</h2>${views[change.state]}`;
}
