import { keepBest } from "./keep-best.ts";
import { collectPostings, holds, type IndexedText, type Postings } from "./postings.ts";

/** A found text; higher scores are better, and scores of one search are comparable with each other only. */
export interface Hit {
  readonly id: string;
  readonly score: number;
}

/** A found text by its place among the indexed ones. */
export interface PlacedHit {
  readonly place: number;
  readonly score: number;
}

/** Ranks texts for a query's tokens. */
export interface LexicalIndex {
  search(tokens: readonly string[], limit: number): Hit[];
  /** The same with places instead of ids. */
  find(tokens: readonly string[], limit: number): PlacedHit[];
  /** The same with what each token counts for. */
  findWeighted(tokens: ReadonlyMap<string, number>, limit: number): PlacedHit[];
  /** Inverse document frequency of a token; a token that no text holds gets that of a token in one. */
  weight(token: string): number;
  /** The share of tokens, by weight, that the text at a place holds: 0 to 1. */
  coverage(tokens: readonly string[], place: number): number;
}

export interface Bm25Settings {
  readonly k1: number;
  readonly b: number;
}

/**
 * Builds a BM25 index (Robertson and Zaragoza, "The Probabilistic Relevance Framework",
 * 2009, with the idf that never turns negative).
 */
export function createLexicalIndex(
  texts: Iterable<IndexedText>,
  settings: Bm25Settings,
): LexicalIndex {
  return openLexicalIndex(collectPostings(texts), settings);
}

/** The index over postings that are there already. */
export function openLexicalIndex(postings: Postings, settings: Bm25Settings): LexicalIndex {
  const { ids, terms, starts } = postings;
  const idf = (frequency: number): number =>
    Math.log(1 + (ids.length - frequency + 0.5) / (frequency + 0.5));
  const frequencyOf = (term: number): number => (starts[term + 1] ?? 0) - (starts[term] ?? 0);
  const idfOf = (term: number): number => idf(Math.max(1, frequencyOf(term)));
  const weight = (token: string): number => {
    const term = terms.get(token);
    return term === undefined ? idf(1) : idfOf(term);
  };
  const gains = weighPostings(postings, settings, idfOf);
  const scores = new Float32Array(ids.length);

  const findWeighted = (tokens: ReadonlyMap<string, number>, limit: number): PlacedHit[] => {
    scores.fill(0);
    for (const [token, by] of tokens) {
      const term = terms.get(token);
      if (term !== undefined) addGains(scores, postings, { term, gains, by });
    }
    return keepBest(scores, limit).map((place) => ({ place, score: scores[place] ?? 0 }));
  };
  const find = (tokens: readonly string[], limit: number): PlacedHit[] =>
    findWeighted(new Map(tokens.map((token) => [token, 1])), limit);

  return {
    find,
    findWeighted,
    search: (tokens, limit) =>
      find(tokens, limit).map(({ place, score }) => ({ id: ids[place] ?? "", score })),
    weight,
    coverage(tokens, place) {
      let all = 0;
      let held = 0;
      for (const token of new Set(tokens)) {
        const term = terms.get(token);
        all += weight(token);
        if (term !== undefined && holds(postings, term, place)) held += weight(token);
      }
      return all > 0 ? held / all : 0;
    },
  };
}

function addGains(
  scores: Float32Array,
  { starts, texts }: Postings,
  { term, gains, by }: { term: number; gains: Float32Array; by: number },
): void {
  const end = starts[term + 1] ?? 0;
  for (let at = starts[term] ?? 0; at < end; at += 1) {
    const place = texts[at] ?? 0;
    scores[place] = (scores[place] ?? 0) + by * (gains[at] ?? 0);
  }
}

/** What each posting adds to its text's score when its term is asked for. */
function weighPostings(
  { lengths, starts, texts, frequencies }: Postings,
  { k1, b }: Bm25Settings,
  idfOf: (term: number) => number,
): Float32Array {
  const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
  const norms = lengths.map((length) => k1 * (1 - b + (b * length) / Math.max(1, mean)));
  const gains = new Float32Array(texts.length);
  for (let term = 0; term + 1 < starts.length; term += 1) {
    const idf = idfOf(term);
    const end = starts[term + 1] ?? 0;
    for (let at = starts[term] ?? 0; at < end; at += 1) {
      const frequency = frequencies[at] ?? 0;
      gains[at] = (idf * frequency * (k1 + 1)) / (frequency + (norms[texts[at] ?? 0] ?? 0));
    }
  }
  return gains;
}
