import type { OutsideSubject } from "#knowledge/language.ts";
import { isRecordMatter, type Matter } from "#knowledge/matter.ts";
import type { Passage } from "#knowledge/passage.ts";
import type { Plan } from "#knowledge/plan.ts";
import { createDenseIndex, type DenseSearch } from "./dense-index.ts";
import type { WeightedList } from "./fuse-ranks.ts";
import { createLexicalIndex, type Hit, type LexicalIndex } from "./lexical-index.ts";
import type { SearchSettings } from "./settings.ts";
import type { Tokenizer, Tokens } from "./tokenize.ts";

/** Something that a record says. */
export interface RecordStatement {
  readonly record: string;
  /** Where on the record it stands: `benefit-1`. */
  readonly anchor: string;
  readonly text: string;
}

/** A statement that a query fits. */
export interface RankedStatement {
  readonly record: string;
  readonly anchor: string;
  readonly score: number;
}

/** What the lists are made of. */
export interface ListSources {
  readonly plan: Plan;
  /** Of the plan and of the records. */
  readonly matters: readonly Matter[];
  /** What the records say, statement by statement. */
  readonly statements: readonly RecordStatement[];
  readonly outside: readonly OutsideSubject[];
  readonly tokenizer: Tokenizer;
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
   * @param tokens of the query as asked, for the matters, which have people's words
   * @param expanded of the query with the sources' terms, for the plan's sentences, which have not
   */
  rank(tokens: readonly string[], expanded: readonly string[]): RankedLists;
  /** Inverse document frequency of a token among the profiles. */
  weight(token: string): number;
}

/** A matter or a subject outside, as what it is called and how people ask for it, cut into tokens. */
interface Described {
  readonly id: string;
  readonly profile: Tokens;
  readonly asks: readonly Tokens[];
}

const OUTSIDE = "outside:";
const RECORD = "record:";

/** Indexes matters, subjects outside and passages, and gives the ranked lists of matters for a query. */
export function createRankedLists(sources: ListSources, settings: SearchSettings): ListMaker {
  const { matters, outside, tokenizer } = sources;
  const inside = matters.map((matter) => describeMatter(matter, sources));
  const described = [...inside, ...outside.map((subject) => describeOutside(subject, tokenizer))];
  const kinds = new Map(outside.map(({ id, kind }) => [OUTSIDE + id, kind]));
  const { profileIndex, askIndex } = createDescribedIndexes(described, settings);
  const findByPassage = createPassageList(sources, settings);
  const records = new Set(matters.filter(isRecordMatter).map(({ id }) => id));
  const findByTopics = createTopicList(inside, (id) => !records.has(id), settings);
  const { depth, fusion } = settings;

  return {
    known: new Map(
      inside.map(({ id, profile, asks }) => [
        id,
        new Set([profile, ...asks].flatMap(({ words }) => words)),
      ]),
    ),
    weight: (token) => profileIndex.weight(token),
    rank(tokens, expanded) {
      const profile = divide(profileIndex.search(tokens, depth));
      const ask = divide(bestPerId(askIndex.search(tokens, depth * 4)));
      const passages = findByPassage(tokens, expanded);
      const stranger = ask.outside[0]?.id ?? profile.outside[0]?.id ?? "";
      return {
        lists: [
          { hits: profile.inside, weight: fusion.weights.profile },
          { hits: ask.inside, weight: fusion.weights.ask },
          { hits: passages.hits, weight: fusion.weights.passage },
          { hits: findByTopics(tokens, depth), weight: fusion.weights.dense },
        ],
        statements: passages.statements,
        strength: best(profile.inside) + best(ask.inside),
        outside: {
          kind: kinds.get(stranger) ?? "other",
          strength: best(profile.outside) + best(ask.outside),
        },
      };
    },
  };
}

function describeMatter(matter: Matter, { plan, tokenizer }: ListSources): Described {
  const { id, name, words, anchor, english, englishWords, asks } = matter;
  const own = isRecordMatter(matter)
    ? []
    : [anchor ?? "", plan.measures[matter.measure - 1]?.title ?? ""];
  const profile = [name, ...words, ...own, english, ...englishWords].join(" ");
  return {
    id,
    profile: tokenizer.cut(profile),
    asks: [...asks, name].map((ask) => tokenizer.cut(ask)),
  };
}

