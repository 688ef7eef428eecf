import { html, raw } from "hono/html";
import type { Answer } from "#bot/answering/answer.ts";
import { convertPoint, type Point } from "#knowledge/places/coordinates.ts";
import type { PageWording } from "../page-wording.ts";
import type { Html } from "./layout.ts";

const WIDTH = 320;
const HEIGHT = 200;
const MARGIN = 28;
/** The scale bar takes at most this much of the width. */
const BAR_SHARE = 1 / 3;
const BAR_METRES = [50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000];
/** Mean radius of the earth (IUGG), in metres. */
const EARTH = 6_371_009;
/** A map of one spot still shows some ground around it. */
const SMALLEST_METRES = 200;

interface Drawn {
  readonly x: number;
  readonly y: number;
  readonly label: string;
}

/** A small map drawn from the points themselves: you, the places by number, a scale bar. Empty without two points. */
export function placeMapView({ places, here }: Answer, words: PageWording): Html | string {
  const spots = places.flatMap(({ point, datum }, at) =>
    point && datum ? [{ point: convertPoint(point, datum, "gcj02"), label: String(at + 1) }] : [],
  );
  const own = here && convertPoint(here.point, here.datum, "gcj02");
  const all = own ? [{ point: own, label: "" }, ...spots] : spots;
  if (all.length < 2 || spots.length === 0) return "";
  const { drawn, metresPerPixel } = project(all);
  const { map } = words;
  return html`<figure class="map"><svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${map.title}">
${drawn.map((spot) => spotView(spot, map.you))}${barView(metresPerPixel)}</svg>
<figcaption>${map.note}</figcaption></figure>`;
}

function spotView({ x, y, label }: Drawn, you: string): Html {
  const radius = label ? 9 : 6;
  const kind = label ? "place" : "you";
  return html`<circle class="map__${kind}" cx="${x}" cy="${y}" r="${radius}"></circle>
<text class="map__label map__label--${kind}" x="${x}" y="${label ? y + 4 : y - 10}">${label || you}</text>`;
}

/** North up, so that a metre is as long in both directions (equirectangular about the middle). */
function project(spots: readonly { point: Point; label: string }[]) {
  const middle = spots.reduce((sum, { point }) => sum + point[1], 0) / spots.length;
  const metres = spots.map(({ point: [longitude, latitude], label }) => ({
    east: radians(longitude) * EARTH * Math.cos(radians(middle)),
    north: radians(latitude) * EARTH,
    label,
  }));
  const east = span(metres.map((it) => it.east));
  const north = span(metres.map((it) => it.north));
  const metresPerPixel = Math.max(
    Math.max(SMALLEST_METRES, east.size) / (WIDTH - 2 * MARGIN),
    Math.max(SMALLEST_METRES, north.size) / (HEIGHT - 2 * MARGIN),
  );
  const drawn = metres.map(
    (it): Drawn => ({
      x: Math.round(WIDTH / 2 + (it.east - east.middle) / metresPerPixel),
      y: Math.round(HEIGHT / 2 - (it.north - north.middle) / metresPerPixel),
      label: it.label,
    }),
  );
  return { drawn, metresPerPixel };
}

function barView(metresPerPixel: number): Html {
  const most = WIDTH * BAR_SHARE * metresPerPixel;
  const metres = BAR_METRES.findLast((length) => length <= most) ?? BAR_METRES[0] ?? 1;
  const length = Math.round(metres / metresPerPixel);
  const label = metres >= 1000 ? `${metres / 1000} km` : `${metres} m`;
  const top = HEIGHT - 10;
  return html`${raw(`<path class="map__bar" d="M10 ${top - 5}V${top}H${10 + length}V${top - 5}"></path>`)}
<text class="map__scale" x="${16 + length}" y="${top}">${label}</text>`;
}

function span(values: readonly number[]): { size: number; middle: number } {
  const least = Math.min(...values);
  const most = Math.max(...values);
  return { size: most - least, middle: (least + most) / 2 };
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
