import type { OutsideSubject } from "#knowledge/language.ts";
import { type DenseSearch, openDenseIndex } from "./dense-index.ts";
import { createMatterDescriber, type Described, type MatterSources } from "./describe-matters.ts";
import type { Embedder } from "./embedder.ts";
import type { WeightedList } from "./fuse-scores.ts";
import { leaningOf } from "./leaning.ts";
import { type Hit, type LexicalIndex, openLexicalIndex } from "./lexical-index.ts";
import { type MatterIndexes, OUTSIDE, statementId } from "./matter-indexes.ts";
import { openPhrasingSearch } from "./near-phrasings.ts";
import type { SearchSettings } from "./settings.ts";

/** A statement that a query fits. */
export interface RankedStatement {
  readonly record: string;
  readonly anchor: string;
  readonly score: number;
}

/** Each list and how it finds: by the words that stand there, or by vectors of what is meant. */
export const LIST_KINDS = {
  full: "lexical",
  profile: "lexical",
  asks: "lexical",
  source: "lexical",
  topics: "dense",
  meaning: "dense",
} as const satisfies Record<keyof SearchSettings["weights"], "lexical" | "dense">;
export type ListName = keyof typeof LIST_KINDS;

export interface NamedList extends WeightedList {
  readonly name: ListName;
}

/** The lists of one query and how well it fits matters and subjects outside. */
export interface RankedLists {
  readonly lists: readonly NamedList[];
  /** Statements of records, best first. */
  readonly statements: readonly RankedStatement[];
  readonly strength: number;
  readonly outside: OutsideFit;
  /** Log-odds, by its words alone, that the query is about the sources. */
  readonly leaning: number;
}

/** How well a query fits the best subject outside. */
export interface OutsideFit {
  /** Id of the subject; empty when none fits at all. */
  readonly id: string;
  readonly kind: OutsideSubject["kind"];
  /** Lexical score by its names and phrasings. */
  readonly strength: number;
  /** Score of all its words, as a share of the greatest that the query could have; as in the first list. */
  readonly share: number;
}

export interface ListMaker {
  /** All words by which a matter is known. */
  known(id: string): ReadonlySet<string>;
  /**
   * @param tokens of the query as asked, for people's words and the records' statements
   * @param expanded of the query with the sources' terms, for the sources' own words
   */
  rank(tokens: readonly string[], expanded: readonly string[]): RankedLists;
  /** Inverse document frequency of a token among the profiles. */
  weight(token: string): number;
}

/** How many phrasings of a matter must fit a query; one or two may by chance. */
export const AGREEING = 3;
/** Matters, of those that have the most of the words, whose phrasings are compared in meaning. */
export const NEAREST = 40;

/** Gives the scored lists of matters for a query from their indexes. */
export function createRankedLists(
  sources: MatterSources,
  indexes: MatterIndexes,
  { embedder, settings }: { embedder: Embedder; settings: SearchSettings },
): ListMaker {
  const kinds = new Map(sources.outside.map(({ id, kind }) => [OUTSIDE + id, kind]));
  const fields = openFields(indexes, settings);
  const findStatements = openStatementSearch(sources, indexes, settings);
  const findByTopics = openTopicList(indexes, settings);
  const findByMeaning = openPhrasingSearch(indexes.phrasings, embedder, AGREEING);
  const { depth, weights } = settings;

  return {
    known: findKnownWords(sources),
    weight: (token) => fields.profile.weight(token),
    rank(tokens, expanded) {
      const profile = divide(fields.profile.search(tokens, depth));
      const phrasings = fields.asks.search(tokens, depth * 4);
      const ask = divide(nthPerId(phrasings, 1));
      const stranger = ask.outside[0]?.id ?? profile.outside[0]?.id ?? "";
      const most = heaviest(tokens, fields.full);
      const full = fields.full.search(tokens, depth);
      const all = fields.all.search(tokens, Number.POSITIVE_INFINITY);
      const agreeing = divide(nthPerId(phrasings, AGREEING)).inside;
      const source = fields.source.search(expanded, depth);
      const nearest = full.slice(0, NEAREST).map(({ id }) => id);
      return {
        lists: [
          { name: "full", hits: full, weight: weights.full / most },
          { name: "profile", hits: profile.inside, weight: weights.profile / most },
          { name: "asks", hits: agreeing, weight: weights.asks / most },
          { name: "source", hits: source, weight: weights.source / most },
          { name: "topics", hits: findByTopics(tokens, depth), weight: weights.topics },
          { name: "meaning", hits: findByMeaning(tokens, nearest), weight: weights.meaning },
        ],
        statements: findStatements(tokens),
        strength: best(profile.inside) + best(ask.inside),
        leaning: leaningOf(tokens, indexes.leaning, indexes.postings.asks.terms),
        outside: {
          id: stranger.slice(OUTSIDE.length),
          kind: kinds.get(stranger) ?? "other",
          strength: best(profile.outside) + best(ask.outside),
          share: best(divide(all).outside) / heaviest(tokens, fields.all),
        },
      };
    },
  };
}

