import type { Gazetteer } from "../gazetteer.ts";

/** What the row says of where the place is. */
export interface Whereabouts {
  readonly district: string;
  readonly town: string;
  readonly address: string;
  /** The district that the outlines give for its point. */
  readonly outlined: string | null;
}

/** Where the place is by the gazetteer's names. */
export interface Location {
  readonly district: string | null;
  /** Whether only the outlines tell the district. */
  readonly isInferred: boolean;
  readonly town: string | null;
  /** A town that the list says and the gazetteer does not have there. */
  readonly unknownTown?: string;
  readonly fault?: string;
}

type District = Gazetteer["districts"][number];
type Town = District["towns"][number];

/**
 * Makes the function that says in which district and town a place lies: by its own columns, else by full names in the
 * address, else, the district only, by the outlines.
 */
export function createLocator({ districts }: Gazetteer): (place: Whereabouts) => Location {
  const byWord = new Map<string, District>();
  for (const district of districts)
    for (const word of [district.name, ...district.words]) byWord.set(toKey(word), district);

  return ({ district: said, town: saidTown, address, outlined }) => {
    const none = { district: null, isInferred: false, town: null };
    const own = byWord.get(toKey(said));
    if (said !== "" && !own) return { ...none, fault: describeUnknown(said, districts) };
    const named = own ?? findInAddress(address, districts) ?? findByTown(saidTown, districts);
    const district = named ?? districts.find(({ name }) => name === outlined);
    if (!district) return saidTown === "" ? none : { ...none, unknownTown: saidTown };
    const town = matchTown(saidTown, district);
    return {
      district: district.name,
      isInferred: !named,
      town: (town ?? findTownInAddress(address, district))?.name ?? null,
      ...(saidTown !== "" && !town ? { unknownTown: saidTown } : {}),
    };
  };
}

/** `上海市静安区`, `静安区`, `静安` and `Jing'an` are one. */
function toKey(word: string): string {
  return word.replace(/^上海市?/u, "").toLowerCase();
}

function describeUnknown(said: string, districts: readonly District[]): string {
  const today = districts.find(({ former }) => former.includes(said));
  return `is in "${said}", which is no district${today ? `: it lies in ${today.name} today` : ""}`;
}

/** The district whose full name comes first in the address. */
function findInAddress(address: string, districts: readonly District[]): District | undefined {
  let [first, found]: [number, District | undefined] = [address.length, undefined];
  for (const district of districts) {
    const at = address.indexOf(district.name);
    if (at >= 0 && at < first) [first, found] = [at, district];
  }
  return found;
}

/** No two districts have a town of the same name. */
function findByTown(said: string, districts: readonly District[]): District | undefined {
  return said === ""
    ? undefined
    : districts.find(({ towns }) => towns.some(({ name }) => name === said));
}

function matchTown(said: string, { towns }: District): Town | undefined {
  if (said === "") return undefined;
  const key = said.toLowerCase();
  return towns.find(({ name }) => name === said) ?? towns.find(({ words }) => words.includes(key));
}

/** The longest full name, since one may be the end of another. */
function findTownInAddress(address: string, { towns }: District): Town | undefined {
  return towns
    .filter(({ name }) => address.includes(name))
    .sort((one, other) => other.name.length - one.name.length)[0];
}
