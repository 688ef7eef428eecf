import type { Tongue } from "#knowledge/wording.ts";
import type { AnswerPart } from "../answer.ts";
import { shareOfPairs } from "../share-of-pairs.ts";
import { hasAddress } from "./clean-text.ts";
import { findMovedFigures } from "./find-moved-figures.ts";
import { findStrayWords } from "./find-stray-words.ts";
import { splitSentences } from "./split-sentences.ts";
import type { WrittenPart } from "./written-part.ts";

/** Holds what a sentence claims against its passages. */
export interface SentenceVerifier {
  /** What it says that they do not; empty when they bear it out. Of the finds only the kind is kept. */
  find(sentence: string, passages: readonly string[]): readonly { readonly kind: string }[];
  /** All that was held against them: its figures, dates, names, denials, as the sentence prints them. */
  heldIn(sentence: string): readonly string[];
}

/** What was found in a sentence; no word of it. */
export interface SentenceCheck {
  /** Empty where it was sent as it was written. */
  readonly kinds: readonly string[];
}

export interface CheckedSentence extends SentenceCheck {
  /** The sentence; where it failed the statement as the extractive answer has it; empty where it says nothing by itself. */
  readonly text: string;
  /** Whether another text says all of it. */
  readonly isSaidBy: (said: string) => boolean;
}

/** Checks a sentence of a part, the same one only once. */
export type SentenceChecker = (
  sentence: string,
  passages: WrittenPart["passages"],
) => CheckedSentence;

export interface CheckedPart {
  readonly part: AnswerPart;
  readonly written: WrittenPart;
}

export interface Checked {
  readonly parts: readonly CheckedPart[];
  readonly checks: readonly SentenceCheck[];
}

export interface CheckParts {
  readonly verifier: SentenceVerifier;
  /** Names of what was asked about, which may be used as freely as the passages' words. */
  readonly names: readonly string[];
}

/** With more sentences that fail the model is trusted in none. */
const MOST_FAILED = 1;

/** Whether a model is to be believed in what it wrote. */
export function isTrusted(checks: readonly SentenceCheck[]): boolean {
  return checks.filter(({ kinds }) => kinds.length > 0).length <= MOST_FAILED;
}

