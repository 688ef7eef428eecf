import { EigenvalueDecomposition, Matrix } from "ml-matrix";
import type { Embedder } from "./embedder.ts";
import { randomNumbers } from "./random-numbers.ts";
import { addRow, toWholeNumbers, type VectorRows } from "./vector-rows.ts";

const NO_ROWS: VectorRows = { width: 0, values: new Int8Array(), scales: new Float32Array() };

export interface LsaSettings {
  /** Length of the vectors. */
  readonly dimensions: number;
  /** Extra random directions that make the leading ones exact enough (Halko, Martinsson and Tropp use 5–10). */
  readonly oversampling: number;
  /** Rounds in which the leading directions are sharpened. */
  readonly iterations: number;
}

interface Column {
  readonly terms: Uint32Array;
  readonly weights: Float64Array;
}

/** Term–text matrix, one sparse column a text. */
interface SparseMatrix {
  readonly rows: number;
  readonly columns: readonly Column[];
}

/** What latent semantic analysis made of texts: all that is needed to embed more of them. */
export interface LsaModel {
  readonly terms: readonly string[];
  /** Inverse document frequency of each term. */
  readonly idf: Float64Array;
  /** One row a term. */
  readonly basis: VectorRows;
  /** One row a text, each of length 1. */
  readonly vectors: Float32Array;
}

/**
 * Analyses texts, so that no model has to be downloaded: words that stand in the same texts come to lie in the same
 * direction.
 *
 * Log-tf × idf weights, then a truncated singular value decomposition by random projection (Halko, Martinsson and
 * Tropp, "Finding Structure with Randomness", 2011). The random numbers are seeded: the same texts give the same model.
 */
export function fitLsa(texts: readonly (readonly string[])[], settings: LsaSettings): LsaModel {
  const frequency = countTexts(texts);
  const terms = [...frequency.keys()];
  const places = placesOf(terms);
  const idf = Float64Array.from(frequency.values(), (count) => Math.log(1 + texts.length / count));
  const columns = texts.map((tokens) => weighTokens(tokens, places, idf));
  const matrix: SparseMatrix = { rows: terms.length, columns };
  const width = Math.min(settings.dimensions, matrix.rows, columns.length);
  if (width === 0) return { terms, idf, basis: NO_ROWS, vectors: new Float32Array() };
  const { basis, vectors } = leadingDirections(matrix, width, settings);
  return { terms, idf, basis: { width, ...toWholeNumbers(basis, width) }, vectors };
}

/** The embedder of a model. */
export function openLsaEmbedder({ terms, idf, basis }: LsaModel): Embedder {
  const places = placesOf(terms);
  const { width } = basis;
  return {
    dimensions: width,
    embed(tokens) {
      const vector = new Float64Array(width);
      const { terms: rows, weights } = weighTokens(tokens, places, idf);
      rows.forEach((row, i) => {
        addRow(vector, basis, { place: row, by: weights[i] ?? 0 });
      });
      return toUnitLength(vector);
    },
  };
}

function placesOf(terms: readonly string[]): Map<string, number> {
  return new Map(terms.map((term, place) => [term, place]));
}

function countTexts(texts: readonly (readonly string[])[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const token of new Set(text)) counts.set(token, (counts.get(token) ?? 0) + 1);
  }
  return counts;
}

