import type { Postings } from "./postings.ts";
import { randomNumbers } from "./random-numbers.ts";

/** What each term says of whether a text is about the sources, as log-odds by the numbers of the indexes' terms. */
export interface Leaning {
  /** Of a text without any term. */
  readonly constant: number;
  readonly weights: Float32Array;
}

export interface LeaningSettings {
  /** Times that each text is learnt from. */
  readonly rounds: number;
  /** The first step of a weight; each makes the next ones smaller. */
  readonly rate: number;
}

/** A text as the numbers of its terms, each once. */
interface Lesson {
  readonly terms: Uint32Array;
  readonly isInside: boolean;
  /** What it counts for. */
  readonly by: number;
}

interface Learner {
  /** Of the terms; the last is the constant, as if a term stood in every text. */
  readonly weights: Float32Array;
  /** Sums of the squares of all steps before. */
  readonly squares: Float32Array;
  readonly rate: number;
}

/** Of the order in which texts are learnt from. */
const SEED = 20_221_115;

/**
 * Learns from texts inside and outside what each term says: logistic regression whose steps shrink with the slopes
 * before (AdaGrad; Duchi, Hazan and Singer, "Adaptive Subgradient Methods", 2011). Few rounds of small steps keep the
 * weights of rare terms small. Both sides count the same in all.
 *
 * @param fields postings that share one table of terms
 * @param isInside of the id of a text
 */
export function learnLeaning(
  fields: readonly Postings[],
  isInside: (id: string) => boolean,
  { rounds, rate }: LeaningSettings,
): Leaning {
  const lessons = weighSides(
    fields.flatMap((field) => {
      const texts = termsOfTexts(field);
      return field.ids.map((id, place) => ({
        terms: texts[place] ?? new Uint32Array(),
        isInside: isInside(id),
      }));
    }),
  );
  const size = Math.max(0, ...fields.map(({ starts }) => starts.length - 1));
  const weights = new Float32Array(size + 1);
  const learner = { weights, squares: new Float32Array(size + 1), rate };
  const random = randomNumbers(SEED);
  for (let round = 0; round < rounds; round += 1) {
    for (const lesson of shuffle(lessons, random)) learnFrom(learner, lesson);
  }
  return { constant: weights[size] ?? 0, weights: weights.slice(0, size) };
}

/** The log-odds that a text with these tokens is about the sources; a token that was never seen says nothing. */
export function leaningOf(
  tokens: Iterable<string>,
  { constant, weights }: Leaning,
  terms: Postings["terms"],
): number {
  return [...new Set(tokens)].reduce(
    (sum, token) => sum + (weights[terms.get(token) ?? -1] ?? 0),
    constant,
  );
}

function weighSides(texts: readonly Omit<Lesson, "by">[]): Lesson[] {
  const inside = texts.filter(({ isInside }) => isInside).length;
  const by = inside / Math.max(1, texts.length - inside);
  return texts.map((text) => ({ ...text, by: text.isInside ? 1 : by }));
}

function learnFrom(learner: Learner, { terms, isInside, by }: Lesson): void {
  const { weights } = learner;
  const last = weights.length - 1;
  let odds = weights[last] as number;
  for (const term of terms) odds += weights[term] as number;
  const slope = by * (1 / (1 + Math.exp(-odds)) - Number(isInside));
  move(learner, last, slope);
  for (const term of terms) move(learner, term, slope);
}

function move({ weights, squares, rate }: Learner, term: number, slope: number): void {
  const square = (squares[term] as number) + slope * slope;
  squares[term] = square;
  if (square > 0) weights[term] = (weights[term] as number) - (rate * slope) / Math.sqrt(square);
}

/** The terms of each text, in the order of their numbers. */
function termsOfTexts({ starts, texts, ids }: Postings): Uint32Array[] {
  const sizes = new Uint32Array(ids.length);
  for (const text of texts) sizes[text] = (sizes[text] ?? 0) + 1;
  const found = Array.from(sizes, (size) => new Uint32Array(size));
  const ends = new Uint32Array(ids.length);
  for (let term = 0; term + 1 < starts.length; term += 1) {
    for (let at = starts[term] ?? 0; at < (starts[term + 1] ?? 0); at += 1) {
      const text = texts[at] ?? 0;
      const end = ends[text] ?? 0;
      const own = found[text];
      if (own) own[end] = term;
      ends[text] = end + 1;
    }
  }
  return found;
}

/** The same in another order (Fisher and Yates). */
function shuffle<Item>(items: readonly Item[], random: () => number): Item[] {
  const mixed = [...items];
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = Math.floor(((random() + 1) / 2) * (last + 1));
    [mixed[last], mixed[other]] = [mixed[other] as Item, mixed[last] as Item];
  }
  return mixed;
}
