import type { Concept } from "#knowledge/glossary.ts";
import type { OutsideSubject } from "#knowledge/language.ts";
import type { Matter } from "#knowledge/matter.ts";
import type { Passage } from "#knowledge/passage.ts";
import { expandQuery } from "./expand-query.ts";
import { fuseRanks } from "./fuse-ranks.ts";
import { createRankedLists, findPassage, type ListSources } from "./ranked-lists.ts";
import { SETTINGS, type SearchSettings } from "./settings.ts";

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
  /** The subject outside the sources that the query fits best, on the same scale. */
  readonly outside: { readonly kind: OutsideSubject["kind"]; readonly strength: number };
}

/** Finds the passages that answer a query. */
export type Search = (query: string) => SearchResult;

export interface SearchPorts extends ListSources {
  readonly glossary: readonly Concept[];
  /** Words that say nothing of the subject. */
  readonly idleWords: readonly string[];
}

/**
 * Builds the indexes over matters and passages and gives the search over them.
 *
 * Four ranked lists are fused: what a matter is called (lexical), how people ask for it (lexical, the
 * nearest phrasing counts), the plan's own sentences (lexical) and the latent topics of all three (dense).
 * The subjects outside stand in the first two, so that a query can be seen to fit them better.
 */
export function createSearch(ports: SearchPorts, settings: SearchSettings = SETTINGS): Search {
  const { plan, matters, tokenizer } = ports;
  const known = new Map(
    matters.map((matter) => [matter.id, { matter, passage: findPassage(plan, matter) }]),
  );
  const maker = createRankedLists(ports, settings);
  const idle = new Set(ports.idleWords);
  const expand = expandQuery(ports.glossary);

  return (query) => {
    const { lists, strength, outside } = maker.rank(
      tokenizer.tokens(query),
      tokenizer.tokens(expand(query)),
    );
    const ranked = fuseRanks(lists, settings.fusion.k).flatMap(({ id, score }) => {
      const found = known.get(id);
      return found?.passage ? [{ passage: found.passage, matter: found.matter, score }] : [];
    });
    const content = maker.known.get(ranked[0]?.matter.id ?? "") ?? new Set();
    const words = tokenizer.words(query).filter((word) => !idle.has(word));
    return { ranked, coverage: shareKnown(words, content, maker.weight), strength, outside };
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
