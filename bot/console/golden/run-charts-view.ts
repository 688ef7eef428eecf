import { html } from "hono/html";
import { FIGURES } from "#bot/golden/check-golden.ts";
import type { GoldenRun, Share } from "#bot/golden/golden-run.ts";
import { lineChart } from "../charts/line-chart.ts";
import { formatMoment } from "../frame/format.ts";
import type { Html } from "../frame/html.ts";
import { FIGURE_LABELS } from "./golden-words.ts";

/** So many of the newest runs are drawn. */
const DRAWN = 30;

/** A chart of how many questions were answered right, and one for each figure that something was expected of. */
export function runChartsView(runs: readonly GoldenRun[]): Html {
  const drawn = runs.slice(0, DRAWN).toReversed();
  if (drawn.length < 2) return html`<p class="quiet">运行两次以上就有走势图。</p>`;
  const chart = (title: string, shareOf: (run: GoldenRun) => Share): Html =>
    lineChart({
      title,
      description: `最近${drawn.length}次运行里${title}的百分比。`,
      labels: drawn.map(({ endedAt }) => formatMoment(endedAt).slice(5)),
      series: [{ name: title, values: drawn.map((run) => percentOf(shareOf(run))) }],
      format: (value) => `${Math.round(value * 10) / 10}%`,
      top: 100,
    });
  const used = FIGURES.filter((figure) =>
    drawn.some(({ totals }) => totals.figures[figure].asked > 0),
  );
  return html`<div class="insights__charts">${chart("全部答对", ({ totals }) => totals)}
${used.map((figure) => chart(FIGURE_LABELS[figure], ({ totals }) => totals.figures[figure]))}</div>`;
}

function percentOf({ asked, passed }: Share): number | null {
  return asked === 0 ? null : (100 * passed) / asked;
}
