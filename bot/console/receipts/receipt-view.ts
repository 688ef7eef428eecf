import { html } from "hono/html";
import type { AnswerReceipt, Receipt, ReceiptEvidence } from "#bot/answering/model/receipt.ts";
import { ASKED_DAYS, type Asked } from "#bot/conversation/asked-log.ts";
import { STATUS_WORDS } from "#bot/golden/status-words.ts";
import { formatMoment } from "../frame/format.ts";
import type { Html } from "../frame/html.ts";
import { channelName } from "../names.ts";
import { claimName, endingName, verdictName } from "./receipt-words.ts";

export const RECEIPTS_PATH = "/staff/receipts";

export interface ReceiptPage {
  readonly receipt: Receipt;
  /** What was asked; `null` where that is not kept. */
  readonly asked: Asked | null;
  /** Of the knowledge that is live now. */
  readonly liveVersion: string;
}

/** A link to how an answer came about. */
export function receiptLink(turnId: string): Html {
  return html`<a href="${RECEIPTS_PATH}/${encodeURIComponent(turnId)}">答复凭据</a>`;
}

/** The field that finds a receipt by the answer's id. */
export function receiptSearchView(): Html {
  return html`<form method="get" action="${RECEIPTS_PATH}" class="find"><label class="find__field"><span class="sr-only">答复编号</span><input type="search" name="id" placeholder="答复编号" required></label>
<button type="submit">查凭据</button></form>`;
}

/** How an answer came about. */
export function receiptView({ receipt, asked, liveVersion }: ReceiptPage): Html {
  const { turnId, at, evidence } = receipt;
  const rows: readonly (readonly [string, Html | string])[] = [
    ["编号", html`<code>${turnId}</code>`],
    ["时间", formatMoment(at)],
    ...(asked ? askedRows(asked) : []),
    ...receiptRows(receipt),
    ["知识版本", versionText(receipt.knowledgeVersion, liveVersion)],
  ];
  return html`<h1>答复凭据</h1>
${factsView(rows)}
<h2>依据</h2>
${evidence.length === 0 ? html`<p class="empty">这次没有引用资料。</p>` : html`<ul>${evidence.map(evidenceView)}</ul>`}
<p class="quiet">凭据不含问答内容，留${String(ASKED_DAYS)}天；提问人要求忘掉对话时一并删除。</p>`;
}

/** Who wrote an answer, what came of the checks of its sentences, and what it took. */
export function receiptRows(receipt: AnswerReceipt): [string, string][] {
  const { endedBy, isByModel } = receipt;
  return [
    ["作答", `${endingName(endedBy)}${isByModel ? "，标有「AI生成」" : ""}`],
    ["核对", checksText(receipt)],
    ...modelRows(receipt),
  ];
}

export function factsView(rows: readonly (readonly [string, Html | string])[]): Html {
  return html`<dl class="facts">${rows.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`;
}

function askedRows({ question, status, channel, elapsedMs }: Asked): [string, Html | string][] {
  const bench = new URLSearchParams({ question });
  return [
    ["问题", html`<a href="/staff/bench?${bench}">${question || "（只发了位置）"}</a>`],
    ["结果", STATUS_WORDS[status]],
    ["渠道", channelName(channel)],
    ["用时", `${Math.round(elapsedMs)} 毫秒`],
  ];
}

function checksText({ checks: { parts, replaced } }: AnswerReceipt): string {
  const found = replaced.map((kinds) => kinds.map(claimName).join("、"));
  if (found.length === 0) return `${parts} 句，没有替换`;
  return `${parts} 句，${found.length} 句原文不支持，没有照发：${found.join("；")}`;
}

function versionText(version: string, live: string): string {
  if (version === "") return "没有记";
  return version === live ? `${version}（现在生效的就是这一版）` : `${version}（现在是 ${live}）`;
}

function modelRows({ model, promptVersion, tokens, opinion }: AnswerReceipt): [string, string][] {
  if (model === null) return [];
  const used = tokens ? `${tokens.prompt} + ${tokens.completion}` : "没有报告";
  return [
    ["大模型", model],
    ...(opinion ? [["认事项", verdictName(opinion.verdict)] satisfies [string, string]] : []),
    ["提示词", [promptVersion, opinion?.promptVersion].filter(Boolean).join("、") || "—"],
    ["用量（词元，读 + 写）", used],
  ];
}

function evidenceView({ id, title, locator }: ReceiptEvidence): Html {
  return html`<li>《${title}》${locator} <small><code>${id}</code></small></li>`;
}

/** What is said of an id that has no receipt. */
export function noReceiptView(id: string): Html {
  return html`<h1>没有这份凭据</h1>
<p>没有编号为<code>${id}</code>的答复凭据。凭据留${String(ASKED_DAYS)}天，提问人忘掉对话时也会删除；编号可以在「大家问什么」导出的表里查。</p>
${receiptSearchView()}`;
}
