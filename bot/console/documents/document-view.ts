import { html } from "hono/html";
import type { Reading } from "#bot/publishing/read-document.ts";
import { mayAct } from "../accounts/account.ts";
import { choiceView, formView } from "../frame/form.ts";
import type { Html } from "../frame/html.ts";
import type { DocumentPage } from "./document-page.ts";
import { draftFormView } from "./draft-form-view.ts";

const PATH = "/staff/knowledge/documents";

/** A document: what it says of itself, how it was cut, what it can be compared with, and the form for a record. */
export function documentView(page: DocumentPage): Html {
  const { document, reading, staff, fault } = page;
  const mayWrite = mayAct(staff.account.role, "editor");
  return html`<p><a href="${PATH}">← 上传的文件</a></p>
<h1>${document.title ?? document.name}</h1>
${fault ? html`<p class="fault" role="alert">${fault}</p>` : ""}
${reading.notes.map((note) => html`<p class="note">注意：${note}</p>`)}
${factsView(reading)}
${compareView(page)}
${tasksView(reading)}
${mayWrite ? draftFormView(page) : passagesView(reading)}
${
  mayWrite
    ? formView({
        action: `${PATH}/${document.id}/remove`,
        session: staff.session,
        className: "deed",
        confirm: "确定删除这份文件？已经写进改动的内容不受影响。",
        content: html`<button class="danger" type="submit">删除文件</button>`,
      })
    : ""
}`;
}

function factsView({ facts, passages, kind, encoding, pages }: Reading): Html {
  const { number, issuers, issuedOn, from, until } = facts;
  const told = [
    ["文号", number],
    ...issuers.map((issuer) => ["发文机关", issuer] as const),
    ["成文日期", issuedOn],
    ["施行", from],
    ["有效期到", until],
  ] as const;
  const file = [
    kind.toUpperCase(),
    encoding ?? "",
    pages === null ? "" : `${pages}页`,
    `${passages.length}段`,
  ];
  return html`<dl class="facts">${told.map(
    ([label, fact]) =>
      html`<dt>${label}</dt><dd>${fact ? html`${fact.value} <span class="quiet">原文：“${fact.quote.trim()}”（${fact.locator}）</span>` : "文件里没有找到"}</dd>`,
  )}<dt>文件</dt><dd>${file.filter(Boolean).join("，")}</dd></dl>`;
}

function compareView({ document, versions, others }: DocumentPage): Html {
  if (others.length === 0) return html`<p class="quiet">还没有别的文件可以对比。</p>`;
  const [newest] = versions;
  return html`<form method="get" action="${PATH}/${document.id}/compare" class="find">
${choiceView({
  name: "with",
  label: "和哪份对比",
  chosen: newest?.id ?? "",
  options: others.map(
    ({ id, title, name, number }) => [id, [title ?? name, number ?? ""].join(" ").trim()] as const,
  ),
})}<button type="submit">逐条对比</button></form>`;
}

function tasksView({ tasks }: Reading): Html {
  if (tasks.length === 0) return html``;
  return html`<details><summary>任务分工表：${String(tasks.length)} 项</summary><div class="table__frame"><table class="table"><thead><tr><th scope="col">任务</th><th scope="col">责任单位</th><th scope="col">时限</th><th scope="col">位置</th></tr></thead>
<tbody>${tasks.map(({ task, departments, deadline, locator }) => html`<tr><td>${task}</td><td>${departments.join("、")}</td><td>${deadline ?? ""}</td><td>${locator}</td></tr>`)}</tbody></table></div></details>`;
}

/** All passages as they were cut. */
function passagesView({ passages }: Reading): Html {
  return html`<h2>条款</h2><ol class="passages">${passages.map(({ locator, text, path }) => html`<li><p><strong>${locator}</strong> <span class="quiet">${path.join(" › ")}</span></p><p class="lines">${text.trim()}</p></li>`)}</ol>`;
}
