import type { RankedMatter, SearchResult } from "#retrieval/search.ts";
import type { ConfidenceSigns } from "./estimate-confidence.ts";
import type { Query } from "./understood.ts";

/** What was searched for, and its share in the scores. */
export interface WeightedQuery {
  readonly text: string;
  /** All of one search together 1. */
  readonly weight: number;
}

/** The search for something asked; its scores are the weighted mean of those of its queries. */
export interface Searched extends SearchResult {
  readonly queries: readonly WeightedQuery[];
}

/** Whether a matter of the sources is meant, and by what that was judged. */
export type Judgement =
  | {
      readonly by: "estimate";
      readonly signs: ConfidenceSigns;
      readonly estimate: number;
      /** From it on it is meant. */
      readonly least: number;
      readonly isSure: boolean;
    }
  /** A message that names a body or the plan, or goes on from the turn before, says so itself and needs less. */
  | {
      readonly by: "strength";
      readonly isNamed: boolean;
      readonly strength: number;
      readonly least: number;
      /** Of the best subject outside, which must be weaker where nothing is named. */
      readonly outside: number;
      readonly isSure: boolean;
    };

/** One thing asked, what the search found for it, and whether that is meant. */
export interface SearchedPiece {
  readonly query: Query;
  readonly searched: Searched;
  readonly judgement: Judgement;
}

/** The matters of one thing asked, in the order in which they may answer it. */
export interface RankedPiece {
  readonly query: Query;
  readonly ranked: readonly RankedMatter[];
}
