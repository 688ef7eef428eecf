import type { Matter } from "#knowledge/matter.ts";
import { fuseScores } from "./fuse-scores.ts";
import type { Hit } from "./lexical-index.ts";
import { LIST_KINDS, type ListName, type NamedList } from "./ranked-lists.ts";

/** Where a matter stands in one list. */
export interface ListPlace {
  /** 1 is the best. */
  readonly rank: number;
  /** The list's own: comparable within the list only. */
  readonly score: number;
  /** What the list adds to the fused score. */
  readonly gain: number;
}

/** A matter with its place in each list, in the order of the lists; `null` where a list does not have it. */
export interface ExplainedMatter {
  readonly matter: Matter;
  /** Fused. */
  readonly score: number;
  readonly places: readonly (ListPlace | null)[];
}

export interface ExplainedList {
  readonly name: ListName;
  readonly kind: "lexical" | "dense";
  /** What its scores count for, of this query. */
  readonly weight: number;
  /** How many matters it has. */
  readonly found: number;
}

/** Why a query finds what it finds. */
export interface SearchExplanation {
  readonly query: string;
  /** The query with the sources' terms, by which the sources' own words are searched. */
  readonly expanded: string;
  readonly lists: readonly ExplainedList[];
  /** Best first. */
  readonly matters: readonly ExplainedMatter[];
}

/** Matters that are told of; those behind them have no part in an answer. */
const EXPLAINED = 12;

/** Tells of the best matters of some lists where each of the lists has them. */
export function explainLists(
  { query, expanded }: Pick<SearchExplanation, "query" | "expanded">,
  lists: readonly NamedList[],
  matters: ReadonlyMap<string, Matter>,
): SearchExplanation {
  const places = lists.map(placesIn);
  const best = fuseScores(lists).flatMap(({ id, score }) => {
    const matter = matters.get(id);
    return matter ? [{ matter, score, places: places.map((of) => of.get(id) ?? null) }] : [];
  });
  return {
    query,
    expanded,
    lists: lists.map(({ name, weight, hits }) => ({
      name,
      kind: LIST_KINDS[name],
      weight,
      found: hits.length,
    })),
    matters: best.slice(0, EXPLAINED),
  };
}

function placesIn({ hits, weight }: NamedList): Map<string, ListPlace> {
  const toPlace = ({ id, score }: Hit, place: number): [string, ListPlace] => [
    id,
    { rank: place + 1, score, gain: weight * score },
  ];
  return new Map(hits.map(toPlace));
}
