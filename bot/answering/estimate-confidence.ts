import type { SearchResult } from "#retrieval/search.ts";

/** What the search says of a question, from which its confidence is estimated. */
export interface ConfidenceSigns {
  /** Lexical score of the best matter. */
  readonly strength: number;
  /** The same of the best subject outside. */
  readonly outside: number;
  /** Score of all words of the best subject outside, as a share of the greatest possible. */
  readonly outsideShare: number;
  /** Share of the question's content, by weight, that the best matter knows: 0 to 1. */
  readonly coverage: number;
  /** Fused score of the best matter, by our own lists. */
  readonly score: number;
  /** Of the question, or of the letter in which it stands, in characters. */
  readonly length: number;
  /** Log-odds by the words alone, as learnt from the phrasings inside and outside. */
  readonly leaning: number;
}

/** A logistic model: the log-odds that a question is about the sources are its constant and its signs by their weights. */
export type ConfidenceModel = Readonly<Record<keyof ConfidenceSigns | "constant", number>>;

/** The signs as the model weighs them, in the order of `MODEL_SIGNS`: scores and lengths by their logarithm. */
export function toModelSigns(signs: ConfidenceSigns): number[] {
  const { strength, outside, outsideShare, coverage, score, length, leaning } = signs;
  return [
    Math.log1p(strength),
    Math.log1p(outside),
    outsideShare,
    coverage,
    score,
    Math.log1p(length),
    leaning,
  ];
}

export const MODEL_SIGNS = [
  "strength",
  "outside",
  "outsideShare",
  "coverage",
  "score",
  "length",
  "leaning",
] as const;

/** The signs of a search for a question. */
export function confidenceSigns(
  { own, strength, coverage, outside, leaning }: SearchResult,
  asked: string,
): ConfidenceSigns {
  return {
    strength,
    outside: outside.strength,
    outsideShare: outside.share,
    coverage,
    score: own[0]?.score ?? 0,
    length: asked.length,
    leaning,
  };
}

/**
 * How likely a question is to be about the sources and not about something outside, 0 to 1, as if half of all questions
 * were about either.
 */
export function estimateConfidence(signs: ConfidenceSigns, model: ConfidenceModel): number {
  const values = toModelSigns(signs);
  const odds = MODEL_SIGNS.reduce(
    (sum, name, place) => sum + model[name] * (values[place] ?? 0),
    model.constant,
  );
  return 1 / (1 + Math.exp(-odds));
}