function describeOutside({ id, words, asks }: OutsideSubject, tokenizer: Tokenizer): Described {
  return {
    id: OUTSIDE + id,
    profile: tokenizer.cut(words.join(" ")),
    asks: asks.map((ask) => tokenizer.cut(ask)),
  };
}

function createDescribedIndexes(
  described: readonly Described[],
  { bm25 }: SearchSettings,
): { profileIndex: LexicalIndex; askIndex: LexicalIndex } {
  const profiles = described.map(({ id, profile }) => ({ id, tokens: allOf(profile) }));
  const asks = described.flatMap(({ id, asks: phrasings }) =>
    phrasings.map((phrasing) => ({ id, tokens: allOf(phrasing) })),
  );
  return {
    profileIndex: createLexicalIndex(profiles, bm25),
    askIndex: createLexicalIndex(asks, bm25),
  };
}

function allOf({ words, pairs }: Tokens): string[] {
  return [...words, ...pairs];
}

/** What a query finds among the sentences of plan and records. */
interface PassageHits {
  /** The matters that are answered by them. */
  readonly hits: readonly Hit[];
  readonly statements: readonly RankedStatement[];
}

function createPassageList(
  { plan, matters, statements, tokenizer }: ListSources,
  { bm25, depth }: SearchSettings,
): (tokens: readonly string[], expanded: readonly string[]) => PassageHits {
  const cut = (texts: readonly { id: string; text: string }[]): LexicalIndex =>
    createLexicalIndex(
      texts.map(({ id, text }) => ({ id, tokens: tokenizer.tokens(text) })),
      bm25,
    );
  const said = new Map(statements.map((item) => [`${RECORD}${item.record}#${item.anchor}`, item]));
  const texts = [...said].map(([id, { text }]) => ({ id, text }));
  const index = cut([...plan.passages, ...texts]);
  const statementIndex = cut(texts);
  const mattersOf = Map.groupBy(matters, (matter) =>
    isRecordMatter(matter) ? RECORD + matter.record : (findPassage(plan, matter)?.id ?? ""),
  );
  return (tokens, expanded) => {
    const sources = index.search(expanded, depth).map(({ id, score }) => {
      const record = said.get(id)?.record;
      return { id: record === undefined ? id : RECORD + record, score };
    });
    return {
      hits: bestPerId(sources).flatMap(({ id, score }) =>
        (mattersOf.get(id) ?? []).map((matter) => ({ id: matter.id, score })),
      ),
      statements: statementIndex.search(tokens, depth).flatMap(({ id, score }) => {
        const item = said.get(id);
        return item ? [{ record: item.record, anchor: item.anchor, score }] : [];
      }),
    };
  };
}

/**
 * Ranks by latent topics. Plan and records have a space each, so that a record that is added moves no
 * matter of the plan; the records' smaller space has the larger cosines and is weighed down.
 */
function createTopicList(
  inside: readonly Described[],
  isOfPlan: (id: string) => boolean,
  settings: SearchSettings,
): DenseSearch {
  const items = inside.map(({ id, profile, asks }) => ({
    id,
    tokens: [profile, ...asks].flatMap(({ words }) => words),
  }));
  const spaces = [
    items.filter(({ id }) => isOfPlan(id)),
    items.filter(({ id }) => !isOfPlan(id)),
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

/** The passage in which a matter is anchored; records have none of their own. */
function findPassage(plan: Plan, { measure, anchor }: Matter): Passage | undefined {
  if (measure === null || anchor === null) return undefined;
  const passages = plan.measures[measure - 1]?.passages ?? plan.passages;
  return passages.find(({ kind, text }) => kind !== "title" && text.includes(anchor));
}

function divide(hits: readonly Hit[]): { inside: Hit[]; outside: Hit[] } {
  return {
    inside: hits.filter(({ id }) => !id.startsWith(OUTSIDE)),
    outside: hits.filter(({ id }) => id.startsWith(OUTSIDE)),
  };
}

/** Keeps the best hit of each id, in rank order. */
function bestPerId(hits: readonly Hit[]): Hit[] {
  const found = new Map<string, Hit>();
  for (const hit of hits) if (!found.has(hit.id)) found.set(hit.id, hit);
  return [...found.values()];
}

function best(hits: readonly Hit[]): number {
  return hits[0]?.score ?? 0;
}
