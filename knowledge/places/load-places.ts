import { SeedInvalidError } from "../errors.ts";
import { createSeedReader, type SeedReader } from "../read-seed.ts";
import { SEED_FILES, withImportedPlaces } from "../seed-texts.ts";
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
  const seeds = createSeedReader(withImportedPlaces(SEED_FILES, imported));
  const places = readPlaces(seeds);
  if (!places || seeds.faults.length > 0) throw new SeedInvalidError(seeds.faults);
  return places;
}

/** The same from a reader, in which faults gather. */
export function readPlaces(seeds: SeedReader): PlaceKnowledge | undefined {
  const gazetteer = seeds.read("districts.json", GazetteerSchema);
  const outlines = seeds.read("district-outlines.json", OutlinesSchema);
  const kinds = seeds.read("place-kinds.json", PlaceKindsSchema);
  const all = seeds
    .list("places")
    .flatMap((name) => seeds.read(`places/${name}`, PlaceListSchema) ?? []);
  if (!gazetteer || !outlines || !kinds) return undefined;
  const lists = [...new Map(all.map((list) => [list.id, list])).values()];
  seeds.faults.push(...lists.flatMap((list) => findPlaceFaults(list, gazetteer, kinds)));
  return { lists, gazetteer, outlines, kinds };
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
