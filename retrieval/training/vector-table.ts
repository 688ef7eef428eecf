import { randomNumbers } from "../random-numbers.ts";
import type { Bag } from "./bags.ts";

/** The vectors that are being learned, one row a term, with what AdaGrad remembers of each row. */
export interface VectorTable {
  readonly width: number;
  readonly rows: Float32Array;
  /** Mean squares of the gradients that each row has seen. */
  readonly seen: Float32Array;
}

/** A text's vector of length 1, and how long it was before. */
export interface Encoded {
  readonly vector: Float32Array;
  readonly length: number;
}

const SEED = 3;
/** What AdaGrad starts from, so that the first steps are not the largest. */
const FIRST_SEEN = 1e-4;

/**
 * Starts from random indexing (Kanerva, Kristofersson and Holst, 2000): documents get the sum of their terms' random
 * vectors, terms the sum of their documents', so that terms of the same documents begin alike.
 */
export function createVectorTable(
  terms: number,
  width: number,
  documents: readonly Bag[],
): VectorTable {
  const random = randomNumbers(SEED);
  const start: VectorTable = {
    width,
    rows: Float32Array.from({ length: terms * width }, random),
    seen: new Float32Array(terms).fill(FIRST_SEEN),
  };
  const rows = new Float32Array(terms * width);
  for (const bag of documents) {
    const { vector } = encode(bag, start);
    bag.places.forEach((place, i) => {
      addScaled(rows, place * width, vector, bag.weights[i] ?? 0);
    });
  }
  for (let row = 0; row < terms; row += 1) {
    const part = rows.subarray(row * width, (row + 1) * width);
    const length = Math.hypot(...part) || 1;
    for (let i = 0; i < width; i += 1) part[i] = (part[i] ?? 0) / length;
  }
  return { ...start, rows };
}

/** The vector of a bag. */
export function encode({ places, weights }: Bag, { rows, width }: VectorTable): Encoded {
  const vector = new Float32Array(width);
  places.forEach((place, i) => {
    const by = weights[i] ?? 0;
    const at = place * width;
    for (let k = 0; k < width; k += 1) vector[k] = (vector[k] ?? 0) + by * (rows[at + k] ?? 0);
  });
  const length = Math.hypot(...vector) + 1e-6;
  for (let k = 0; k < width; k += 1) vector[k] = (vector[k] ?? 0) / length;
  return { vector, length };
}

/** Gradients of the rows that a batch touches. */
export interface Gradients {
  readonly rows: Float32Array;
  readonly touched: Set<number>;
}

/** Adds to the rows' gradients what a change of a bag's vector by `gradient` asks of them. */
export function addGradient(
  bag: Bag,
  { vector, length }: Encoded,
  gradient: Float32Array,
  gradients: Gradients,
): void {
  const width = vector.length;
  let along = 0;
  for (let k = 0; k < width; k += 1) along += (gradient[k] ?? 0) * (vector[k] ?? 0);
  const free = gradient.map((value, k) => (value - along * (vector[k] ?? 0)) / length);
  bag.places.forEach((place, i) => {
    gradients.touched.add(place);
    addScaled(gradients.rows, place * width, free, bag.weights[i] ?? 0);
  });
}

/** Moves the touched rows against their gradients (AdaGrad, one rate a row) and forgets the gradients. */
export function moveRows(table: VectorTable, { rows, touched }: Gradients, rate: number): void {
  const { width, seen } = table;
  for (const row of touched) {
    const at = row * width;
    let squares = 0;
    for (let k = at; k < at + width; k += 1) squares += (rows[k] ?? 0) ** 2;
    seen[row] = (seen[row] ?? 0) + squares / width;
    const step = rate / Math.sqrt(seen[row] ?? 1);
    for (let k = at; k < at + width; k += 1) {
      table.rows[k] = (table.rows[k] ?? 0) - step * (rows[k] ?? 0);
      rows[k] = 0;
    }
  }
  touched.clear();
}

/** Adds `by` times a vector to a row that begins at `at`. */
export function addScaled(target: Float32Array, at: number, from: Float32Array, by: number): void {
  for (let k = 0; k < from.length; k += 1)
    target[at + k] = (target[at + k] ?? 0) + by * (from[k] ?? 0);
}
