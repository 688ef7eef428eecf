import { CORPUS_SETTINGS } from "./settings.ts";

/** What is known of a document that a question may mean. */
export interface Features {
  /** BM25 of the whole document. */
  readonly document: number;
  /** BM25 of its best passage. */
  readonly passage: number;
  /** The share of the question's content words, by weight, that it has. */
  readonly coverage: number;
  /** The mean share of the question's stretches that its best passage has letter by letter. */
  readonly stretches: number;
  /** Of the question and its nearest passage. */
  readonly cosine: number;
}

export interface Candidate {
  readonly document: number;
  readonly features: Features;
}

/**
 * Ranks candidates, best first. Lexical features count as shares of the best candidate's, so that long letters and short
 * questions weigh alike; the cosine counts the more, the fewer of the question's words any candidate has.
 */
export function rank(candidates: readonly Candidate[]): { document: number; score: number }[] {
  const { weights, cosineFrom } = CORPUS_SETTINGS;
  const best = {
    document: greatest(candidates, "document"),
    passage: greatest(candidates, "passage"),
    coverage: greatest(candidates, "coverage"),
    stretches: greatest(candidates, "stretches"),
  };
  const cosineWeight = weights.cosine * Math.max(0, cosineFrom - best.coverage);
  return candidates
    .map(({ document, features }) => ({
      document,
      score:
        weights.document * share(features.document, best.document) +
        weights.passage * share(features.passage, best.passage) +
        weights.coverage * share(features.coverage, best.coverage) +
        weights.stretches * share(features.stretches, best.stretches) +
        cosineWeight * features.cosine,
    }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
}

function greatest(candidates: readonly Candidate[], feature: keyof Features): number {
  return candidates.reduce((most, { features }) => Math.max(most, features[feature]), 0);
}

function share(value: number, most: number): number {
  return most > 0 ? value / most : 0;
}
