import { convertPoint, type Position } from "#knowledge/places/coordinates.ts";
import { findDistrict } from "#knowledge/places/district-outlines.ts";
import type { PlaceKnowledge } from "#knowledge/places/load-places.ts";
import type { PlaceKind } from "#knowledge/places/place-kind.ts";
import type { FoundPlace, PlaceFinder } from "./place-finder.ts";
import type { Area } from "./read-area.ts";
import type { PlaceQuestion } from "./read-place-question.ts";

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
  /** A position, and a kind that there is no list of. */
  | { readonly found: "unknown-kind" }
  /** A kind and neither area nor position. */
  | { readonly found: "where-to"; readonly kind: PlaceKind }
  /** No list names a place of the kind there. */
  | {
      readonly found: "none";
      readonly kind: PlaceKind;
      readonly area: Area | null;
      readonly isAbout: boolean;
    }
  | FoundPlaces;

/** Places to tell. */
export interface FoundPlaces {
  readonly found: "places";
  readonly kind: PlaceKind;
  /** Whether the message named no kind, so that one was chosen for it. */
  readonly isChosen: boolean;
  readonly places: readonly FoundPlace[];
  /** How many there are in all. */
  readonly count: number;
  /** Where they are; `null` when they are the nearest to a position. */
  readonly area: Area | null;
  /** The town that was asked for, when its district answers in its place. */
  readonly instead: string | null;
  /** Whether the area was read off the map from a position. */
  readonly isAbout: boolean;
  /** The asker's own district, when no list names a place of the kind there. */
  readonly uncovered: string | null;
}

const NEAREST = 3;
const LISTED = 5;

export interface PlaceParts {
  readonly finder: PlaceFinder;
  readonly knowledge: PlaceKnowledge;
}

/** Chooses what answers a question for a place. */
export function choosePlaces(question: PlaceQuestion, parts: PlaceParts): PlaceOutcome {
  const { position, area: named, kind } = question;
  if (question.isUnknownKind) return { found: "unknown-kind" };
  if (named && named.areas.length > 1) return { found: "which-area", areas: named.areas, kind };
  const [area = null] = named?.areas ?? [];
  if (!position) return byName(kind, area, { parts, isAbout: false });
  const here = convertPoint(position.point, position.datum, "gcj02");
  const district = findDistrict(here, parts.knowledge.outlines);
  if (district === null)
    return area ? byName(kind, area, { parts, isAbout: false }) : { found: "outside" };
  const own = { district, town: null, around: null };
  return (
    nearest(kind, { position, area, own }, parts) ??
    byName(kind, area ?? own, { parts, isAbout: area === null })
  );
}

/** The nearest of a kind that has points, of the named area where there is one; without a kind, of the first one. */
function nearest(
  own: PlaceKind | null,
  { position, area, own: here }: { position: Position; area: Area | null; own: Area },
  { finder, knowledge }: PlaceParts,
): PlaceOutcome | null {
  const kind = own ?? knowledge.kinds.kinds[0];
  if (!kind) return null;
  const inTown = finder.nearest(kind.id, position, NEAREST, area);
  const whole = area && { ...area, town: null };
  const places = inTown.length > 0 ? inTown : finder.nearest(kind.id, position, NEAREST, whole);
  if (places.length === 0) return null;
  const isBare = area === null && finder.within(kind.id, here).length === 0;
  return {
    found: "places",
    kind,
    isChosen: own === null,
    places,
    count: places.length,
    area: null,
    instead: null,
    isAbout: false,
    uncovered: isBare ? here.district : null,
  };
}

function byName(
  kind: PlaceKind | null,
  area: Area | null,
  { parts, isAbout }: { parts: PlaceParts; isAbout: boolean },
): PlaceOutcome {
  if (kind) return area ? within(kind, area, { parts, isAbout }) : whereTo(kind, parts);
  return area ? { found: "which-kind", area } : { found: "outside" };
}

function whereTo(kind: PlaceKind, { finder }: PlaceParts): PlaceOutcome {
  const isListed = finder.listsOf(kind.id).length > 0;
  return isListed
    ? { found: "where-to", kind }
    : { found: "none", kind, area: null, isAbout: false };
}

/** Those of the town; when it has none, those of its district. */
function within(
  kind: PlaceKind,
  area: Area,
  { parts, isAbout }: { parts: PlaceParts; isAbout: boolean },
): PlaceOutcome {
  const inTown = parts.finder.within(kind.id, area);
  const all = inTown.length > 0 ? inTown : parts.finder.within(kind.id, { ...area, town: null });
  if (all.length === 0) return { found: "none", kind, area, isAbout };
  const isWider = inTown.length === 0 && area.town !== null;
  return {
    found: "places",
    kind,
    isChosen: false,
    places: all.slice(0, LISTED),
    count: all.length,
    area: isWider ? { ...area, town: null } : area,
    instead: isWider ? area.town : null,
    isAbout,
    uncovered: null,
  };
}
