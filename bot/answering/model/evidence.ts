import type { CheckedNames } from "./checked-names.ts";
import { type Item, readStatement, type Statement } from "./read-statement.ts";

/** A place in one of the passages. */
export interface Spot {
  readonly statement: Statement;
  readonly at: number;
}

/** The passages that a sentence cites, read for checking. */
export interface Evidence {
  readonly statements: readonly Statement[];
  /** All that the passages bear out. */
  readonly given: ReadonlySet<string>;
  /** Where a thing stands: a character, a word, or what a claim bears out. */
  readonly spots: ReadonlyMap<string, readonly Spot[]>;
  readonly text: string;
}

/** Reads passages once for any number of sentences. */
export function readEvidence(passages: readonly string[], names: CheckedNames): Evidence {
  const statements = passages.map((passage) => readStatement(passage, names));
  const spots = new Map<string, Spot[]>();
  for (const statement of statements) {
    statement.items.forEach((item, at) => {
      if (item.stop) return;
      for (const key of item.claim?.gives ?? [item.key]) {
        const known = spots.get(key);
        if (known) known.push({ statement, at });
        else spots.set(key, [{ statement, at }]);
      }
    });
  }
  const given = new Set(statements.flatMap(({ claims }) => claims.flatMap(({ gives }) => gives)));
  return { statements, given, spots, text: statements.map(({ text }) => text).join("\n") };
}

/** Where the passages speak of what an item of a sentence is. */
export function spotsOf({ claim, key, stop }: Item, { spots }: Evidence): readonly Spot[] {
  if (stop) return [];
  return (claim?.needs ?? [key]).flatMap((wanted) => spots.get(wanted) ?? []);
}

/** A claim says more than a character. */
const CLAIM_WEIGHT = 3;
const FARTHEST = 8;

/**
 * How much is the same in both texts, going left or right from a place.
 *
 * @param isWhole past the ends of clauses too, where both texts have one
 */
export function sameAlong(own: Spot, theirs: Spot, step: 1 | -1, isWhole = true): number {
  let weight = 0;
  for (let by = 0; by < FARTHEST; by += 1) {
    const mine = own.statement.items[own.at + by * step];
    const other = theirs.statement.items[theirs.at + by * step];
    if (!mine || !other || !isSame(mine, other)) break;
    if (mine.stop && mine.stop !== "aside" && !isWhole) break;
    weight += weightOf(mine);
  }
  return weight;
}

function weightOf({ stop, claim, key }: Item): number {
  if (stop) return 0;
  if (claim) return CLAIM_WEIGHT;
  return key.length > 1 ? 2 : 1;
}

function isSame(mine: Item, other: Item): boolean {
  if (mine.claim && other.claim) {
    const { gives } = other.claim;
    return mine.claim.needs.some((key) => gives.includes(key));
  }
  return !mine.claim && !other.claim && mine.key === other.key && mine.stop === other.stop;
}
