import { checkAgainst } from "./check-sentence.ts";
import type { CheckedNames } from "./checked-names.ts";
import type { Unsupported } from "./claim.ts";
import { type Evidence, readEvidence } from "./evidence.ts";
import { readStatement } from "./read-statement.ts";
import { splitSentences } from "./split-sentences.ts";

/** What a draft may cite: with all that a sentence may say of it, its title, number and dates too. */
export interface CitedPassage {
  readonly id: string;
  readonly text: string;
}

/** Something a model wrote, and the ids of the passages it says it rests on. */
export interface DraftPart {
  readonly text: string;
  readonly cites: readonly string[];
}

/** A sentence after its check; one that fell is to be replaced with the quotation of a passage. */
export interface CheckedSentence {
  readonly text: string;
  readonly cites: readonly string[];
  readonly outcome: "passed" | "replaced";
  /** The passage to quote in its place; `null` when it passed, or cites none that there is. */
  readonly quote: string | null;
  readonly why: readonly Unsupported[];
}

export interface VerifiedDraft {
  readonly sentences: readonly CheckedSentence[];
  /** Too many sentences fell: nothing of the draft is to be sent. */
  readonly isExtractive: boolean;
}

/** With so many failures the writer is not to be trusted with the rest. */
export const MOST_FAILURES = 2;

/** Checks every sentence of a draft against the passages it cites. */
export function verifyDraft(
  parts: readonly DraftPart[],
  passages: readonly CitedPassage[],
  names: CheckedNames,
): VerifiedDraft {
  const check = createSentenceChecker(passages, names);
  const sentences = parts.flatMap(({ text, cites }) => {
    const { whole, rest } = splitSentences(text);
    return [...whole, rest.trim()].filter(Boolean).map((sentence) => check(sentence, cites));
  });
  const failed = sentences.filter(({ outcome }) => outcome === "replaced").length;
  return { sentences, isExtractive: failed >= MOST_FAILURES };
}

/** Checks one sentence after the other; each set of passages is read once. */
export function createSentenceChecker(
  passages: readonly CitedPassage[],
  names: CheckedNames,
): (sentence: string, cites: readonly string[]) => CheckedSentence {
  const known = new Map(passages.map(({ id, text }) => [id, text]));
  const read = new Map<string, Evidence>();
  return (text, cites) => {
    const cited = [...new Set(cites)].filter((id) => known.has(id));
    const set = JSON.stringify(cited);
    const evidence =
      read.get(set) ??
      readEvidence(
        cited.map((id) => known.get(id) ?? ""),
        names,
      );
    read.set(set, evidence);
    const why = checkAgainst(text, evidence, names);
    if (cited.length > 0 && why.length === 0) {
      return { text, cites: cited, outcome: "passed", quote: null, why };
    }
    const uncited: Unsupported = { kind: "passage", claim: "" };
    const quote = closestTo(text, cited, { evidence, names });
    return {
      text,
      cites: cited,
      outcome: "replaced",
      quote,
      why: why.length > 0 ? why : [uncited],
    };
  };
}

interface Read {
  readonly evidence: Evidence;
  readonly names: CheckedNames;
}

/** Of the cited passages the one that has most of a sentence's words. */
function closestTo(
  text: string,
  cited: readonly string[],
  { evidence, names }: Read,
): string | null {
  const own = new Set(readStatement(text, names).items.map(({ key }) => key));
  let best: string | null = null;
  let most = -1;
  for (const [place, id] of cited.entries()) {
    const items = evidence.statements[place]?.items ?? [];
    const shared = new Set(items.map(({ key }) => key)).intersection(own).size;
    if (shared > most) [best, most] = [id, shared];
  }
  return best;
}
