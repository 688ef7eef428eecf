import { html } from "hono/html";
import { FIGURES } from "#bot/golden/check-golden.ts";
import type { GoldenRun, KeptResult } from "#bot/golden/golden-run.ts";
import { formatMoment } from "../frame/format.ts";
import type { Html } from "../frame/html.ts";
import type { TableWish } from "../frame/table.ts";
import { tableView } from "../frame/table.ts";
import { FIGURE_LABELS } from "./golden-words.ts";
import { type ResultParts, resultView } from "./result-view.ts";

const PATH = "/staff/golden/runs";

/** All runs that are kept, with a chart for each figure above them. */
export function runsView(runs: readonly GoldenRun[], table: TableWish, charts: Html): Html {
  return html`<p><a href="/staff/golden">← 必答题</a></p><h1>历次运行</h1>
${charts}
${tableView({
  columns: [
    {
      key: "at",
      title: "时间",
      cell: ({ id, endedAt }) => html`<a href="${PATH}/${id}">${formatMoment(endedAt)}</a>`,
      value: ({ endedAt }) => endedAt,
    },
    {
      key: "passed",
      title: "答对",
      cell: ({ totals }) => `${totals.passed} / ${totals.asked}`,
      value: ({ totals }) => totals.passed / Math.max(1, totals.asked),
      isNumber: true,
    },
    ...FIGURES.map((figure) => ({
      key: figure,
      title: FIGURE_LABELS[figure],
      cell: ({ totals }: GoldenRun) => shareLabel(totals.figures[figure]),
      value: ({ totals }: GoldenRun) =>
        totals.figures[figure].passed / Math.max(1, totals.figures[figure].asked),
      isNumber: true,
    })),
    {
      key: "seconds",
      title: "用时（秒）",
      cell: ({ startedAt, endedAt }) => ((endedAt - startedAt) / 1_000).toFixed(1),
      value: ({ startedAt, endedAt }) => endedAt - startedAt,
      isNumber: true,
    },
    {
      key: "version",
      title: "知识",
      cell: ({ version }) => version,
      value: ({ version }) => version,
    },
    { key: "by", title: "谁", cell: ({ by }) => by, value: ({ by }) => by },
  ],
  rows: runs,
  wish: table,
  path: PATH,
  caption: "历次运行",
  empty: "还没有运行过。",
})}`;
}

function shareLabel({ asked, passed }: { asked: number; passed: number }): string {
  return asked === 0 ? "—" : `${passed} / ${asked}`;
}

/** A run that has ended: what failed first, each with what changed since it last passed. */
export function runView(
  run: GoldenRun,
  results: readonly KeptResult[],
  partsOf: (result: KeptResult) => ResultParts,
): Html {
  const { totals, startedAt, endedAt, by, version } = run;
  const failed = results.filter(({ misses }) => misses.length > 0);
  const seconds = ((endedAt - startedAt) / 1_000).toFixed(1);
  return html`<p><a href="${PATH}">← 历次运行</a></p>
<h1>${String(totals.passed)} / ${String(totals.asked)} 答对</h1>
<p class="quiet">${by} ${formatMoment(startedAt)}，用时 ${seconds} 秒，知识${version}。</p>
<ul class="cards cards_small">${FIGURES.filter((figure) => totals.figures[figure].asked > 0).map(
    (figure) =>
      html`<li class="card">${FIGURE_LABELS[figure]}<p class="card__figure">${shareLabel(totals.figures[figure])}</p></li>`,
  )}</ul>
${failed.length === 0 ? html`<p class="notice">全部答对。</p>` : html`<h2>答错的 ${String(failed.length)} 题</h2>${failed.map((result) => resultView(result, partsOf(result)))}`}`;
}
