import { CORPUS_SETTINGS } from "./settings.ts";

/** What is known of a document that a question may mean. */
export interface Features {
  /** BM25 of the whole document. */
  readonly document: number;
  /** The share of the question's content words, by weight, that it has. */
  readonly coverage: number;
  /** The mean share of the question's stretches that its best passage has letter by letter. */
  readonly stretches: number;
  /** The greatest share of the question's content words that it has close together. */
  readonly together: number;
  /** Of the question and its nearest passage. */
  readonly passageCosine: number;
  /** Of the question and the passages that open it. */
  readonly openingCosine: number;
}

export interface Candidate {
  readonly document: number;
  readonly features: Features;
}

/**
 * Ranks candidates, best first. Lexical features count as shares of the best candidate's, so that long letters and short
 * questions weigh alike; cosines count the more, the fewer of the question's words any candidate has.
 */
export function rank(candidates: readonly Candidate[]): { document: number; score: number }[] {
  const { weights, cosineFrom } = CORPUS_SETTINGS;
  const best = {
    document: greatest(candidates, "document"),
    stretches: greatest(candidates, "stretches"),
    together: greatest(candidates, "together"),
  };
  const need = Math.max(0, cosineFrom - greatest(candidates, "coverage"));
  return candidates
    .map(({ document, features }) => ({
      document,
      score:
        weights.document * share(features.document, best.document) +
        weights.stretches * share(features.stretches, best.stretches) +
        weights.together * share(features.together, best.together) +
        need * weights.passageCosine * features.passageCosine +
        need * weights.openingCosine * features.openingCosine,
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
