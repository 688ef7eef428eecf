import { convertPoint, type Position } from "#knowledge/places/coordinates.ts";
import { findDistrict } from "#knowledge/places/district-outlines.ts";
import type { PlaceKnowledge } from "#knowledge/places/load-places.ts";
import type { PlaceKind } from "#knowledge/places/place-kind.ts";
import type { FoundPlace, PlaceFinder } from "./place-finder.ts";
import type { Area } from "./read-area.ts";
import type { PlaceQuestion } from "./read-place-question.ts";

/** A kind of place that is looked for. */
export interface KindAsked {
  readonly kind: PlaceKind;
  /** Whether the message named no kind, so that one was chosen for it. */
  readonly isChosen: boolean;
}

/** What is said to a question for a place. */
export type PlaceOutcome =
  /** The position lies outside the city. */
  | { readonly found: "outside" }
  /** The words name several areas. */
  | {
      readonly found: "which-area";
      readonly areas: readonly Area[];
      readonly kind: PlaceKind | null;
    }
  /** An area and no kind. */
  | { readonly found: "which-kind"; readonly area: Area }
  /** A kind and neither area nor position. */
  | { readonly found: "where-to"; readonly kind: PlaceKind }
  /** No list has any there. */
  | { readonly found: "none"; readonly kind: PlaceKind; readonly area: Area | null }
  | {
      readonly found: "places";
      readonly asked: KindAsked;
      readonly places: readonly FoundPlace[];
      /** How many there are in all. */
      readonly count: number;
      /** Where they are; `null` when they are the nearest to a position. */
      readonly area: Area | null;
      /** The town that was asked for, when its district answers in its place. */
      readonly instead: string | null;
      /** Whether the area was read off the map from a position. */
      readonly isAbout: boolean;
    };

const NEAREST = 3;
const LISTED = 5;

export interface PlaceParts {
  readonly finder: PlaceFinder;
  readonly knowledge: PlaceKnowledge;
}

/** Chooses what answers a question for a place. */
export function choosePlaces(question: PlaceQuestion, parts: PlaceParts): PlaceOutcome {
  const { position, area: named, kind } = question;
  if (!position) return choosePlacesByName(question, null, parts);
  const here = convertPoint(position.point, position.datum, "gcj02");
  const district = findDistrict(here, parts.knowledge.outlines);
  if (district === null) return { found: "outside" };
  const near = nearest(kind, position, parts);
  return near ?? choosePlacesByName({ ...question, area: named }, district, parts);
}

/** The nearest of a kind that has points; without a kind, of the first one. */
function nearest(
  own: PlaceKind | null,
  position: Position,
  { finder, knowledge }: PlaceParts,
): PlaceOutcome | null {
  const kind = own ?? knowledge.kinds.kinds[0];
  const places = kind ? finder.nearest(kind.id, position, NEAREST) : [];
  if (!kind || places.length === 0) return null;
  const asked = { kind, isChosen: own === null };
  const count = places.length;
  return { found: "places", asked, places, count, area: null, instead: null, isAbout: false };
}

/** @param district in which the position lies, by the outlines */
function choosePlacesByName(
  { area: named, kind }: PlaceQuestion,
  district: string | null,
  parts: PlaceParts,
): PlaceOutcome {
  if (named && named.areas.length > 1) return { found: "which-area", areas: named.areas, kind };
  const area = named?.areas[0] ?? (district === null ? null : { district, town: null });
  if (kind)
    return area ? within(kind, area, { parts, isAbout: named === null }) : whereTo(kind, parts);
  return area ? { found: "which-kind", area } : { found: "outside" };
}

function whereTo(kind: PlaceKind, { finder }: PlaceParts): PlaceOutcome {
  const isListed = finder.listsOf(kind.id).length > 0;
  return isListed ? { found: "where-to", kind } : { found: "none", kind, area: null };
}

/** Those of the town; when it has none, those of its district. */
function within(
  kind: PlaceKind,
  area: Area,
  { parts, isAbout }: { parts: PlaceParts; isAbout: boolean },
): PlaceOutcome {
  const { district } = area;
  const inTown = parts.finder.within(kind.id, area);
  const all = inTown.length > 0 ? inTown : parts.finder.within(kind.id, { district, town: null });
  if (all.length === 0) return { found: "none", kind, area };
  const isWider = inTown.length === 0 && area.town !== null;
  return {
    found: "places",
    asked: { kind, isChosen: false },
    places: all.slice(0, LISTED),
    count: all.length,
    area: isWider ? { district, town: null } : area,
    instead: isWider ? area.town : null,
    isAbout,
  };
}
