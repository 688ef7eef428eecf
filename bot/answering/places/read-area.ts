import type { Gazetteer } from "#knowledge/places/gazetteer.ts";
import { createLongestMatcher } from "#retrieval/longest-match.ts";

/** Where a message says that somebody is. */
export interface Area {
  readonly district: string;
  /** 街镇; `null` for the district as a whole. */
  readonly town: string | null;
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
 * Creates the reader of districts, towns and neighbourhoods. A town with its district (浦东张江) is that town; of several
 * towns the first counts; a word for more than one (虹桥) gives all of them unless the text names their district too.
 */
export function createAreaReader(gazetteer: Gazetteer): AreaReader {
  const meanings = collectMeanings(gazetteer);
  const match = createLongestMatcher([...meanings.keys(), ...gazetteer.decoys]);
  return (text) => {
    const words = match(text.toLowerCase()).filter((word) => meanings.has(word));
    if (words.length === 0) return null;
    const all = words.map((word) => meanings.get(word) ?? []);
    const districts = new Set(
      all.flatMap((areas) =>
        areas.length === 1 && areas[0]?.town === null ? [areas[0].district] : [],
      ),
    );
    const [first, ...rest] = preferTowns(all, districts);
    return first ? { words, areas: [first, ...rest] } : null;
  };
}

/** The narrowest thing that is named, within the district that is named beside it. */
function preferTowns(named: readonly (readonly Area[])[], districts: ReadonlySet<string>): Area[] {
  const narrow = named.find((areas) => areas.some(({ town }) => town !== null));
  const broad = named.find((areas) => areas.length > 0) ?? [];
  const wanted = narrow ?? named.find((areas) => areas.length > 1) ?? broad;
  if (districts.size === 0) return [...wanted];
  const within = wanted.filter(({ district }) => districts.has(district));
  return within.length > 0 ? within : [...(named.find((areas) => areas.length === 1) ?? wanted)];
}

function collectMeanings({ districts, ambiguous, areas }: Gazetteer): Map<string, Area[]> {
  const meanings = new Map<string, Area[]>();
  const add = (word: string, area: Area): void => {
    const known = meanings.get(word.toLowerCase()) ?? [];
    meanings.set(word.toLowerCase(), [...known, area]);
  };
  for (const { name, english, words, former, towns } of districts) {
    for (const word of new Set([name, english, ...words, ...former]))
      add(word, { district: name, town: null });
    for (const town of towns)
      for (const word of new Set([town.name, town.english, ...town.words]))
        add(word, { district: name, town: town.name });
  }
  for (const { word, places } of ambiguous)
    for (const place of places) {
      const [district = "", town = null] = place.split("/");
      add(word, { district, town });
    }
  for (const { word, districts: around } of areas)
    for (const district of around) add(word, { district, town: null });
  return meanings;
}
