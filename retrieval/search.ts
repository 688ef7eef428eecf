import type { Concept } from "#knowledge/glossary.ts";
import type { Matter } from "#knowledge/matter.ts";
import type { MatterSources } from "./describe-matters.ts";
import type { Embedder } from "./embedder.ts";
import { expandQuery } from "./expand-query.ts";
import { explainLists, type SearchExplanation } from "./explain-lists.ts";
import { fuseScores } from "./fuse-scores.ts";
import type { Hit } from "./lexical-index.ts";
import type { MatterIndexes } from "./matter-indexes.ts";
import {
  createRankedLists,
  type ListName,
  type NamedList,
  NEAREST,
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
  /**
   * The same by our own lists alone, by which it is judged whether a matter is meant at all; vectors from outside have a
   * say in which one, and only there.
   */
  readonly own: readonly RankedMatter[];
  /** Statements of records that the query fits, best first. */
  readonly statements: readonly RankedStatement[];
  /** Share of the query's content, by weight, that the best matter of `own` knows: 0 to 1. */
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

/** Which matters are near in meaning to a query; `null` where that is not known. */
export type Meaning = (query: string, nearest: Iterable<string>) => readonly Hit[] | null;

/** The search, and why it finds what it finds. */
export interface MatterSearch {
  readonly search: Search;
  /** The same search with a second list of what is near in meaning, for the queries for which there is one. */
  searchBy(meaning: Meaning): Search;
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

  const toRanked = (lists: readonly NamedList[]): RankedMatter[] =>
    fuseScores(lists).flatMap(({ id, score }) => {
      const matter = byId.get(id);
      return matter ? [{ matter, score }] : [];
    });
  const find = remember((query): Found => {
    const words = tokenizer.words(query).filter((word) => !idle.has(word));
    const { lists, ...fit } = rank(query);
    const ranked = toRanked(lists);
    const coverageOf = (id: string): number => shareKnown(words, maker.known(id), maker.weight);
    const coverage = coverageOf(ranked[0]?.matter.id ?? "");
    return { lists, result: { ...fit, ranked, own: ranked, coverage, coverageOf } };
  });
  return {
    search: (query) => find(query).result,
    searchBy: (meaning) =>
      remember((query) => {
        const { lists, result } = find(query);
        const hits = meaning(query, idsOf(lists, "full").slice(0, NEAREST));
        if (!hits) return result;
        const halves = lists.flatMap((list) =>
          list.name === "meaning" ? halve(list, hits) : list,
        );
        return { ...result, ranked: toRanked(halves) };
      }),
    explain: (query) => explainLists({ query, expanded: expand(query) }, rank(query).lists, byId),
  };
}

interface Found {
  readonly lists: readonly NamedList[];
  readonly result: SearchResult;
}

/** Our own list of what is near in meaning at half its weight, and another at the other half: what one mistakes the other mends. */
function halve(list: NamedList, hits: readonly Hit[]): NamedList[] {
  const weight = list.weight / 2;
  return [
    { ...list, weight },
    { ...list, hits, weight },
  ];
}

function idsOf(lists: readonly NamedList[], name: ListName): string[] {
  return lists.find((list) => list.name === name)?.hits.map(({ id }) => id) ?? [];
}

/** Searches of one message, which several steps ask for. */
const REMEMBERED = 16;

/** The same search, which gives its last results again without searching. */
function remember<Result>(search: (query: string) => Result): (query: string) => Result {
  const results = new Map<string, Result>();
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
