import { html } from "hono/html";
import { formatMonthOrDay } from "#knowledge/format-day.ts";
import type { PlaceKind } from "#knowledge/places/place-kind.ts";
import type { Place, PlaceList } from "#knowledge/places/place-list.ts";
import { mapLinks } from "../../map-links.ts";
import { fill, type LibraryWording } from "../library-wording.ts";
import type { PageWording } from "../page-wording.ts";
import type { Html } from "./layout.ts";

export interface PlacesContext {
  readonly libraryWords: LibraryWording;
  readonly words: PageWording;
  readonly kinds: readonly PlaceKind[];
}

/** All lists of places, by kind. */
export function placesView(lists: readonly PlaceList[], context: PlacesContext): Html {
  const { libraryWords: words, kinds } = context;
  const sorted = kinds.flatMap(({ id }) => lists.filter((list) => list.kind === id));
  return html`<article class="document"><h1>${words.placesPage}</h1><p>${words.placesIntro}</p>
<ul class="shelf">${sorted.map((list) => cardView(list, context))}</ul></article>`;
}

function cardView(list: PlaceList, context: PlacesContext): Html {
  return html`<li class="card"><h2><a href="/places/${list.id}">${list.name}</a></h2>
<p class="card__facts">${factsOf(list, context)}</p><p>${list.coverage.zh}</p></li>`;
}

function factsOf(list: PlaceList, { libraryWords: words, kinds }: PlacesContext): string {
  return fill(words.placesCount, {
    kind: kinds.find(({ id }) => id === list.kind)?.name ?? list.kind,
    count: String(list.places.length),
    day: dayOf(list, words),
  });
}

function dayOf({ asOf, seenOn }: PlaceList, words: LibraryWording): string {
  const day = formatMonthOrDay(asOf ?? seenOn, "zh");
  return asOf ? day : fill(words.placesUndated, { day });
}

/** Rows of a long list that are shown, so that the page still opens on a phone. */
const SHOWN = 500;

/** One list: where it comes from, what it covers, and its places. */
export function placeListView(list: PlaceList, context: PlacesContext): Html {
  const { libraryWords: words } = context;
  const facts: [string, string | null][] = [
    [words.placesIssuer, list.issuer],
    [words.placesAsOf, dayOf(list, words)],
    [words.placesCovers, list.coverage.zh],
    [words.placesLicence, [list.licence, list.attribution].filter(Boolean).join("；")],
  ];
  return html`<article class="document"><h1>${list.name}</h1><p>${factsOf(list, context)}</p>
<dl class="facts">${facts.map(([name, value]) => (value ? html`<dt>${name}</dt><dd>${value}</dd>` : ""))}</dl>
${list.url ? html`<p><a href="${list.url}" rel="noreferrer">${words.placesSource}</a></p>` : ""}
<ol class="lines places">${list.places.slice(0, SHOWN).map((place) => rowView(place, list, context))}</ol>
${cutView(list.places.length, words)}
<p><a class="weui-btn weui-btn_default" href="/places">${words.placesPage}</a></p></article>`;
}

function cutView(count: number, words: LibraryWording): Html | string {
  if (count <= SHOWN) return "";
  const values = { shown: String(SHOWN), count: String(count) };
  return html`<p>${fill(words.placesCut, values)}</p>`;
}

function rowView(place: Place, { datum }: PlaceList, { libraryWords, words }: PlacesContext): Html {
  const { name, address, district, town, districtInferred, point, phone, hours } = place;
  const area = district ? `${district}${town ?? ""}` : libraryWords.placesNoDistrict;
  const note = districtInferred ? `（${libraryWords.placesInferred}）` : "";
  const { amap } = mapLinks({ name, address, point: point ?? null, datum });
  return html`<li><b>${name}</b> ${address} <small>${[`${area}${note}`, phone, hours].filter(Boolean).join(" · ")}</small> <a href="${amap}" rel="noreferrer">${words.map.amap}</a></li>`;
}
