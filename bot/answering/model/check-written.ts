import type { AnswerPart } from "../answer.ts";
import { hasAddress } from "./clean-text.ts";
import type { WrittenPart } from "./compose-with-model.ts";
import { findMovedFigures } from "./find-moved-figures.ts";
import { findStrayWords } from "./find-stray-words.ts";

/**
 * Finds what a sentence says that its passages do not; empty when they bear it out. Of the finds only the kind is kept.
 */
export type SentenceVerifier = (
  sentence: string,
  passages: readonly string[],
) => readonly { readonly kind: string }[];

/** What was found in a sentence; no word of it. */
export interface SentenceCheck {
  /** Empty where it was sent as it was written. */
  readonly kinds: readonly string[];
}

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

/** Code, markup, the data's own shape, and tokens do not belong into a sentence. */
const MARKUP = /[<>{}[\]|\\`*_#@=]|(?<![a-z])P\d+(?!\d)/u;
const SENTENCE = /[^。！？!?\n]+(?:[。！？!?]+|\.(?=\s|$)|$)/gu;
const ENGLISH_SENTENCE = /.+?(?:[.!?]+(?=\s|$)|$)/gsu;

/**
 * Checks what was written, sentence by sentence, against the passages that it names: what carries a figure, date, body or
 * denial (by `verifier`), and every other word (by itself). A sentence that fails is replaced by the statement as the
 * extractive answer has it.
 */
export function checkWritten(written: readonly WrittenPart[], parts: CheckParts): Checked {
  const checks: SentenceCheck[] = [];
  const checked = written.map((one) => {
    const sentences = splitSentences(one.text).map((sentence) => {
      const kinds = findKinds(sentence, one, parts);
      checks.push({ kinds });
      return kinds.length === 0 ? sentence : null;
    });
    return { part: toPart(one, sentences), written: one };
  });
  return { parts: checked, checks };
}

export function splitSentences(text: string): string[] {
  const pattern = /\p{Script=Han}/u.test(text) ? SENTENCE : ENGLISH_SENTENCE;
  return (text.match(pattern) ?? [])
    .map((sentence) => sentence.trim())
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}

function findKinds(sentence: string, written: WrittenPart, { verifier, names }: CheckParts) {
  const grounds = written.passages.flatMap((passage) => passage.grounds);
  const found = new Set(verifier(sentence, grounds).map(({ kind }) => kind));
  if (MARKUP.test(sentence) || hasAddress(sentence)) found.add("markup");
  if (findMovedFigures(sentence, grounds).length > 0) found.add("moved-figure");
  if (findStrayWords(sentence, [...grounds, ...names]).length > 0) found.add("wording");
  return [...found];
}

function toPart({ passages }: WrittenPart, sentences: readonly (string | null)[]): AnswerPart {
  const said = sentences.filter((sentence) => sentence !== null);
  const grounds = passages.flatMap((passage) => passage.grounds);
  const cites = [...new Set(passages.flatMap((passage) => passage.cites))];
  const whole = said.length === sentences.length;
  const all = [...said, ...(whole ? [] : [quotation(passages[0].text)])];
  const text = all.reduce((before, next) => before + (/[a-z.]$/u.test(before) ? " " : "") + next);
  return { kind: "fact", text, cites, grounds: whole ? grounds : [...grounds, passages[0].text] };
}

function quotation(text: string): string {
  return /[。！？.!?]$/u.test(text) ? text : `${text}。`;
}
