import { scaleBand } from "d3-scale";
import { stack } from "d3-shape";
import { html } from "hono/html";
import type { Html } from "../frame/html.ts";
import { chartFrame, round, SIZE, styleOf, valueScale } from "./frame.ts";
import type { ChartData, Series } from "./series.ts";

/** Share of a bar's room that stays free beside it. */
const GAP = 0.2;
const NONE: Series = { name: "", values: [] };

/** Draws one bar for each label, the series' values upon each other; what is missing counts nothing. */
export function stackedBars(data: ChartData): Html {
  const { labels, series } = data;
  const places = labels.map((_, place) => place);
  const layers = stack<number, number>()
    .keys(series.map((_, place) => place))
    .value((place, of) => series[of]?.values[place] ?? 0)(places);
  const most = data.top ?? Math.max(0, ...layers.flatMap((layer) => layer.map(([, end]) => end)));
  const { width, left, right } = SIZE;
  const scale = scaleBand(places, [left, width - right]).padding(GAP);
  const x = (place: number): number => scale(place) ?? left;
  const y = valueScale(most);
  const drawn = layers.map(
    (layer, of) =>
      html`<g class="chart__bars chart__bars--${styleOf(series[of] ?? NONE, of)}">${layer.map(
        ([start, end], place) =>
          end > start
            ? html`<rect x="${round(x(place))}" y="${round(y(end))}" width="${round(scale.bandwidth())}" height="${round(y(start) - y(end))}"></rect>`
            : "",
      )}</g>`,
  );
  const middle = (place: number): number => x(place) + scale.bandwidth() / 2;
  return chartFrame(data, { x: middle, y, most, key: "bars" }, drawn);
}
