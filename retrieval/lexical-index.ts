import { keepBest } from "./keep-best.ts";

/** One thing that can be found, as tokens. */
export interface IndexedText {
  readonly id: string;
  readonly tokens: readonly string[];
}

/** A found text; higher scores are better, and scores of one search are comparable with each other only. */
export interface Hit {
  readonly id: string;
  readonly score: number;
}

/** Ranks texts for a query's tokens. */
export interface LexicalIndex {
  readonly size: number;
  search(tokens: readonly string[], limit: number): Hit[];
  /** Inverse document frequency of a token; a token that no text holds gets that of a token in one. */
  weight(token: string): number;
  has(token: string): boolean;
}

export interface Bm25Settings {
  readonly k1: number;
  readonly b: number;
}

/**
 * All postings in three arrays: those of term `t` stand from `starts[t]` to `starts[t + 1]`, in the order
 * of their texts.
 */
interface Postings {
  readonly terms: ReadonlyMap<string, number>;
  readonly starts: Uint32Array;
  readonly texts: Uint32Array;
  readonly frequencies: Float32Array;
}

/**
 * Builds a BM25 index (Robertson and Zaragoza, "The Probabilistic Relevance Framework",
 * 2009, with the idf that never turns negative).
 */
export function createLexicalIndex(
  texts: readonly IndexedText[],
  settings: Bm25Settings,
): LexicalIndex {
  const postings = collectPostings(texts);
  const { terms, starts } = postings;
  const idf = (frequency: number): number =>
    Math.log(1 + (texts.length - frequency + 0.5) / (frequency + 0.5));
  const idfOf = (term: number): number => idf((starts[term + 1] ?? 0) - (starts[term] ?? 0));
  const gains = weighPostings(postings, { texts, settings, idfOf });
  const scores = new Float32Array(texts.length);

  return {
    size: texts.length,
    weight: (token) => {
      const term = terms.get(token);
      return term === undefined ? idf(1) : idfOf(term);
    },
    has: (token) => terms.has(token),
    search(tokens, limit) {
      scores.fill(0);
      for (const token of new Set(tokens)) {
        const term = terms.get(token);
        if (term !== undefined) addGains(scores, postings, { term, gains });
      }
      return keepBest(scores, limit).map((place) => ({
        id: texts[place]?.id ?? "",
        score: scores[place] ?? 0,
      }));
    },
  };
}

function addGains(
  scores: Float32Array,
  { starts, texts }: Postings,
  { term, gains }: { term: number; gains: Float32Array },
): void {
  const end = starts[term + 1] ?? 0;
  for (let at = starts[term] ?? 0; at < end; at += 1) {
    const place = texts[at] ?? 0;
    scores[place] = (scores[place] ?? 0) + (gains[at] ?? 0);
  }
}

/** What each posting adds to its text's score when its term is asked for. */
function weighPostings(
  postings: Postings,
  by: {
    texts: readonly IndexedText[];
    settings: Bm25Settings;
    idfOf: (term: number) => number;
  },
): Float32Array {
  const { k1, b } = by.settings;
  const lengths = Float32Array.from(by.texts, ({ tokens }) => tokens.length);
  const mean = Math.max(1, lengths.reduce((sum, length) => sum + length, 0) / lengths.length);
  const { starts, texts, frequencies } = postings;
  const gains = new Float32Array(texts.length);
  for (let term = 0; term + 1 < starts.length; term += 1) {
    const idf = by.idfOf(term);
    const end = starts[term + 1] ?? 0;
    for (let at = starts[term] ?? 0; at < end; at += 1) {
      const frequency = frequencies[at] ?? 0;
      const norm = k1 * (1 - b + (b * (lengths[texts[at] ?? 0] ?? 0)) / mean);
      gains[at] = (idf * frequency * (k1 + 1)) / (frequency + norm);
    }
  }
  return gains;
}

function collectPostings(texts: readonly IndexedText[]): Postings {
  const { terms, starts } = countTexts(texts);
  const size = starts.at(-1) ?? 0;
  const postings = { texts: new Uint32Array(size), frequencies: new Float32Array(size) };
  const ends = starts.slice();
  texts.forEach(({ tokens }, place) => {
    for (const token of tokens) {
      const term = terms.get(token) ?? 0;
      const end = ends[term] ?? 0;
      const isAgain = end > (starts[term] ?? 0) && postings.texts[end - 1] === place;
      const at = isAgain ? end - 1 : end;
      postings.texts[at] = place;
      postings.frequencies[at] = (postings.frequencies[at] ?? 0) + 1;
      ends[term] = at + 1;
    }
  });
  return { terms, starts, ...postings };
}

/** Numbers the terms and finds where each one's postings start, from the count of texts that hold it. */
function countTexts(texts: readonly IndexedText[]): Pick<Postings, "terms" | "starts"> {
  const terms = new Map<string, number>();
  const counts: number[] = [];
  const lastTexts: number[] = [];
  texts.forEach(({ tokens }, place) => {
    for (const token of tokens) {
      let term = terms.get(token);
      if (term === undefined) {
        term = counts.push(0) - 1;
        terms.set(token, term);
      }
      if (lastTexts[term] !== place) counts[term] = (counts[term] ?? 0) + 1;
      lastTexts[term] = place;
    }
  });
  const starts = new Uint32Array(counts.length + 1);
  counts.forEach((count, term) => {
    starts[term + 1] = (starts[term] ?? 0) + count;
  });
  return { terms, starts };
}
