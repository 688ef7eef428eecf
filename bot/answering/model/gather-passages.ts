import { say, type Wording } from "#knowledge/wording.ts";
import type { Answer, AnswerPart, Citation } from "../answer.ts";
import { cleanText, withoutAddresses } from "./clean-text.ts";

/** A statement of the extractive answer, as a model is shown it: under a token, without address and id. */
export interface TokenPassage {
  /** P1, P2 … */
  readonly token: string;
  readonly of: string;
  readonly about: string;
  readonly text: string;
  /** What a sentence that cites it is held against. */
  readonly grounds: readonly string[];
  /** Addresses of the citations that bear it out. */
  readonly cites: readonly string[];
  /** The part that says it, which stands in for a sentence that fails. */
  readonly part: AnswerPart;
}

/** Kinds of part that a model may put into other words. */
const STATEMENTS: ReadonlySet<AnswerPart["kind"]> = new Set(["lead", "fact", "quote"]);
const MOST_PASSAGES = 30;

/**
 * Gives the statements of an answer under tokens, each citation by itself, so that what a sentence says is held against
 * little. Parts that cite nothing, tell of what was before, or quote Chinese to who reads English, stay as they are.
 */
export function gatherPassages(answer: Answer, wording: Wording): readonly TokenPassage[] {
  const formerly = say(wording, "part.formerly", answer.tongue);
  const passages = answer.parts
    .filter(({ kind, label }) => STATEMENTS.has(kind) && label !== formerly)
    .flatMap((part) => toPassages(part, answer));
  return passages
    .slice(0, MOST_PASSAGES)
    .map((passage, place) => ({ ...passage, token: `P${place + 1}` }));
}

type Untold = Omit<TokenPassage, "token">;

function toPassages(part: AnswerPart, answer: Answer): Untold[] {
  const cited = citationsOf(part, answer);
  if (answer.tongue === "en" && /\p{Script=Han}{8,}/u.test(part.text)) return [];
  if (part.kind === "lead" && cited.length > 0) return [toPassage(part, part.text, cited)];
  return cited.map((citation) => toPassage(part, citation.quote, [citation]));
}

function toPassage(part: AnswerPart, text: string, cited: readonly Citation[]): Untold {
  const [first] = cited;
  const about = part.kind === "lead" ? "" : (part.label ?? first?.locator ?? "");
  const of = part.kind === "lead" && part.label ? part.label : (first?.title ?? "");
  return {
    of: cleanText(of),
    about: cleanText(about),
    text: withoutAddresses(cleanText(text)),
    grounds: [text, of, about, ...cited.flatMap(({ quote, locator }) => [quote, locator])],
    cites: cited.map(({ url }) => url),
    part,
  };
}

/** Those that a part names, or whose words it repeats. */
function citationsOf({ cites, text }: AnswerPart, { citations }: Answer): Citation[] {
  const named = cites
    ? cites.flatMap((url) => citations.find((citation) => citation.url === url) ?? [])
    : citations.filter(({ quote }) => text.includes(quote));
  return [...new Map(named.map((citation) => [citation.url, citation])).values()];
}
