import { isRecordMatter } from "#knowledge/matter.ts";
import { findTopics, type Topics } from "./dense-index.ts";
import {
  createMatterDescriber,
  createSourceDescriber,
  type Described,
  describeOutside,
  type MatterSources,
} from "./describe-matters.ts";
import type { Embedder } from "./embedder.ts";
import { type Leaning, learnLeaning } from "./leaning.ts";
import { embedPhrasings, type PhrasingVectors } from "./near-phrasings.ts";
import {
  addPostings,
  collectPostings,
  firstPostings,
  groupPostings,
  type Postings,
} from "./postings.ts";
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

/** The indexes that rest on the wording of matters and subjects outside alone, whatever the sources say. */
export interface WordingIndexes extends Pick<MatterIndexes, "topics" | "phrasings" | "leaning"> {
  readonly postings: Pick<MatterIndexes["postings"], "profile" | "asks">;
}

/** Leads the id of a subject outside. */
export const OUTSIDE = "outside:";

/** Builds the indexes, which takes some two seconds. */
export function buildMatterIndexes(
  sources: MatterSources,
  embedder: Embedder,
  settings: SearchSettings,
): MatterIndexes {
  return addSources(buildWordingIndexes(sources, embedder, settings), sources);
}

/** Builds what rests on wording, which takes most of the time. */
function buildWordingIndexes(
  sources: MatterSources,
  embedder: Embedder,
  settings: SearchSettings,
): WordingIndexes {
  const inside = sources.matters.map(createMatterDescriber(sources));
  const strangers = describeOutside(sources).map((item) => ({ ...item, id: OUTSIDE + item.id }));
  const postings = collectWording([...inside, ...strangers]);
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

/**
 * Adds what the sources say to what rests on wording.
 *
 * @param wording built from the same matters and subjects, perhaps with terms of other sources behind its own
 */
export function addSources(
  { postings: { profile, asks }, ...wording }: WordingIndexes,
  { matters, plan, statements, tokenizer }: MatterSources,
): MatterIndexes {
  const terms = new Map([...asks.terms].slice(0, asks.starts.length - 1));
  const sourceOf = createSourceDescriber({ plan, statements, tokenizer });
  const source = collectPostings(
    matters.map((matter) => ({ id: matter.id, tokens: allOf(sourceOf(matter)) })),
    terms,
  );
  const places = new Map(profile.ids.map((id, place) => [id, place]));
  const groupOf = Uint32Array.from(asks.ids, (id) => places.get(id) ?? 0);
  const asked = groupPostings(asks, { ids: profile.ids, groupOf });
  const all = addPostings([profile, asked, source], profile.ids);
  const byId = new Map(statements.map((item) => [statementId(item), item.text]));
  const said = collectPostings(
    [...byId].map(([id, text]) => ({ id, tokens: tokenizer.tokens(text) })),
    terms,
  );
  return {
    ...wording,
    postings: {
      profile: { ...profile, terms },
      asks: { ...asks, terms },
      source,
      full: firstPostings(all, source.ids),
      all,
      statements: said,
    },
  };
}

/** What a statement is found under. */
export function statementId({ record, anchor }: { record: string; anchor: string }): string {
  return `${record}#${anchor}`;
}

function collectWording(described: readonly Described[]): WordingIndexes["postings"] {
  const terms = new Map<string, number>();
  return {
    profile: collectPostings(
      described.map(({ id, profile }) => ({ id, tokens: allOf(profile) })),
      terms,
    ),
    asks: collectPostings(
      described.flatMap(({ id, asks }) => asks.map((ask) => ({ id, tokens: allOf(ask) }))),
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

function allOf({ words, pairs }: Tokens): string[] {
  return [...words, ...pairs];
}
