import type { Concept } from "#knowledge/glossary.ts";
import type { Matter } from "#knowledge/matter.ts";
import type { Passage } from "#knowledge/passage.ts";
import type { Plan } from "#knowledge/plan.ts";
import { createExactVectorIndex } from "./exact-vector-index.ts";
import { expandQuery } from "./expand-query.ts";
import { fuseRanks } from "./fuse-ranks.ts";
import { createHnswVectorIndex } from "./hnsw-vector-index.ts";
import { createLexicalIndex, type Hit } from "./lexical-index.ts";
import { createLsaEmbedder } from "./lsa-embedder.ts";
import { SETTINGS } from "./settings.ts";
import type { Tokenizer } from "./tokenize.ts";
import type { IndexedVector, VectorIndex } from "./vector-index.ts";

/** A passage that may answer, with the matter through which it was found. */
export interface RankedPassage {
  readonly passage: Passage;
  readonly matter: Matter;
  /** Fused; comparable within one search only. */
  readonly score: number;
}

export interface SearchResult {
  /** Best first. */
  readonly ranked: readonly RankedPassage[];
  /** Share of the query's content, by weight, that the best matter knows: 0 to 1. */
  readonly coverage: number;
  /** Lexical score of the best matter, for comparison between queries. */
  readonly strength: number;
}

/** Finds the passages that answer a query. */
export type Search = (query: string) => SearchResult;

export interface SearchPorts {
  readonly plan: Plan;
  readonly matters: readonly Matter[];
  readonly glossary: readonly Concept[];
  readonly functionWords: readonly string[];
  readonly tokenizer: Tokenizer;
}

/**
 * Builds the indexes over matters and passages and gives the search over them.
 *
 * Four ranked lists are fused: what a matter is called (lexical), how people ask for it (lexical, the
 * nearest phrasing counts), the plan's own sentences (lexical) and the latent topics of all three (dense).
 */
export function createSearch(ports: SearchPorts): Search {
  const { matters, tokenizer } = ports;
  const byId = new Map(matters.map((matter) => [matter.id, matter]));
  const passageOf = new Map(matters.map((matter) => [matter.id, findPassage(ports.plan, matter)]));
  const lists = createLists(ports, passageOf);
  const contents = new Map(
    matters.map((matter) => [matter.id, new Set(contentOf(matter, tokenizer))]),
  );
  const idle = new Set(ports.functionWords);
  const expand = expandQuery(ports.glossary);

  return (query) => {
    const tokens = tokenizer.tokens(expand(query));
    const found = lists(tokens);
    const ranked = fuseRanks(found.weighted, SETTINGS.fusion.k).flatMap(({ id, score }) => {
      const matter = byId.get(id);
      const passage = passageOf.get(id);
      return matter && passage ? [{ passage, matter, score }] : [];
    });
    const best = contents.get(ranked[0]?.matter.id ?? "") ?? new Set<string>();
    const words = tokenizer.words(query).filter((word) => !idle.has(word));
    return { ranked, coverage: shareKnown(words, best, found.weight), strength: found.strength };
  };
}

function createLists(
  { plan, matters, tokenizer }: SearchPorts,
  passageOf: ReadonlyMap<string, Passage | undefined>,
) {
  const { bm25, depth, fusion } = SETTINGS;
  const profiles = matters.map((matter) => ({
    id: matter.id,
    tokens: tokenizer.tokens(profileOf(matter, plan)),
  }));
  const asks = matters.flatMap((matter) =>
    [...matter.asks, matter.name].map((ask) => ({ id: matter.id, tokens: tokenizer.tokens(ask) })),
  );
  const passages = plan.passages.map(({ id, text }) => ({ id, tokens: tokenizer.tokens(text) }));
  const profileIndex = createLexicalIndex(profiles, bm25);
  const askIndex = createLexicalIndex(asks, bm25);
  const passageIndex = createLexicalIndex(passages, bm25);
  const mattersOf = Map.groupBy(matters, ({ id }) => passageOf.get(id)?.id ?? "");
  const dense = createDense(
    matters.map((matter) => ({
      id: matter.id,
      tokens: tokenizer.words([profileOf(matter, plan), ...matter.asks].join(" ")),
    })),
    plan.passages.map(({ text }) => tokenizer.words(text)),
  );

  return (tokens: readonly string[]) => {
    const profile = profileIndex.search(tokens, depth);
    const ask = bestPerId(askIndex.search(tokens, depth * 4));
    const passage = passageIndex
      .search(tokens, depth)
      .flatMap(({ id, score }) =>
        (mattersOf.get(id) ?? []).map((matter) => ({ id: matter.id, score })),
      );
    const weighted = [
      { hits: profile, weight: fusion.weights.profile },
      { hits: ask, weight: fusion.weights.ask },
      { hits: passage, weight: fusion.weights.passage },
      { hits: dense(tokens, depth), weight: fusion.weights.dense },
    ];
    const strength = (profile[0]?.score ?? 0) + (ask[0]?.score ?? 0);
    return { weighted, strength, weight: (token: string) => profileIndex.weight(token) };
  };
}

function createDense(
  items: readonly { id: string; tokens: readonly string[] }[],
  background: readonly (readonly string[])[],
): (tokens: readonly string[], limit: number) => Hit[] {
  const embedder = createLsaEmbedder(
    [...items.map(({ tokens }) => tokens), ...background],
    SETTINGS.lsa,
  );
  const index = createVectorIndex(
    items.map(({ id, tokens }) => ({ id, vector: embedder.embed(tokens) })),
  );
  return (tokens, limit) =>
    index.search(embedder.embed(tokens), limit).filter(({ score }) => score > 0);
}

function createVectorIndex(vectors: readonly IndexedVector[]): VectorIndex {
  const approximate =
    vectors.length >= SETTINGS.hnswFrom ? createHnswVectorIndex(vectors, SETTINGS.hnsw) : undefined;
  return approximate ?? createExactVectorIndex(vectors);
}

function profileOf(matter: Matter, plan: Plan): string {
  const title = plan.measures[matter.measure - 1]?.title ?? "";
  return [
    matter.name,
    ...matter.words,
    matter.anchor,
    title,
    matter.english,
    ...matter.englishWords,
  ].join(" ");
}

function contentOf(matter: Matter, tokenizer: Tokenizer): string[] {
  const { name, words, asks, anchor, english, englishWords } = matter;
  return tokenizer.words([name, ...words, ...asks, anchor, english, ...englishWords].join(" "));
}

function findPassage(plan: Plan, matter: Matter): Passage | undefined {
  const passages = plan.measures[matter.measure - 1]?.passages ?? plan.passages;
  return passages.find(({ text }) => text.includes(matter.anchor));
}

/** Keeps the best hit of each id, in rank order. */
function bestPerId(hits: readonly Hit[]): Hit[] {
  const best = new Map<string, Hit>();
  for (const hit of hits) if (!best.has(hit.id)) best.set(hit.id, hit);
  return [...best.values()];
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