/** Code, markup, the data's own shape, and tokens do not belong into a sentence. */
const MARKUP = /[<>{}[\]|\\`*_#@=]|(?<![a-z])P\d+(?!\d)/u;

/**
 * Creates the check of a sentence against the passages that it names: what carries a figure, date, body or denial (by
 * `verifier`), and every other word (by itself).
 */
export function createSentenceChecker({ verifier, names }: CheckParts): SentenceChecker {
  const known = new Map<string, CheckedSentence>();
  return (sentence, passages) => {
    const key = [...passages.map(({ token }) => token), sentence].join(" ");
    const checked = known.get(key) ?? toChecked(sentence, passages, { verifier, names });
    known.set(key, checked);
    return checked;
  };
}

function toChecked(
  sentence: string,
  passages: WrittenPart["passages"],
  parts: CheckParts,
): CheckedSentence {
  const kinds = findKinds(sentence, passages, parts);
  const isLeftOut = kinds.length > 0 && isAside(sentence);
  const quoted = isLeftOut ? "" : quotation(passages[0].text);
  const text = kinds.length === 0 ? sentence : quoted;
  const isSaidBy = (said: string): boolean =>
    shareOfPairs(text, said) >= SAID && parts.verifier.find(text, [said]).length === 0;
  return { kinds: isLeftOut ? [] : kinds, text, isSaidBy };
}

/** What it leans on comes behind it, and is checked; it may be left out, and proves nothing of the model. */
const AGREEMENT =
  /^(?:是的?|有的?|会的?|对的?|能的?|可以的?|支持的?|鼓励的?|欢迎的?|有提到|有规定)[。！!]*$/u;

function isAside(sentence: string): boolean {
  return AGREEMENT.test(sentence);
}

/** So much of a text's words must stand in another one, and every figure, body and denial, for it not to be said beside it. */
const SAID = 0.8;

/**
 * What a checked sentence adds to those before it in its part: nothing where the quotation in its place is said already, or
 * an earlier quotation says it.
 */
export function addedBy(
  { kinds, text, isSaidBy }: CheckedSentence,
  before: readonly CheckedSentence[],
): string {
  const quoted = before.filter((other) => other.kinds.length > 0);
  const said = (kinds.length > 0 ? before : quoted).map((other) => other.text).join("");
  return isSaidBy(said) ? "" : text;
}

function findKinds(
  sentence: string,
  passages: WrittenPart["passages"],
  { verifier, names }: CheckParts,
): readonly string[] {
  const grounds = passages.flatMap((passage) => passage.grounds);
  const found = new Set(verifier.find(sentence, grounds).map(({ kind }) => kind));
  if (MARKUP.test(sentence) || hasAddress(sentence)) found.add("markup");
  if (findMovedFigures(sentence, grounds).length > 0) found.add("moved-figure");
  const held = verifier.heldIn(sentence);
  const stray = findStrayWords(sentence, [...grounds, ...names]);
  if (stray.some((word) => !isHeld(word, held))) found.add("wording");
  if (passages.some((passage) => isTurned(sentence, passage))) found.add("negation");
  return [...found];
}

/** 三百四十六 of 三百四十六家 stands in no passage that prints 346家, and was held against it. */
function isHeld(word: string, held: readonly string[]): boolean {
  return held.some((printed) => printed.includes(word));
}

const DENIES =
  /[不无未非没免停除勿别禁拒]|\b(?:no|not|never|without|except|unless|cannot|exclud\w*)\b|n't/iu;

/** 「在编人员、公务员。」 of 「下列人员不予补贴：在编人员、公务员」: what is excepted, said as if it were not. */
function isTurned(sentence: string, { text, cites }: WrittenPart["passages"][number]): boolean {
  if (!cites.some((url) => url.includes("#exclusions-"))) return false;
  return DENIES.test(text) && !DENIES.test(sentence) && shareOfPairs(sentence, text) >= SAID;
}

/** Checks all that was written, sentence by sentence; one that fails is replaced. */
export function checkWritten(
  written: readonly WrittenPart[],
  check: SentenceChecker,
  tongue: Tongue,
): Checked {
  const checked = written.map((one) => {
    const sentences = splitSentences(one.text, tongue).map((it) => check(it, one.passages));
    return { part: toPart(one, sentences), written: one, sentences };
  });
  return {
    parts: checked.filter(({ part }) => part.text !== ""),
    checks: checked.flatMap(({ sentences }) => sentences.map(({ kinds }) => ({ kinds }))),
  };
}

function toPart({ passages }: WrittenPart, sentences: readonly CheckedSentence[]): AnswerPart {
  const grounds = passages.flatMap((passage) => passage.grounds);
  const whole = sentences.every(({ kinds }) => kinds.length === 0);
  const added = sentences.map((sentence, at) => addedBy(sentence, sentences.slice(0, at)));
  const text = added
    .filter((sentence) => sentence !== "")
    .reduce((before, next) => before + spaceAfter(before) + next, "");
  return {
    kind: "fact",
    text,
    cites: citesOf(passages),
    grounds: whole ? grounds : [...grounds, passages[0].text],
  };
}

/** What parts a text from the sentence that goes on from it. */
export function spaceAfter(text: string): string {
  return /[a-z.]$/u.test(text) ? " " : "";
}

/** Addresses of what passages rest on. */
export function citesOf(passages: WrittenPart["passages"]): readonly string[] {
  return [...new Set(passages.flatMap((passage) => passage.cites))];
}

function quotation(text: string): string {
  return /[。！？.!?]$/u.test(text) ? text : `${text}。`;
}