type Fields = Record<"profile" | "asks" | "source" | "full" | "all", LexicalIndex>;

function openFields({ postings }: MatterIndexes, { bm25 }: SearchSettings): Fields {
  return {
    profile: openLexicalIndex(postings.profile, bm25),
    asks: openLexicalIndex(postings.asks, bm25),
    source: openLexicalIndex(postings.source, bm25),
    full: openLexicalIndex(postings.full, bm25),
    all: openLexicalIndex(postings.all, bm25),
  };
}

function openStatementSearch(
  { statements }: MatterSources,
  { postings }: MatterIndexes,
  { bm25, depth }: SearchSettings,
): (tokens: readonly string[]) => RankedStatement[] {
  const byId = new Map(statements.map((item) => [statementId(item), item]));
  const index = openLexicalIndex(postings.statements, bm25);
  return (tokens) =>
    index.search(tokens, depth).flatMap(({ id, score }) => {
      const item = byId.get(id);
      return item ? [{ record: item.record, anchor: item.anchor, score }] : [];
    });
}

/** Ranks by latent topics. The records' smaller space has the larger cosines and is weighed down. */
function openTopicList({ topics }: MatterIndexes, settings: SearchSettings): DenseSearch {
  const spaces = [
    { search: openDenseIndex(topics.plan, settings), weight: 1 },
    { search: openDenseIndex(topics.records, settings), weight: settings.recordTopics },
  ];
  return (tokens, limit) =>
    spaces
      .flatMap(({ search, weight }) =>
        search(tokens, limit).map(({ id, score }) => ({ id, score: score * weight })),
      )
      .sort((a, b) => b.score - a.score)
      .slice(0, limit);
}

/** Cuts a matter's words when they are first asked for: all of them would hold up the start. */
function findKnownWords(sources: MatterSources): ListMaker["known"] {
  const byId = new Map(sources.matters.map((matter) => [matter.id, matter]));
  const describe = createMatterDescriber(sources);
  const found = new Map<string, ReadonlySet<string>>();
  return (id) => {
    const known = found.get(id);
    const matter = byId.get(id);
    if (known || !matter) return known ?? new Set();
    const words = wordsOf(describe(matter));
    found.set(id, words);
    return words;
  };
}

function wordsOf({ profile, asks }: Described): ReadonlySet<string> {
  return new Set([profile, ...asks].flatMap(({ words }) => words));
}

/** The weight of all tokens of a query, by which scores of long and short queries become comparable. */
function heaviest(tokens: readonly string[], index: LexicalIndex): number {
  return [...new Set(tokens)].reduce((sum, token) => sum + index.weight(token), 0) || 1;
}

function divide(hits: readonly Hit[]): { inside: Hit[]; outside: Hit[] } {
  return {
    inside: hits.filter(({ id }) => !id.startsWith(OUTSIDE)),
    outside: hits.filter(({ id }) => id.startsWith(OUTSIDE)),
  };
}

/** The n-th best hit of each id, in rank order. */
function nthPerId(hits: readonly Hit[], n: number): Hit[] {
  const seen = new Map<string, number>();
  return hits.filter(({ id }) => {
    const count = (seen.get(id) ?? 0) + 1;
    seen.set(id, count);
    return count === n;
  });
}

function best(hits: readonly Hit[]): number {
  return hits[0]?.score ?? 0;
}
