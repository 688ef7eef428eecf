import { EigenvalueDecomposition, Matrix } from "ml-matrix";
import type { Embedder } from "./embedder.ts";

export interface LsaSettings {
  /** Length of the vectors. */
  readonly dimensions: number;
  /** Extra random directions that make the leading ones exact enough (Halko, Martinsson and Tropp use 5–10). */
  readonly oversampling: number;
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

/**
 * Builds an embedder from the texts themselves by latent semantic analysis, so that no model has to be
 * downloaded: words that stand in the same texts come to lie in the same direction.
 *
 * Log-tf × idf weights, then a truncated singular value decomposition by random projection with one
 * power iteration (Halko, Martinsson and Tropp, "Finding Structure with Randomness", 2011). The random
 * numbers are seeded: the same texts give the same vectors.
 */
export function createLsaEmbedder(
  texts: readonly (readonly string[])[],
  { dimensions, oversampling }: LsaSettings,
): Embedder {
  const frequency = countTexts(texts);
  const terms = new Map([...frequency.keys()].map((term, place) => [term, place]));
  const idf = Float64Array.from(frequency.values(), (count) => Math.log(1 + texts.length / count));
  const weigh = (tokens: readonly string[]): Column => weighTokens(tokens, terms, idf);
  const matrix: SparseMatrix = { rows: terms.size, columns: texts.map(weigh) };
  const width = Math.min(dimensions, matrix.rows, matrix.columns.length);
  const basis = leadingDirections(matrix, width, width + oversampling);

  return {
    dimensions: width,
    embed(tokens) {
      const vector = new Float64Array(width);
      const { terms: places, weights } = weigh(tokens);
      places.forEach((place, i) => {
        addScaled(vector, 0, { from: basis, at: place * width, width, by: weights[i] ?? 0 });
      });
      return toUnitLength(vector);
    },
  };
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
 * The first `width` left singular vectors, as the rows of a term × width matrix.
 *
 * With S = A·Aᵀ·A·Ω and W = (SᵀS)^(−1/2), the columns of S·W are an orthonormal basis of the range; the
 * eigenvectors of (AᵀSW)ᵀ(AᵀSW) turn it into singular vectors. Everything tall stays a single product.
 */
function leadingDirections(matrix: SparseMatrix, width: number, probes: number): Float64Array {
  const start = Float64Array.from({ length: matrix.columns.length * probes }, randomNumbers());
  const once = multiply(matrix, start, probes);
  const sample = multiply(matrix, multiplyTransposed(matrix, once, probes), probes);
  const whiten = inverseRoot(gram(sample, probes));
  const projected = multiplyDense(multiplyTransposed(matrix, sample, probes), whiten);
  const { vectors } = sortedEigen(gram(projected, probes));
  return multiplyDense(sample, whiten.mmul(vectors.subMatrix(0, probes - 1, 0, width - 1)));
}

/** matrix × dense, where dense has one row a text. */
function multiply(matrix: SparseMatrix, dense: Float64Array, width: number): Float64Array {
  const result = new Float64Array(matrix.rows * width);
  matrix.columns.forEach(({ terms, weights }, column) => {
    terms.forEach((term, i) => {
      addScaled(result, term * width, {
        from: dense,
        at: column * width,
        width,
        by: weights[i] ?? 0,
      });
    });
  });
  return result;
}

/** matrixᵀ × dense, where dense has one row a term. */
function multiplyTransposed(
  matrix: SparseMatrix,
  dense: Float64Array,
  width: number,
): Float64Array {
  const result = new Float64Array(matrix.columns.length * width);
  matrix.columns.forEach(({ terms, weights }, column) => {
    terms.forEach((term, i) => {
      addScaled(result, column * width, {
        from: dense,
        at: term * width,
        width,
        by: weights[i] ?? 0,
      });
    });
  });
  return result;
}

function addScaled(
  target: Float64Array,
  offset: number,
  row: { from: Float64Array; at: number; width: number; by: number },
): void {
  for (let i = 0; i < row.width; i += 1) {
    target[offset + i] = (target[offset + i] ?? 0) + row.by * (row.from[row.at + i] ?? 0);
  }
}

/** (symmetric)^(−1/2), directions without extent left out. */
function inverseRoot(symmetric: Matrix): Matrix {
  const { values, vectors } = sortedEigen(symmetric);
  const smallest = (values[0] ?? 1) * 1e-12;
  return vectors.mmul(
    Matrix.diag(values.map((value) => (value > smallest ? 1 / Math.sqrt(value) : 0))),
  );
}

function gram(dense: Float64Array, width: number): Matrix {
  const result = new Float64Array(width * width);
  for (let at = 0; at < dense.length; at += width) {
    for (let i = 0; i < width; i += 1) {
      addScaled(result, i * width, { from: dense, at, width, by: dense[at + i] ?? 0 });
    }
  }
  return Matrix.from1DArray(width, width, result);
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

function multiplyDense(dense: Float64Array, turn: Matrix): Float64Array {
  const inner = turn.rows;
  const width = turn.columns;
  const turned = Float64Array.from(turn.to1DArray());
  const result = new Float64Array((dense.length / inner) * width);
  for (let row = 0; row * inner < dense.length; row += 1) {
    for (let i = 0; i < inner; i += 1) {
      const by = dense[row * inner + i] ?? 0;
      addScaled(result, row * width, { from: turned, at: i * width, width, by });
    }
  }
  return result;
}

function toUnitLength(vector: Float64Array): Float32Array {
  const length = Math.hypot(...vector);
  return Float32Array.from(vector, (value) => (length > 0 ? value / length : 0));
}

/** Seeded numbers in −1…1 (mulberry32), so that an index is the same on every machine. */
function randomNumbers(): () => number {
  let state = 0x9e3779b9;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2_147_483_648 - 1;
  };
}
