import { scaleLinear } from "d3-scale";
import { html } from "hono/html";
import type { Html } from "../frame/html.ts";
import { type ChartData, type Series, STYLES } from "./series.ts";

/** In units of the drawing; a phone shows about one a pixel, so its letters stay readable. */
export const SIZE = { width: 360, height: 200, left: 46, right: 20, top: 12, bottom: 26 } as const;
const TICKS = 4;
/** Labels under the axis that fit beside each other. */
const MOST_LABELS = 5;

/** What stands in the legend: a stretch of the line with its dashes, a bar. */
const KEYS = { line: "M0,6H24", bars: "M4,0H20V12H4Z" } as const;

export type Scale = (value: number) => number;

/** The scale of the values, from zero to a round number at or over the greatest one. */
export function valueScale(most: number): ReturnType<typeof scaleLinear<number, number>> {
  const { height, top, bottom } = SIZE;
  return scaleLinear()
    .domain([0, most > 0 ? most : 1])
    .nice(TICKS)
    .range([height - bottom, top]);
}

/**
 * Draws a chart in its frame: title, grid with its values, labels, what is drawn, the legend, and the same as a table,
 * which says all of it without being seen. Colours are classes, for inline styles are not allowed on our pages.
 *
 * @param x where the middle of a label stands
 */
export function chartFrame(
  data: ChartData,
  { x, y, most, key }: { x: Scale; y: Scale; most: number; key: "line" | "bars" },
  drawn: readonly Html[],
): Html {
  const { title, description, labels, format } = data;
  if (labels.length === 0) return emptyChart(title);
  const { width, height, left, right } = SIZE;
  const ticks = valueScale(most).ticks(TICKS);
  return html`<figure class="chart"><figcaption class="chart__title">${title}</figcaption>
<svg class="chart__drawing" viewBox="0 0 ${width} ${height}" role="img" aria-label="${title}">
<title>${title}</title><desc>${description}</desc>
<g aria-hidden="true">${ticks.map(
    (tick) =>
      html`<line class="chart__grid" x1="${left}" x2="${width - right}" y1="${round(y(tick))}" y2="${round(y(tick))}"></line><text class="chart__value" x="${left - 6}" y="${round(y(tick) + 4)}">${format(tick)}</text>`,
  )}${shownLabels(labels).map(
    (place) =>
      html`<text class="chart__label" x="${round(x(place))}" y="${height - 8}">${labels[place]}</text>`,
  )}${drawn}</g></svg>
${legendView(data, key)}${dataView(data)}</figure>`;
}

function emptyChart(title: string): Html {
  return html`<figure class="chart chart--empty"><figcaption class="chart__title">${title}</figcaption><p>还没有数据。</p></figure>`;
}

function legendView({ series }: ChartData, key: "line" | "bars"): Html | string {
  if (series.length < 2) return "";
  return html`<ul class="chart__legend">${series.map((it, place) => html`<li><svg class="chart__key" viewBox="0 0 24 12" aria-hidden="true"><path class="chart__${key} chart__${key}--${styleOf(it, place)}" d="${KEYS[key]}"></path></svg>${it.name}</li>`)}</ul>`;
}

function dataView({ title, labels, series, format }: ChartData): Html {
  const rows = labels.map((label, place) => {
    const cells = series.map(({ values }) => values[place] ?? null);
    return html`<tr><th scope="row">${label}</th>${cells.map((value) => html`<td>${value === null ? "—" : format(value)}</td>`)}</tr>`;
  });
  return html`<details class="chart__data"><summary>看数据</summary><div class="chart__scroll" role="region" aria-label="${title}" tabindex="0"><table>
<caption>${title}</caption><thead><tr><td></td>${series.map(({ name }) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${rows}</tbody></table></div></details>`;
}

/** The first, the last and some between, evenly. */
function shownLabels(labels: readonly string[]): number[] {
  const last = labels.length - 1;
  const steps = Math.min(labels.length, MOST_LABELS) - 1;
  if (steps < 1) return [0];
  return Array.from({ length: steps + 1 }, (_, step) => Math.round((step * last) / steps));
}

/** Which of the style sheet's styles a series has. */
export function styleOf({ style }: Series, place: number): number {
  return style ?? (place % STYLES) + 1;
}

/** A tenth of a unit is finer than any screen. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}
