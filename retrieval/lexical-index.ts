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

interface Postings {
  readonly texts: readonly number[];
  readonly frequencies: readonly number[];
}

/**
 * Builds a BM25 index (Robertson and Zaragoza, "The Probabilistic Relevance Framework",
 * 2009, with the idf that never turns negative).
 */
export function createLexicalIndex(
  texts: readonly IndexedText[],
  { k1, b }: Bm25Settings,
): LexicalIndex {
  const postings = collectPostings(texts);
  const lengths = Float32Array.from(texts, ({ tokens }) => tokens.length);
  const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, texts.length);
  const norms = lengths.map((length) => k1 * (1 - b + (b * length) / Math.max(1, mean)));
  const scores = new Float32Array(texts.length);
  const idf = (frequency: number): number =>
    Math.log(1 + (texts.length - frequency + 0.5) / (frequency + 0.5));
  const weight = (token: string): number => idf(postings.get(token)?.texts.length ?? 1);

  return {
    size: texts.length,
    weight,
    has: (token) => postings.has(token),
    search(tokens, limit) {
      scores.fill(0);
      for (const token of new Set(tokens)) {
        const list = postings.get(token);
        if (list) addScores(scores, list, { weight: weight(token), norms, k1 });
      }
      return pickBest(scores, limit).map(([place, score]) => ({
        id: texts[place]?.id ?? "",
        score,
      }));
    },
  };
}

function addScores(
  scores: Float32Array,
  list: Postings,
  by: { weight: number; norms: Float32Array; k1: number },
): void {
  for (let i = 0; i < list.texts.length; i += 1) {
    const place = list.texts[i] ?? 0;
    const frequency = list.frequencies[i] ?? 0;
    const gain = (frequency * (by.k1 + 1)) / (frequency + (by.norms[place] ?? 1));
    scores[place] = (scores[place] ?? 0) + by.weight * gain;
  }
}

/** Texts come in order, so a token's last entry is the present text's or the text is new to it. */
function collectPostings(texts: readonly IndexedText[]): Map<string, Postings> {
  const lists = new Map<string, { texts: number[]; frequencies: number[] }>();
  texts.forEach(({ tokens }, place) => {
    for (const token of tokens) {
      let list = lists.get(token);
      if (!list) {
        list = { texts: [], frequencies: [] };
        lists.set(token, list);
      }
      const last = list.texts.length - 1;
      if (list.texts[last] === place) list.frequencies[last] = (list.frequencies[last] ?? 0) + 1;
      else {
        list.texts.push(place);
        list.frequencies.push(1);
      }
    }
  });
  return lists;
}

/** Best places first; equal scores keep the order in which the texts were given. */
function pickBest(scores: Float32Array, limit: number): [number, number][] {
  const best: [number, number][] = [];
  for (let place = 0; place < scores.length; place += 1) {
    const score = scores[place] ?? 0;
    if (score <= 0 || (best.length === limit && score <= (best.at(-1)?.[1] ?? 0))) continue;
    let at = best.length;
    while (at > 0 && (best[at - 1]?.[1] ?? 0) < score) at -= 1;
    best.splice(at, 0, [place, score]);
    if (best.length > limit) best.pop();
  }
  return best;
}
