import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { SeedInvalidError } from "../errors.ts";
import { checkSeed, readSeed, seedPath } from "../read-seed.ts";
import { type Outlines, OutlinesSchema } from "./district-outlines.ts";
import { type Gazetteer, GazetteerSchema } from "./gazetteer.ts";
import { type PlaceKinds, PlaceKindsSchema } from "./place-kind.ts";
import { type PlaceList, PlaceListSchema } from "./place-list.ts";

/** All that is known of places. */
export interface PlaceKnowledge {
  readonly lists: readonly PlaceList[];
  readonly gazetteer: Gazetteer;
  readonly outlines: Outlines;
  readonly kinds: PlaceKinds;
}

/**
 * Reads the lists of places, the districts and what people call them.
 *
 * @param imported folder of lists that `places:import` wrote; one with the id of a seed takes its place
 * @throws SeedInvalidError with every fault of every file at once.
 */
export function loadPlaces(imported?: string): PlaceKnowledge {
  const faults: string[] = [];
  const gazetteer = readSeed("districts.json", GazetteerSchema, faults);
  const outlines = readSeed("district-outlines.json", OutlinesSchema, faults);
  const kinds = readSeed("place-kinds.json", PlaceKindsSchema, faults);
  const given = readLists(seedPath("places"), faults);
  const own = imported && existsSync(imported) ? readLists(imported, faults) : [];
  if (!gazetteer || !outlines || !kinds) throw new SeedInvalidError(faults);
  const lists = [...new Map([...given, ...own].map((list) => [list.id, list])).values()];
  faults.push(...lists.flatMap((list) => findPlaceFaults(list, gazetteer, kinds)));
  if (faults.length > 0) throw new SeedInvalidError(faults);
  return { lists, gazetteer, outlines, kinds };
}

function readLists(folder: string, faults: string[]): PlaceList[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .sort()
    .flatMap((name) => {
      const path = join(folder, name);
      return checkSeed(path, readFileSync(path, "utf8"), PlaceListSchema, faults) ?? [];
    });
}

/** What the list's own schema cannot see: districts, towns and kinds that must exist elsewhere. */
export function findPlaceFaults(
  list: PlaceList,
  { districts }: Gazetteer,
  { kinds }: PlaceKinds,
): string[] {
  const towns = new Map(
    districts.map(({ name, towns: own }) => [name, new Set(own.map((town) => town.name))]),
  );
  const faults = kinds.some(({ id }) => id === list.kind)
    ? []
    : [`places/${list.id}: kind "${list.kind}" is not in place-kinds.json`];
  for (const [place, { name, district, town }] of list.places.entries()) {
    const where = `places/${list.id}: place ${place + 1} (${name})`;
    const own = district === null ? undefined : towns.get(district);
    if (district !== null && !own) faults.push(`${where}: no district "${district}"`);
    if (town !== null && !own?.has(town)) faults.push(`${where}: no town "${town}" in ${district}`);
  }
  return faults;
}
