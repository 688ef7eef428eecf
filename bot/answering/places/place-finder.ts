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

/** Finds places of a kind in the lists. */
export interface PlaceFinder {
  /** Nearest first; places without a point cannot be compared and are left out. */
  nearest(kind: string, position: Position, limit: number): FoundPlace[];
  /** Those of a district, or of one of its towns, in the order of their lists. */
  within(
    kind: string,
    area: { readonly district: string; readonly town: string | null },
  ): FoundPlace[];
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
    nearest(kind, { point, datum }, limit) {
      const { located, search } = indexOf(kind);
      return search(convertPoint(point, datum, DATUM), limit).flatMap(({ place, metres }) => {
        const found = located[place];
        return found ? [{ ...found, metres }] : [];
      });
    },
    within: (kind, { district, town }) =>
      (byKind.get(kind) ?? [])
        .filter(({ place }) => place.district === district && (!town || place.town === town))
        .map((found) => ({ ...found, metres: null })),
    listsOf: (kind) => lists.filter((list) => list.kind === kind),
  };
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
