import { html } from "hono/html";
import { ANSWER_STATUSES } from "#bot/answering/answer.ts";
import { STATUS_WORDS } from "#bot/golden/status-words.ts";
import { lineChart } from "../charts/line-chart.ts";
import { stackedBars } from "../charts/stacked-bars.ts";
import type { Html } from "../frame/html.ts";
import { receiptLink, receiptSearchView } from "../receipts/receipt-view.ts";
import type { ChannelCounts, DayCounts, Latency } from "./count-by-day.ts";
import type { FailedMatter, FailedQuestion } from "./group-failures.ts";

export interface InsightsModel {
  readonly days: readonly DayCounts[];
  readonly channels: readonly ChannelCounts[];
  readonly failures: readonly FailedMatter[];
  /** How far back one may look. */
  readonly spans: readonly {
    readonly days: number;
    readonly path: string;
    readonly isChosen: boolean;
  }[];
  /** Address of the same as CSV. */
  readonly exportPath: string;
  /** How staff know a matter. */
  nameOf(matter: string): string;
  channelName(channel: string): string;
  /** Where a question can be tried. */
  benchAddress(question: string): string;
}

const TIME = new Intl.DateTimeFormat("zh-CN", {
  timeZone: "Asia/Shanghai",
  dateStyle: "short",
  timeStyle: "short",
});
/** Questions of a matter that are seen at once. */
const SHOWN = 5;

/** What people ask: how it ends by day, how long it takes, by which channel, and what was left open. */
export function insightsView(model: InsightsModel): Html {
  const { days, channels, failures, spans, exportPath } = model;
  const asked = days.reduce((sum, day) => sum + day.asked, 0);
  return html`<section class="insights"><h1>大家问什么</h1>
<nav class="tabs" aria-label="时间">${spans.map((span) => html`<a href="${span.path}"${span.isChosen ? html` aria-current="page"` : ""}>近${span.days}天</a>`)}</nav>
<p>共${asked}个问题。<a href="${exportPath}">导出CSV</a></p>
${receiptSearchView()}
<div class="insights__charts">${statusChart(days)}${latencyChart(days)}</div>
${channelsView(channels, model)}
<h2>没有答好的问题</h2>
${failures.length === 0 ? html`<p>没有。</p>` : failures.map((failed) => matterView(failed, model))}
</section>`;
}

function statusChart(days: readonly DayCounts[]): Html {
  const used = ANSWER_STATUSES.filter((status) => days.some((day) => day.statuses[status] > 0));
  return stackedBars({
    title: "每天各种结果的比例",
    description: "每根柱是一天，从下到上是各种结果占当天问题的百分比。",
    labels: days.map(({ day }) => shortDay(day)),
    series: used.map((status) => ({
      name: STATUS_WORDS[status],
      // The same colour whichever statuses there are.
      style: ANSWER_STATUSES.indexOf(status) + 1,
      values: days.map(({ asked, statuses }) =>
        asked > 0 ? (100 * statuses[status]) / asked : null,
      ),
    })),
    format: (value) => `${Math.round(value * 10) / 10}%`,
    top: 100,
  });
}

const PERCENTILES = { p50: "一半在此以内", p95: "95%在此以内", p99: "99%在此以内" } as const;

function latencyChart(days: readonly DayCounts[]): Html {
  return lineChart({
    title: "每天的答复用时",
    description: "三条线是每天p50、p95、p99的毫秒数。",
    labels: days.map(({ day }) => shortDay(day)),
    series: (["p50", "p95", "p99"] as const).map((name) => ({
      name: PERCENTILES[name],
      values: days.map(({ latency }) => latency?.[name] ?? null),
    })),
    format: formatMs,
  });
}

function channelsView(channels: readonly ChannelCounts[], { channelName }: InsightsModel): Html {
  const rows = channels.map(
    ({ channel, asked, answered, useful, notUseful, latency }) => html`<tr>
<th scope="row">${channelName(channel)}</th><td>${asked}</td><td>${share(answered, asked)}</td>
<td>${useful}</td><td>${notUseful}</td><td>${latencyText(latency)}</td></tr>`,
  );
  return html`<div class="insights__scroll" role="region" aria-label="渠道" tabindex="0"><table class="insights__table"><caption>渠道</caption>
<thead><tr><th scope="col">渠道</th><th scope="col">问题</th><th scope="col">答复率</th><th scope="col">有用</th><th scope="col">没用</th><th scope="col">用时 p50 / p95 / p99</th></tr></thead>
<tbody>${rows}</tbody></table></div>`;
}

function matterView({ matter, count, questions }: FailedMatter, model: InsightsModel): Html {
  const name = matter === null ? "不像任何事项" : model.nameOf(matter);
  const rest = questions.slice(SHOWN);
  return html`<section class="insights__matter"><h3>${name} <small>${count}次</small></h3>
<ul>${questions.slice(0, SHOWN).map((it) => questionView(it, model))}</ul>
${rest.length > 0 ? html`<details><summary>还有${rest.length}个</summary><ul>${rest.map((it) => questionView(it, model))}</ul></details>` : ""}
</section>`;
}

function questionView(
  { question, count, newest, turnId, statuses, notUseful }: FailedQuestion,
  { benchAddress }: InsightsModel,
): Html {
  const names = statuses.map((status) => STATUS_WORDS[status]).join("、");
  const judged = notUseful > 0 ? `，${notUseful}次说没用` : "";
  return html`<li><a href="${benchAddress(question)}">${question || "（只发了位置）"}</a>
<small>${count}次，最近${TIME.format(newest)}，${names}${judged} · ${receiptLink(turnId)}</small></li>`;
}

function share(part: number, whole: number): string {
  return whole > 0 ? `${Math.round((100 * part) / whole)}%` : "—";
}

function latencyText(latency: Latency | null): string {
  if (!latency) return "—";
  return [latency.p50, latency.p95, latency.p99].map(formatMs).join(" / ");
}

function formatMs(value: number): string {
  return `${Math.round(value * 10) / 10}ms`;
}

/** 11-23 */
function shortDay(day: string): string {
  return day.slice(5);
}