function weighTokens(
  tokens: readonly string[],
  terms: ReadonlyMap<string, number>,
  idf: Float64Array,
): Column {
  const counts = new Map<number, number>();
  for (const token of tokens) {
    const place = terms.get(token);
    if (place !== undefined) counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  return {
    terms: Uint32Array.from(counts.keys()),
    weights: Float64Array.from(
      counts,
      ([place, count]) => (1 + Math.log(count)) * (idf[place] ?? 0),
    ),
  };
}

/**
 * The first `width` left singular vectors of A, as the rows of a term × width matrix, and the texts in
 * their directions.
 *
 * There are far fewer texts than terms, so the work is done on G = AᵀA, the likeness of text to text: Q is
 * an orthonormal basis of G^n·Ω, the eigenvectors V of QᵀGQ turn it into the right singular vectors QV, and
 * A·QVΛ^(−1/2) are the left ones. A text lies at its row of QVΛ^(1/2), made as long as 1.
 */
function leadingDirections(
  matrix: SparseMatrix,
  width: number,
  settings: LsaSettings,
): { basis: Float32Array; vectors: Float32Array } {
  const texts = matrix.columns.length;
  const probes = Math.min(texts, width + settings.oversampling);
  const likeness = gram(matrix);
  const random = Float64Array.from({ length: texts * probes }, randomNumbers(0x9e3779b9));
  let sample = Matrix.from1DArray(texts, probes, random);
  for (let i = 0; i < settings.iterations; i += 1) sample = likeness.mmul(sample);
  const range = orthonormal(sample);
  const { values, vectors: eigenvectors } = sortedEigen(
    range.transpose().mmul(likeness.mmul(range)),
  );
  const leading = eigenvectors.subMatrix(0, probes - 1, 0, width - 1);
  const right = range.mmul(leading);
  const lengths = values.slice(0, width).map(Math.sqrt);
  const vectors = new Float32Array(texts * width);
  right.to2DArray().forEach((row, text) => {
    const stretched = Float64Array.from(row, (value, place) => value * (lengths[place] ?? 0));
    vectors.set(toUnitLength(stretched), text * width);
  });
  const scales = lengths.map((length) => (length > 0 ? 1 / length : 0));
  const basis = Float32Array.from(multiply(matrix, right.mulRowVector(scales)));
  return { basis, vectors };
}

/** AᵀA: for every pair of texts the product of their columns; each pair is reckoned once and mirrored. */
function gram({ rows, columns }: SparseMatrix): Matrix {
  const holders: { places: number[]; weights: number[] }[] = Array.from({ length: rows }, () => ({
    places: [],
    weights: [],
  }));
  columns.forEach(({ terms, weights }, column) => {
    terms.forEach((term, i) => {
      holders[term]?.places.push(column);
      holders[term]?.weights.push(weights[i] ?? 0);
    });
  });
  const width = columns.length;
  const half = new Float64Array(width * width);
  for (const { places, weights } of holders) {
    for (let i = 0; i < places.length; i += 1) {
      const row = (places[i] ?? 0) * width;
      const weight = weights[i] ?? 0;
      for (let j = i; j < places.length; j += 1) {
        const at = row + (places[j] ?? 0);
        half[at] = (half[at] ?? 0) + weight * (weights[j] ?? 0);
      }
    }
  }
  return Matrix.from1DArray(width, width, mirror(half, width));
}

/** Fills the lower half of a square with the upper one. */
function mirror(square: Float64Array, width: number): Float64Array {
  for (let row = 1; row < width; row += 1) {
    for (let column = 0; column < row; column += 1) {
      square[row * width + column] = square[column * width + row] ?? 0;
    }
  }
  return square;
}

/** A × dense, where dense has one row a text. */
function multiply({ rows, columns }: SparseMatrix, dense: Matrix): Float64Array {
  const width = dense.columns;
  const from = Float64Array.from(dense.to1DArray());
  const result = new Float64Array(rows * width);
  columns.forEach(({ terms, weights }, column) => {
    const at = column * width;
    for (let i = 0; i < terms.length; i += 1) {
      const offset = (terms[i] ?? 0) * width;
      const by = weights[i] ?? 0;
      for (let k = 0; k < width; k += 1) {
        result[offset + k] = (result[offset + k] ?? 0) + by * (from[at + k] ?? 0);
      }
    }
  });
  return result;
}

/** The columns of a matrix made orthonormal, directions without extent left out: M·(MᵀM)^(−1/2). */
function orthonormal(tall: Matrix): Matrix {
  const { values, vectors } = sortedEigen(tall.transpose().mmul(tall));
  const smallest = (values[0] ?? 1) * 1e-12;
  const scales = values.map((value) => (value > smallest ? 1 / Math.sqrt(value) : 0));
  return tall.mmul(vectors.mulRowVector(scales));
}

function sortedEigen(symmetric: Matrix): { values: number[]; vectors: Matrix } {
  const eigen = new EigenvalueDecomposition(symmetric, { assumeSymmetric: true });
  const order = eigen.realEigenvalues
    .map((value, place) => ({ value, place }))
    .sort((a, b) => b.value - a.value);
  return {
    values: order.map(({ value }) => Math.max(0, value)),
    vectors: eigen.eigenvectorMatrix.subMatrixColumn(order.map(({ place }) => place)),
  };
}

function toUnitLength(vector: Float64Array): Float32Array {
  const length = Math.hypot(...vector);
  return Float32Array.from(vector, (value) => (length > 0 ? value / length : 0));
}
