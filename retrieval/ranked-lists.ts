import type { OutsideSubject } from "#knowledge/language.ts";
import { isRecordMatter } from "#knowledge/matter.ts";
import { createDenseIndex, type DenseSearch } from "./dense-index.ts";
import {
  type Described,
  describeMatters,
  describeOutside,
  type MatterSources,
  type RecordStatement,
} from "./describe-matters.ts";
import type { WeightedList } from "./fuse-scores.ts";
import { createLexicalIndex, type Hit, type LexicalIndex } from "./lexical-index.ts";
import { createPhrasingSearch } from "./near-phrasings.ts";
import type { SearchSettings } from "./settings.ts";
import type { Tokens } from "./tokenize.ts";
import { createWordEmbedder, openWordVectors } from "./word-vectors.ts";

/** A statement that a query fits. */
export interface RankedStatement {
  readonly record: string;
  readonly anchor: string;
  readonly score: number;
}

/** The lists of one query and how well it fits matters and subjects outside. */
export interface RankedLists {
  readonly lists: readonly WeightedList[];
  /** Statements of records, best first. */
  readonly statements: readonly RankedStatement[];
  readonly strength: number;
  readonly outside: { readonly kind: OutsideSubject["kind"]; readonly strength: number };
}

export interface ListMaker {
  /** All words by which each matter is known, by its id. */
  readonly known: ReadonlyMap<string, ReadonlySet<string>>;
  /**
   * @param tokens of the query as asked, for people's words and the records' statements
   * @param expanded of the query with the sources' terms, for the sources' own words
   */
  rank(tokens: readonly string[], expanded: readonly string[]): RankedLists;
  /** Inverse document frequency of a token among the profiles. */
  weight(token: string): number;
}

/** How many phrasings of a matter must fit a query; one or two may by chance. */
const AGREEING = 3;
/** Matters, of those that have the most of the words, whose phrasings are compared in meaning. */
const NEAREST = 40;
const OUTSIDE = "outside:";

/** Indexes matters, subjects outside and statements, and gives the scored lists of matters for a query. */
export function createRankedLists(sources: MatterSources, settings: SearchSettings): ListMaker {
  const { outside } = sources;
  const inside = describeMatters(sources);
  const strangers = describeOutside(sources).map((item) => ({ ...item, id: OUTSIDE + item.id }));
  const kinds = new Map(outside.map(({ id, kind }) => [OUTSIDE + id, kind]));
  const described = [...inside, ...strangers];
  const fields = createFieldIndexes(inside, described, settings);
  const findStatements = createStatementSearch(sources, settings);
  const findByTopics = createTopicList(inside, recordMatterIds(sources), settings);
  const findByMeaning = createPhrasingSearch(
    inside,
    createWordEmbedder(openWordVectors()),
    AGREEING,
  );
  const { depth, weights } = settings;

  return {
    known: new Map(inside.map((item) => [item.id, wordsOf(item)])),
    weight: (token) => fields.profile.weight(token),
    rank(tokens, expanded) {
      const profile = divide(fields.profile.search(tokens, depth));
      const phrasings = fields.asks.search(tokens, depth * 4);
      const ask = divide(nthPerId(phrasings, 1));
      const stranger = ask.outside[0]?.id ?? profile.outside[0]?.id ?? "";
      const most = heaviest(tokens, fields.full);
      const full = fields.full.search(tokens, depth);
      return {
        lists: [
          { hits: full, weight: weights.full / most },
          { hits: profile.inside, weight: weights.profile / most },
          { hits: divide(nthPerId(phrasings, AGREEING)).inside, weight: weights.asks / most },
          { hits: fields.source.search(expanded, depth), weight: weights.source / most },
          { hits: findByTopics(tokens, depth), weight: weights.topics },
          {
            hits: findByMeaning(
              tokens,
              full.slice(0, NEAREST).map(({ id }) => id),
            ),
            weight: weights.meaning,
          },
        ],
        statements: findStatements(tokens),
        strength: best(profile.inside) + best(ask.inside),
        outside: {
          kind: kinds.get(stranger) ?? "other",
          strength: best(profile.outside) + best(ask.outside),
        },
      };
    },
  };
}

interface FieldIndexes {
  /** What matters and subjects are called. */
  readonly profile: LexicalIndex;
  /** Each phrasing by itself. */
  readonly asks: LexicalIndex;
  /** What the sources say of each matter. */
  readonly source: LexicalIndex;
  /** All of a matter in one text. */
  readonly full: LexicalIndex;
}

function createFieldIndexes(
  inside: readonly Described[],
  described: readonly Described[],
  { bm25 }: SearchSettings,
): FieldIndexes {
  const index = (items: readonly Described[], tokensOf: (item: Described) => string[]) =>
    createLexicalIndex(
      items.map((item) => ({ id: item.id, tokens: tokensOf(item) })),
      bm25,
    );
  const phrasings = described.flatMap(({ id, asks }) =>
    asks.map((ask) => ({ id, tokens: allOf(ask) })),
  );
  return {
    profile: index(described, ({ profile }) => allOf(profile)),
    asks: createLexicalIndex(phrasings, bm25),
    source: index(inside, ({ source }) => allOf(source)),
    full: index(inside, ({ profile, asks, source }) => [profile, ...asks, source].flatMap(allOf)),
  };
}

function createStatementSearch(
  { statements, tokenizer }: MatterSources,
  { bm25, depth }: SearchSettings,
): (tokens: readonly string[]) => RankedStatement[] {
  const byId = new Map<string, RecordStatement>(
    statements.map((item) => [`${item.record}#${item.anchor}`, item]),
  );
  const index = createLexicalIndex(
    [...byId].map(([id, { text }]) => ({ id, tokens: tokenizer.tokens(text) })),
    bm25,
  );
  return (tokens) =>
    index.search(tokens, depth).flatMap(({ id, score }) => {
      const item = byId.get(id);
      return item ? [{ record: item.record, anchor: item.anchor, score }] : [];
    });
}

/**
 * Ranks by latent topics. Plan and records have a space each, so that a record that is added moves no
 * matter of the plan; the records' smaller space has the larger cosines and is weighed down.
 */
function createTopicList(
  inside: readonly Described[],
  records: ReadonlySet<string>,
  settings: SearchSettings,
): DenseSearch {
  const items = inside.map(({ id, profile, asks }) => ({
    id,
    tokens: [profile, ...asks].flatMap(({ words }) => words),
  }));
  const spaces = [
    items.filter(({ id }) => !records.has(id)),
    items.filter(({ id }) => records.has(id)),
  ].map((own) => createDenseIndex(own, settings));
  const weights = [1, settings.recordTopics];
  return (tokens, limit) =>
    spaces
      .flatMap((search, place) => {
        const weight = weights[place] ?? 1;
        return search(tokens, limit).map(({ id, score }) => ({ id, score: score * weight }));
      })
      .sort((a, b) => b.score - a.score)
      .slice(0, limit);
}

function recordMatterIds({ matters }: MatterSources): ReadonlySet<string> {
  return new Set(matters.filter(isRecordMatter).map(({ id }) => id));
}

function wordsOf({ profile, asks }: Described): ReadonlySet<string> {
  return new Set([profile, ...asks].flatMap(({ words }) => words));
}

function allOf({ words, pairs }: Tokens): string[] {
  return [...words, ...pairs];
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
