import { html } from "hono/html";
import type { Reading } from "#bot/publishing/read-document.ts";
import type { ClauseChange } from "#knowledge/documents/compare-documents.ts";
import { diffView } from "../frame/diff-view.ts";
import type { Html } from "../frame/html.ts";

const LABELS: Readonly<Record<ClauseChange["kind"], string>> = {
  same: "没变",
  changed: "改了",
  added: "新增",
  removed: "删去",
  moved: "换了位置",
};
const TAGS: Readonly<Record<ClauseChange["kind"], string>> = {
  same: "",
  changed: "tag_warn",
  added: "tag_good",
  removed: "tag_bad",
  moved: "",
};

/** Two versions clause by clause; what is the same is only counted. */
export function comparisonView(
  changes: readonly ClauseChange[],
  { before, after }: { before: Reading; after: Reading },
): Html {
  const differing = changes.filter(({ kind }) => kind !== "same");
  return html`<h1>逐条对比</h1>
<p>旧：${titleOf(before)}<br>新：${titleOf(after)}</p>
<p class="quiet">${String(changes.length - differing.length)} 条没变，${String(differing.length)} 条不同。</p>
${differing.length === 0 ? html`<p class="notice">两份文件没有不同。</p>` : differing.map(changeView)}`;
}

function titleOf({ facts }: Reading): string {
  return [facts.title?.value ?? "（没有标题）", facts.number?.value ?? ""].join(" ").trim();
}

function changeView({ kind, before, after, runs }: ClauseChange): Html {
  const [old, fresh] = [before?.locator, after?.locator];
  const where = old && fresh && old !== fresh ? `${old} → ${fresh}` : (fresh ?? old ?? "");
  return html`<article class="card result"><h3>${where} <span class="tag ${TAGS[kind]}">${LABELS[kind]}</span></h3>${diffView(runs)}</article>`;
}
