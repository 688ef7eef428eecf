import { isRecordMatter } from "#knowledge/matter.ts";
import { findTopics, type Topics } from "./dense-index.ts";
import {
  createMatterDescriber,
  type Described,
  describeOutside,
  type MatterSources,
} from "./describe-matters.ts";
import type { Embedder } from "./embedder.ts";
import { type Leaning, learnLeaning } from "./leaning.ts";
import { embedPhrasings, type PhrasingVectors } from "./near-phrasings.ts";
import { collectPostings, type Postings } from "./postings.ts";
import type { SearchSettings } from "./settings.ts";
import type { Tokens } from "./tokenize.ts";

/** All that matters, subjects outside and statements of records are found by. */
export interface MatterIndexes {
  /** They share one table of terms. */
  readonly postings: {
    /** What matters and subjects are called. */
    readonly profile: Postings;
    /** Each phrasing by itself. */
    readonly asks: Postings;
    /** What the sources say of each matter. */
    readonly source: Postings;
    /** All of a matter in one text. */
    readonly full: Postings;
    /** All of a matter or of a subject outside in one text, so that both are weighed alike. */
    readonly all: Postings;
    /** What records say, statement by statement. */
    readonly statements: Postings;
  };
  /**
   * Plan and records have a space of topics each, so that a record that is added moves no matter of the plan.
   */
  readonly topics: { readonly plan: Topics; readonly records: Topics };
  readonly phrasings: PhrasingVectors;
  /** What the words of phrasings and names say of whether a text is about the sources. */
  readonly leaning: Leaning;
}

/** Leads the id of a subject outside. */
export const OUTSIDE = "outside:";

/** Builds the indexes, which takes some two seconds. */
export function buildMatterIndexes(
  sources: MatterSources,
  embedder: Embedder,
  settings: SearchSettings,
): MatterIndexes {
  const inside = sources.matters.map(createMatterDescriber(sources));
  const strangers = describeOutside(sources).map((item) => ({ ...item, id: OUTSIDE + item.id }));
  const postings = collectFields(inside, strangers, sources);
  const isInside = (id: string): boolean => !id.startsWith(OUTSIDE);
  return {
    postings,
    leaning: learnLeaning([postings.asks, postings.profile], isInside, settings.leaning),
    topics: collectTopics(inside, sources, settings),
    phrasings: embedPhrasings(
      inside.map(({ id, asks }) => ({ id, phrasings: asks.map(allOf) })),
      embedder,
    ),
  };
}

/** What a statement is found under. */
export function statementId({ record, anchor }: { record: string; anchor: string }): string {
  return `${record}#${anchor}`;
}

function collectFields(
  inside: readonly Described[],
  strangers: readonly Described[],
  { statements, tokenizer }: MatterSources,
): MatterIndexes["postings"] {
  const described = [...inside, ...strangers];
  const terms = new Map<string, number>();
  const collect = (items: readonly Described[], tokensOf: (item: Described) => string[]) =>
    collectPostings(
      items.map((item) => ({ id: item.id, tokens: tokensOf(item) })),
      terms,
    );
  const phrasings = described.flatMap(({ id, asks }) =>
    asks.map((ask) => ({ id, tokens: allOf(ask) })),
  );
  const byId = new Map(statements.map((item) => [statementId(item), item.text]));
  return {
    profile: collect(described, ({ profile }) => allOf(profile)),
    asks: collectPostings(phrasings, terms),
    source: collect(inside, ({ source }) => allOf(source)),
    full: collect(inside, allOfMatter),
    all: collect(described, allOfMatter),
    statements: collectPostings(
      [...byId].map(([id, text]) => ({ id, tokens: tokenizer.tokens(text) })),
      terms,
    ),
  };
}

function collectTopics(
  inside: readonly Described[],
  { matters }: MatterSources,
  settings: SearchSettings,
): MatterIndexes["topics"] {
  const records = new Set(matters.filter(isRecordMatter).map(({ id }) => id));
  const items = inside.map(({ id, profile, asks }) => ({
    id,
    tokens: [profile, ...asks].flatMap(({ words }) => words),
  }));
  return {
    plan: findTopics(
      items.filter(({ id }) => !records.has(id)),
      settings,
    ),
    records: findTopics(
      items.filter(({ id }) => records.has(id)),
      settings,
    ),
  };
}

function allOfMatter({ profile, asks, source }: Described): string[] {
  return [profile, ...asks, source].flatMap(allOf);
}

function allOf({ words, pairs }: Tokens): string[] {
  return [...words, ...pairs];
}
