import { html } from "hono/html";
import { DOCUMENT_LIMIT, type StoredDocument } from "#bot/publishing/document-store.ts";
import { mayAct } from "../accounts/account.ts";
import { formView } from "../frame/form.ts";
import { formatMoment } from "../frame/format.ts";
import type { Html } from "../frame/html.ts";
import type { Staff } from "../frame/staff.ts";
import { type TableWish, tableView } from "../frame/table.ts";

const PATH = "/staff/knowledge/documents";

export interface DocumentsPage {
  readonly documents: readonly StoredDocument[];
  readonly table: TableWish;
  readonly staff: Staff;
  readonly fault: string | null;
}

/** The documents that were uploaded, with the form that takes another one. */
export function documentsView({ documents, table, staff, fault }: DocumentsPage): Html {
  const most = DOCUMENT_LIMIT / 2 ** 20;
  return html`<p><a href="/staff/knowledge">← 知识</a></p><h1>上传的文件</h1>
${fault ? html`<p class="fault" role="alert">${fault}</p>` : ""}
${
  mayAct(staff.account.role, "editor")
    ? formView({
        action: PATH,
        session: staff.session,
        isUpload: true,
        content: html`<label class="field"><span class="field__label">官方文件</span><input type="file" name="file" required accept=".pdf,.docx,.html,.htm,.txt"><span class="field__help">有文字的 PDF、DOCX、HTML、TXT（UTF-8、GB18030 都行），最多 ${String(most)} MB。扫描件没有文字，读不了。</span></label>
<button class="primary" type="submit">上传并读出条款</button>`,
      })
    : ""
}
${tableView({
  columns: [
    {
      key: "title",
      title: "标题",
      cell: ({ id, title, name }) => html`<a href="${PATH}/${id}">${title ?? name}</a>`,
      value: ({ title, name }) => title ?? name,
    },
    {
      key: "number",
      title: "文号",
      cell: ({ number }) => number ?? "—",
      value: ({ number }) => number,
    },
    { key: "name", title: "文件", cell: ({ name }) => name, value: ({ name }) => name },
    { key: "by", title: "谁", cell: ({ by }) => by, value: ({ by }) => by },
    { key: "at", title: "时间", cell: ({ at }) => formatMoment(at), value: ({ at }) => at },
  ],
  rows: documents,
  wish: table,
  path: PATH,
  caption: "上传的文件",
  empty: "还没有上传过文件。",
})}`;
}
