import type { Concept } from "#knowledge/glossary.ts";
import type { Matter } from "#knowledge/matter.ts";
import type { MatterSources } from "./describe-matters.ts";
import type { Embedder } from "./embedder.ts";
import { expandQuery } from "./expand-query.ts";
import { explainLists, type SearchExplanation } from "./explain-lists.ts";
import { fuseScores } from "./fuse-scores.ts";
import type { MatterIndexes } from "./matter-indexes.ts";
import {
  createRankedLists,
  type OutsideFit,
  type RankedLists,
  type RankedStatement,
} from "./ranked-lists.ts";
import { SETTINGS, type SearchSettings } from "./settings.ts";

/** A matter that may be meant. */
export interface RankedMatter {
  readonly matter: Matter;
  /** Fused; comparable within one search only. */
  readonly score: number;
}

export interface SearchResult {
  /** Best first. */
  readonly ranked: readonly RankedMatter[];
  /** Statements of records that the query fits, best first. */
  readonly statements: readonly RankedStatement[];
  /** Share of the query's content, by weight, that the best matter knows: 0 to 1. */
  readonly coverage: number;
  /** The same of any matter, by its id. */
  coverageOf(id: string): number;
  /** Lexical score of the best matter, for comparison between queries. */
  readonly strength: number;
  /** The subject outside the sources that the query fits best, on the same scale. */
  readonly outside: OutsideFit;
  /** Log-odds, by its words alone, that the query is about the sources and not about a subject outside. */
  readonly leaning: number;
}

/** Finds the matters that a query may mean. */
export type Search = (query: string) => SearchResult;
/** Tells by which lists a query finds its best matters, at which rank of each. Searches anew every time. */
export type SearchExplainer = (query: string) => SearchExplanation;

/** The search, and why it finds what it finds. */
export interface MatterSearch {
  readonly search: Search;
  readonly explain: SearchExplainer;
}

export interface SearchPorts extends MatterSources {
  readonly glossary: readonly Concept[];
  /** Words that say nothing of the subject. */
  readonly idleWords: readonly string[];
  readonly embedder: Embedder;
  /** Over the same sources. */
  readonly indexes: MatterIndexes;
}

/**
 * Gives the search over the indexes of matters, passages and records.
 *
 * Six scored lists are fused: all words of a matter in one text, what it is called, how people ask for it
 * (its third nearest phrasing counts), what plan or record says of it, its latent topics, and how near its
 * phrasings are in meaning (word vectors). The subjects outside stand in the second and third, so that a query can be seen to fit them better.
 */
export function createSearch(
  ports: SearchPorts,
  settings: SearchSettings = SETTINGS,
): MatterSearch {
  const { matters, tokenizer, embedder, indexes } = ports;
  const byId = new Map(matters.map((matter) => [matter.id, matter]));
  const maker = createRankedLists(ports, indexes, { embedder, settings });
  const idle = new Set(ports.idleWords);
  const expand = expandQuery(ports.glossary);
  const rank = (query: string): RankedLists =>
    maker.rank(tokenizer.tokens(query), tokenizer.tokens(expand(query)));

  const search: Search = (query) => {
    const words = tokenizer.words(query).filter((word) => !idle.has(word));
    const { lists, statements, strength, outside, leaning } = rank(query);
    const ranked = fuseScores(lists).flatMap(({ id, score }) => {
      const matter = byId.get(id);
      return matter ? [{ matter, score }] : [];
    });
    const coverageOf = (id: string): number => shareKnown(words, maker.known(id), maker.weight);
    return {
      ranked,
      statements,
      coverage: coverageOf(ranked[0]?.matter.id ?? ""),
      coverageOf,
      strength,
      outside,
      leaning,
    };
  };
  return {
    search: remember(search),
    explain: (query) => explainLists({ query, expanded: expand(query) }, rank(query).lists, byId),
  };
}

/** Searches of one message, which several steps ask for. */
const REMEMBERED = 16;

/** The same search, which gives its last results again without searching. */
function remember(search: Search): Search {
  const results = new Map<string, SearchResult>();
  return (query) => {
    const known = results.get(query) ?? search(query);
    results.set(query, known);
    const oldest = results.size > REMEMBERED ? results.keys().next().value : undefined;
    if (oldest !== undefined) results.delete(oldest);
    return known;
  };
}

function shareKnown(
  words: readonly string[],
  known: ReadonlySet<string>,
  weight: (token: string) => number,
): number {
  let all = 0;
  let covered = 0;
  for (const word of new Set(words)) {
    all += weight(word);
    if (known.has(word)) covered += weight(word);
  }
  return all > 0 ? covered / all : 0;
}
