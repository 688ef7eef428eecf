/** Two questions are nearly the same from this share of common pairs of characters on (Dice's coefficient). */
const LEAST_ALIKE = 0.75;

/**
 * Puts questions together that are the same or nearly: by their pairs of neighbouring characters, without marks and
 * blanks. Each joins the group whose first question it is most like. Groups that share no pair with a question are never
 * compared with it, so that some ten thousand questions are joined in about a second.
 */
export function joinAlike<Item>(items: readonly Item[], textOf: (item: Item) => string): Item[][] {
  const groups: { readonly pairs: ReadonlySet<string>; readonly items: Item[] }[] = [];
  const byKey = new Map<string, Item[]>();
  const byPair = new Map<string, number[]>();
  for (const item of items) {
    const key = keyOf(textOf(item));
    const pairs = pairsOf(key);
    const group = byKey.get(key) ?? groups[mostAlike(pairs, groups, byPair) ?? -1]?.items;
    if (group) {
      group.push(item);
      byKey.set(key, group);
      continue;
    }
    const made = { pairs, items: [item] };
    byKey.set(key, made.items);
    for (const pair of pairs) {
      const holders = byPair.get(pair) ?? [];
      holders.push(groups.length);
      byPair.set(pair, holders);
    }
    groups.push(made);
  }
  return groups.map((group) => group.items);
}

function mostAlike(
  pairs: ReadonlySet<string>,
  groups: readonly { readonly pairs: ReadonlySet<string> }[],
  byPair: ReadonlyMap<string, readonly number[]>,
): number | undefined {
  const shared = new Map<number, number>();
  for (const pair of pairs) {
    for (const group of byPair.get(pair) ?? []) shared.set(group, (shared.get(group) ?? 0) + 1);
  }
  let best: number | undefined;
  let most = LEAST_ALIKE;
  for (const [group, common] of shared) {
    const alike = (2 * common) / (pairs.size + (groups[group]?.pairs.size ?? 0));
    if (alike >= most) [best, most] = [group, alike];
  }
  return best;
}

function keyOf(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
}

function pairsOf(key: string): ReadonlySet<string> {
  const characters = [...key];
  if (characters.length < 2) return new Set(characters);
  return new Set(characters.slice(1).map((character, place) => `${characters[place]}${character}`));
}
