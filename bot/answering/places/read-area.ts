import type { Gazetteer } from "#knowledge/places/gazetteer.ts";
import { createLongestMatcher } from "#retrieval/longest-match.ts";

/** Where a message says that somebody is. */
export interface Area {
  readonly district: string;
  /** 街镇; `null` for the district as a whole. */
  readonly town: string | null;
  /** The neighbourhood that was named and stands for its district; `null` when district or town were named. */
  readonly around: string | null;
}

/** The area that a text names, or those that it may mean. */
export interface AreaNamed {
  /** The words that name it. */
  readonly words: readonly string[];
  /** One, or several to choose from. */
  readonly areas: readonly [Area, ...Area[]];
}

export type AreaReader = (text: string) => AreaNamed | null;

/**
 * Creates the reader of districts, towns and neighbourhoods. Of several the last counts (从杨浦搬到松江), narrowed by a
 * town or neighbourhood named before it that lies there (张江，浦东的); a word for more than one town (虹桥) gives all of
 * them unless the text names their district too.
 */
export function createAreaReader(gazetteer: Gazetteer): AreaReader {
  const meanings = collectMeanings(gazetteer);
  const match = createLongestMatcher([...meanings.keys(), ...gazetteer.decoys]);
  return (text) => {
    const words = match(text.toLowerCase()).filter((word) => meanings.has(word));
    const [first, ...rest] = narrow(words.map((word) => meanings.get(word) ?? []));
    return first ? { words, areas: [first, ...rest] } : null;
  };
}

/** The last thing that is named; a narrower one of the same district goes before it. */
function narrow(named: readonly (readonly Area[])[]): readonly Area[] {
  const last = named.at(-1) ?? [];
  const [only, ...others] = last;
  if (!only) return [];
  if (others.length > 0) {
    const districts = named.filter(isDistrict).map(([area]) => area?.district);
    const within = last.filter(({ district }) => districts.includes(district));
    return within.length > 0 ? within : last;
  }
  if (!isDistrict(last)) return last;
  const inIt = named
    .map((areas) => areas.filter(({ district }) => district === only.district))
    .filter((areas) => areas.length === 1 && !isDistrict(areas));
  return inIt.at(-1) ?? last;
}

function isDistrict(areas: readonly Area[]): boolean {
  const [only] = areas;
  return areas.length === 1 && only?.town === null && only.around === null;
}

type Meaning = readonly [word: string, area: Area];

function collectMeanings(gazetteer: Gazetteer): Map<string, Area[]> {
  const meanings = new Map<string, Area[]>();
  for (const [word, area] of [...listDistricts(gazetteer), ...listOthers(gazetteer)]) {
    const key = word.toLowerCase();
    meanings.set(key, [...(meanings.get(key) ?? []), area]);
  }
  return meanings;
}

function listDistricts({ districts }: Gazetteer): Meaning[] {
  return districts.flatMap(({ name, english, words, former, towns }) => [
    ...[...new Set([name, english, ...words])].map((word): Meaning => [word, areaOf(name)]),
    ...former.map((word): Meaning => [word, { ...areaOf(name), around: word }]),
    ...towns.flatMap((town) =>
      [...new Set([town.name, town.english, ...town.words])].map(
        (word): Meaning => [word, areaOf(name, town.name)],
      ),
    ),
  ]);
}

function listOthers({ ambiguous, areas }: Gazetteer): Meaning[] {
  return [
    ...ambiguous.flatMap(({ word, places }) =>
      places.map((place): Meaning => {
        const [district = "", town = null] = place.split("/");
        return [word, areaOf(district, town)];
      }),
    ),
    ...areas.flatMap(({ word, districts }) =>
      districts.map((district): Meaning => [word, { ...areaOf(district), around: word }]),
    ),
  ];
}

function areaOf(district: string, town: string | null = null): Area {
  return { district, town, around: null };
}
