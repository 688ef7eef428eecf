import { convertPoint, type Position } from "#knowledge/places/coordinates.ts";
import type { Place, PlaceList } from "#knowledge/places/place-list.ts";
import { createNearbySearch, type NearbySearch, type Spot } from "#retrieval/find-nearby.ts";

/** A place and the list in which it stands. */
export interface ListedPlace {
  readonly place: Place;
  readonly list: PlaceList;
}

/** A place found, and how far it is from the asker where that is known. */
export interface FoundPlace extends ListedPlace {
  /** As the crow flies. */
  readonly metres: number | null;
}

/** A district, or one of its towns. */
interface Within {
  readonly district: string;
  readonly town: string | null;
}

/** Finds places of a kind in the lists. */
export interface PlaceFinder {
  /** Nearest first, of an area where one is given; places without a point cannot be compared and are left out. */
  nearest(kind: string, position: Position, limit: number, area?: Within | null): FoundPlace[];
  /** Those of a district, or of one of its towns, in the order of their lists. */
  within(kind: string, area: Within): FoundPlace[];
  /** How many of a kind have no district, so that they may lie in any. */
  countUnplaced(kind: string): number;
  /** The lists of a kind. */
  listsOf(kind: string): readonly PlaceList[];
}

/** All points are compared in the datum of most lists; a position is brought to it, so that it counts the same in any. */
const DATUM = "gcj02";

/** Creates the finder; the points of a kind are indexed when it is first looked for. */
export function createPlaceFinder(lists: readonly PlaceList[]): PlaceFinder {
  const byKind = Map.groupBy(
    lists.flatMap((list) => list.places.map((place): ListedPlace => ({ place, list }))),
    ({ list }) => list.kind,
  );
  const indexes = new Map<string, Indexed>();
  const indexOf = (kind: string): Indexed => {
    const known = indexes.get(kind) ?? indexPoints(byKind.get(kind) ?? []);
    indexes.set(kind, known);
    return known;
  };
  return {
    nearest(kind, { point, datum }, limit, area = null) {
      const { located, search } = indexOf(kind);
      const keep = (place: number): boolean => !area || isWithin(located[place]?.place, area);
      return search(convertPoint(point, datum, DATUM), limit, keep).flatMap(({ place, metres }) => {
        const found = located[place];
        return found ? [{ ...found, metres }] : [];
      });
    },
    within: (kind, area) =>
      (byKind.get(kind) ?? [])
        .filter(({ place }) => isWithin(place, area))
        .map((found) => ({ ...found, metres: null })),
    countUnplaced: (kind) =>
      (byKind.get(kind) ?? []).filter(({ place }) => place.district === null).length,
    listsOf: (kind) => lists.filter((list) => list.kind === kind),
  };
}

function isWithin(place: Place | undefined, { district, town }: Within): boolean {
  return place?.district === district && (town === null || place.town === town);
}

interface Indexed {
  readonly located: readonly ListedPlace[];
  readonly search: NearbySearch;
}

function indexPoints(places: readonly ListedPlace[]): Indexed {
  const located: ListedPlace[] = [];
  const spots: Spot[] = [];
  for (const found of places) {
    const { point } = found.place;
    if (!point || found.list.datum === null) continue;
    located.push(found);
    spots.push(convertPoint(point, found.list.datum, DATUM));
  }
  return { located, search: createNearbySearch(spots) };
}
