import { createSentenceVerifier } from "#bot/answering/model/check-sentence.ts";
import { createSentenceChecker, type SentenceChecker } from "#bot/answering/model/check-written.ts";
import type { CheckedNames } from "#bot/answering/model/checked-names.ts";
import type { TokenPassage } from "#bot/answering/model/gather-passages.ts";
import type { AdversarialDraft } from "./drafts.ts";

/** How many drafts of one kind were judged rightly: a true one passes, a changed one does not. */
export interface Rate {
  readonly how: string;
  readonly isTrue: boolean;
  readonly right: number;
  readonly of: number;
  readonly wrong: readonly AdversarialDraft[];
}

/** Checks every draft and counts by kind. */
export function rateDrafts(drafts: readonly AdversarialDraft[], names: CheckedNames): Rate[] {
  const check = createSentenceChecker({ verifier: createSentenceVerifier(names), names: [] });
  const kinds = Map.groupBy(drafts, ({ how, isTrue }) => `${isTrue} ${how}`);
  return [...kinds.values()].map((group) => {
    const wrong = group.filter(
      ({ sentence, passages, isTrue }) =>
        (kindsOf(sentence, passages, check).length === 0) !== isTrue,
    );
    const [{ how = "", isTrue = false } = {}] = group;
    return { how, isTrue, right: group.length - wrong.length, of: group.length, wrong };
  });
}

/** What the check of a model's answers finds in a sentence that names these passages. */
export function kindsOf(
  sentence: string,
  passages: readonly string[],
  check: SentenceChecker,
): readonly string[] {
  const [first = "", ...others] = passages;
  return check(sentence, [toToken(first), ...others.map(toToken)]).kinds;
}

function toToken(text: string): TokenPassage {
  const part = { kind: "fact", text, grounds: [text] } as const;
  return { token: text, of: "", about: "", text, grounds: [text], cites: [], part };
}

/** The share of right ones over several kinds. */
export function shareRight(rates: readonly Rate[]): number {
  const sum = (of: (rate: Rate) => number): number =>
    rates.reduce((total, rate) => total + of(rate), 0);
  return sum(({ right }) => right) / sum((rate) => rate.of);
}
