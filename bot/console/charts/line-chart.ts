import { scalePoint } from "d3-scale";
import { line } from "d3-shape";
import { html } from "hono/html";
import type { Html } from "../frame/html.ts";
import { chartFrame, round, SIZE, styleOf, valueScale } from "./frame.ts";
import type { ChartData, Series } from "./series.ts";

/** Points drawn as such where the labels are so few; a single one would not be seen otherwise. */
const MOST_POINTS = 40;

/** Draws series as lines over their labels; a line has a gap where a value is missing. */
export function lineChart(data: ChartData): Html {
  const { labels, series } = data;
  const values = series.flatMap((it) => it.values.filter((value) => value !== null));
  const most = data.top ?? Math.max(0, ...values);
  const places = labels.map((_, place) => place);
  const { width, left, right } = SIZE;
  const scale = scalePoint(places, [left, width - right]).padding(labels.length > 1 ? 0.2 : 0.5);
  const x = (place: number): number => scale(place) ?? left;
  const y = valueScale(most);
  const drawn = series.map((it, place) => lineView(it, styleOf(it, place), { x, y }));
  return chartFrame(data, { x, y, most, key: "line" }, drawn);
}

function lineView(
  { values }: Series,
  style: number,
  { x, y }: { x: (place: number) => number; y: (value: number) => number },
): Html {
  const path = line<number | null>()
    .defined((value) => value !== null)
    .x((_, place) => round(x(place)))
    .y((value) => round(y(value ?? 0)));
  const points = values.length > MOST_POINTS ? [] : values;
  return html`<path class="chart__line chart__line--${style}" d="${path(values) ?? ""}"></path>${points.map(
    (value, place) =>
      value === null
        ? ""
        : html`<circle class="chart__point chart__point--${style}" cx="${round(x(place))}" cy="${round(y(value))}" r="2.5"></circle>`,
  )}`;
}
