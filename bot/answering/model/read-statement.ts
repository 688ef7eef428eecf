import type { CheckedNames } from "./checked-names.ts";
import type { Claim, Found } from "./claim.ts";
import { ASKING, LEXICAL, MARKS, type MarkWords } from "./mark-words.ts";
import { normaliseStatement } from "./normalise-statement.ts";
import { type DateParts, readDate } from "./read-date.ts";
import { readDocumentNumber } from "./read-document-number.ts";
import { fixedWordAt, readFigure } from "./read-figure.ts";
import { readName } from "./read-name.ts";
import { readPhone } from "./read-phone.ts";

/** A word of `mark-words.ts` where it stands. */
export interface Mark extends Omit<MarkWords, "words"> {
  readonly printed: string;
}

/** One thing that a text is about: a character or word, a claim, or a sign that ends a stretch. */
export interface Item {
  readonly key: string;
  readonly claim: Claim | null;
  /** `list` is the 、 between two of a row, `aside` a bracket. */
  readonly stop: "list" | "aside" | "clause" | null;
  /** The marks that stand before it, after the item before. */
  readonly marks: readonly Mark[];
}

/** A text as it is checked. */
export interface Statement {
  readonly text: string;
  /** Ends with a stop. */
  readonly items: readonly Item[];
  readonly claims: readonly Claim[];
}

/** Words that may come and go without a change of what is said. */
const LIGHT =
  /也就是说|换句话说|换言之|具体来说|此外|另外|同时|其中|目前|现在|一般|通常|直接|及时|依法|按照?规定|按照|根据|依据|积极|进一步|大力|切实|加快|着力|持续|并且|而且|以及|或者?|如果|那么|[的了着和与及并等都也就将把被对由于为是还再先又则即其该这那之所而以在来从向地]|(?<![a-z])(?:the|an?|of|to|in|on|for|and|or|is|are|be|by|it|its|this|that|with|as|at|from|you|your)(?![a-z])/uy;
const STOP = /[，。；：！？,;:!?\n]|\.(?!\d)/uy;
const ASIDE = /[（）()]/uy;
const WORD = /[a-z][a-z'’]*|\d+(?:\.\d+)?/uy;
const BLANK = /[\s·•*#>_|\-–—~…“”"「」『』《》〈〉'’]+/uy;
const WORDED = /^(?:\(\?[^)]*\))?[a-z]/u;
/** Longer words first: 不超过 is no 不. */
const WORDS = MARKS.flatMap(({ words, ...mark }) =>
  words.split(/\|(?![^([]*[)\]])/u).map((word) => ({ ...mark, word })),
).sort((one, other) => lengthOf(other.word) - lengthOf(one.word));
const MARK = new RegExp(
  WORDS.map(({ word }, place) => `(?<m${place}>${bounded(word)})`).join("|"),
  "uy",
);
const LEXICAL_WORD = new RegExp(LEXICAL, "uy");
/** They bind only what they follow at once. */
const AFTER_FIGURE = /内|起(?!步)|之?前|之?后|止/uy;
const AFTER: Readonly<Record<string, MarkWords["class"]>> = { 内: "max", 起: "min" };

/** Letters around a mark of letters make it another word. */
function bounded(word: string): string {
  return WORDED.test(word) ? `(?<![a-z])(?:${word})(?![a-z])` : word;
}

/** Without what must stand before or behind. */
function lengthOf(word: string): number {
  return word.replaceAll(/\(\?<?[!=][^)]*\)/gu, "").length;
}

/** What stands at a place of a text, and how long it is. */
interface Step {
  readonly length: number;
  readonly item?: Omit<Item, "marks">;
  readonly mark?: Mark;
  readonly date?: DateParts;
}

/** What went before a place. */
interface Before {
  readonly date: DateParts | null;
  /** The claim right before it, with no mark between. */
  readonly claim: Claim | null;
}

/** Reads a text into what it is about, what it claims and the words that turn its meaning. */
export function readStatement(printed: string, names: CheckedNames): Statement {
  const text = normaliseStatement(printed);
  const items: Item[] = [];
  let marks: Mark[] = [];
  let date: DateParts | null = null;
  for (let at = 0; at < text.length; ) {
    const claim = marks.length === 0 ? (items.at(-1)?.claim ?? null) : null;
    const step: Step =
      readPlain(text, at) ??
      readClaim(text, at, { date, names }) ??
      readWord(text, at, { date, claim });
    if (step.mark) marks.push(step.mark);
    if (step.item) {
      items.push({ ...step.item, marks });
      marks = [];
    }
    date = step.date ?? date;
    at += step.length;
  }
  items.push({ key: "", claim: null, stop: "clause", marks });
  return { text, items, claims: items.flatMap(({ claim }) => (claim ? [claim] : [])) };
}

/** Reads stops and fixed words; `undefined` where something else may stand. */
function readPlain(text: string, at: number): Step | undefined {
  if (text.charAt(at) === "、")
    return { length: 1, item: { key: "、", claim: null, stop: "list" } };
  if (lengthAt(ASIDE, text, at))
    return { length: 1, item: { key: "(", claim: null, stop: "aside" } };
  const stop = lengthAt(STOP, text, at);
  if (stop) return { length: stop, item: { key: "", claim: null, stop: "clause" } };
  const length = Math.max(
    lengthAt(ASKING, text, at),
    lengthAt(LEXICAL_WORD, text, at),
    fixedWordAt(text, at),
  );
  return length > 0 ? wordStep(text.slice(at, at + length)) : undefined;
}

interface Reading {
  readonly date: DateParts | null;
  readonly names: CheckedNames;
}

function readClaim(text: string, at: number, { date, names }: Reading): Step | undefined {
  const document = readDocumentNumber(text, at);
  const dated = document ? undefined : readDate(text, at, date);
  const found: Found | undefined =
    document ?? dated ?? readPhone(text, at) ?? readFigure(text, at) ?? readName(text, at, names);
  if (!found) return undefined;
  const item = { key: found.claim.needs[0] ?? "", claim: found.claim, stop: null };
  return { length: found.length, item, ...(dated ? { date: dated.parts } : {}) };
}

function readWord(text: string, at: number, before: Before): Step {
  const mark = readMark(text, at, before.claim);
  if (mark) return { length: mark.printed.length, mark };
  const light = lengthAt(BLANK, text, at) || lengthAt(LIGHT, text, at);
  return light ? { length: light } : wordStep(textAt(WORD, text, at) || text.charAt(at));
}

function wordStep(word: string): Step {
  return { length: word.length, item: { key: word, claim: null, stop: null } };
}

function readMark(text: string, at: number, before: Claim | null): Mark | undefined {
  if (before) {
    const word = textAt(AFTER_FIGURE, text, at);
    const role = before.kind === "date" ? roleOf(word) : AFTER[word];
    if (role)
      return { class: role, kind: before.kind === "date" ? "date" : "number", printed: word };
  }
  MARK.lastIndex = at;
  const match = MARK.exec(text);
  if (!match) return undefined;
  const words = WORDS.find((_, place) => match.groups?.[`m${place}`] !== undefined);
  return words ? { class: words.class, kind: words.kind, printed: match[0] } : undefined;
}

function roleOf(word: string): MarkWords["class"] | undefined {
  if (word === "") return undefined;
  return word === "起" || word.endsWith("后") ? "start" : word === "内" ? undefined : "end";
}

function lengthAt(pattern: RegExp, text: string, at: number): number {
  return textAt(pattern, text, at).length;
}

function textAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? "";
}
