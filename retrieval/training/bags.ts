/** A text as the places of its tokens and what each weighs; the weights are a vector of length 1. */
export interface Bag {
  readonly places: Uint32Array;
  readonly weights: Float32Array;
}

/** The tokens that get a vector. */
export interface Vocabulary {
  readonly terms: readonly string[];
  readonly places: ReadonlyMap<string, number>;
  /** Inverse document frequency of each term, never above `GREATEST_WEIGHT`. */
  readonly weights: Float32Array;
}

/** Tokens of texts and of the questions that they answer. */
export interface TokenTexts {
  readonly documents: readonly (readonly string[])[];
  readonly questions: readonly (readonly string[])[];
}

/** A term that stands in fewer documents, and is asked for less often, has too little to learn from. */
const LEAST = { documents: 12, questions: 3 };
/** A word of one or two documents must not drown the rest of a question. */
const GREATEST_WEIGHT = 8;

/** Collects the terms of all tasks together, in the order of the alphabet so that the file is the same each time. */
export function collectVocabulary(tasks: readonly TokenTexts[]): Vocabulary {
  const held = countTexts(tasks.flatMap(({ documents }) => documents));
  const asked = countTexts(tasks.flatMap(({ questions }) => questions));
  const size = tasks.reduce((sum, { documents }) => sum + documents.length, 0);
  const terms = [...new Set([...held.keys(), ...asked.keys()])]
    .filter(
      (term) =>
        (held.get(term) ?? 0) >= LEAST.documents || (asked.get(term) ?? 0) >= LEAST.questions,
    )
    .sort();
  return {
    terms,
    places: new Map(terms.map((term, place) => [term, place])),
    weights: Float32Array.from(terms, (term) => {
      const count = held.get(term) ?? 0;
      return Math.min(GREATEST_WEIGHT, Math.log(1 + (size - count + 0.5) / (count + 0.5)));
    }),
  };
}

/** Turns tokens into a bag as `createWordEmbedder` weighs them. */
export function toBag(tokens: readonly string[], { places, weights }: Vocabulary): Bag {
  const counts = new Map<number, number>();
  for (const token of tokens) {
    const place = places.get(token);
    if (place !== undefined) counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  const raw = Float32Array.from(
    counts,
    ([place, count]) => Math.log1p(count) * (weights[place] ?? 0),
  );
  const length = Math.hypot(...raw) || 1;
  return { places: Uint32Array.from(counts.keys()), weights: raw.map((value) => value / length) };
}

function countTexts(texts: readonly (readonly string[])[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const token of new Set(text)) counts.set(token, (counts.get(token) ?? 0) + 1);
  }
  return counts;
}
