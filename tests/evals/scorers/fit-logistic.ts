import { Matrix, solve } from "ml-matrix";

export interface Example {
  readonly values: readonly number[];
  readonly isTrue: boolean;
}

export interface LogisticFit {
  readonly constant: number;
  readonly weights: readonly number[];
}

const PENALTY = 0.3;
const ROUNDS = 30;

/**
 * Fits a logistic model by Newton's method (iteratively reweighted least squares; Hastie, Tibshirani and Friedman, "The
 * Elements of Statistical Learning", 4.4.1) with a small ridge penalty on the weights of standardised values. True and
 * false examples count the same in all.
 */
export function fitLogistic(examples: readonly Example[]): LogisticFit {
  const width = examples[0]?.values.length ?? 0;
  const { means, scales } = standardise(examples, width);
  const trues = examples.filter(({ isTrue }) => isTrue).length;
  const rows = examples.map(({ values, isTrue }) => ({
    row: [1, ...values.map((value, i) => (value - (means[i] ?? 0)) / (scales[i] ?? 1))],
    target: isTrue ? 1 : 0,
    by: isTrue ? 1 : trues / Math.max(1, examples.length - trues),
  }));
  let beta = new Array<number>(width + 1).fill(0);
  for (let round = 0; round < ROUNDS; round += 1) beta = improve(beta, rows);
  const weights = beta.slice(1).map((weight, i) => weight / (scales[i] ?? 1));
  const shift = weights.reduce((sum, weight, i) => sum + weight * (means[i] ?? 0), 0);
  return { constant: (beta[0] ?? 0) - shift, weights };
}

interface Row {
  readonly row: readonly number[];
  readonly target: number;
  readonly by: number;
}

/** One step of Newton's method. */
function improve(beta: readonly number[], rows: readonly Row[]): number[] {
  const width = beta.length;
  const slope = beta.map((weight, i) => (i === 0 ? 0 : -PENALTY * weight));
  const curve = Matrix.eye(width, width).mul(PENALTY);
  curve.set(0, 0, 1e-9);
  for (const { row, target, by } of rows) {
    const odds = row.reduce((sum, value, i) => sum + value * (beta[i] ?? 0), 0);
    const p = 1 / (1 + Math.exp(-odds));
    const bend = by * Math.max(1e-9, p * (1 - p));
    row.forEach((value, i) => {
      slope[i] = (slope[i] ?? 0) + by * (target - p) * value;
      row.forEach((other, j) => {
        curve.set(i, j, curve.get(i, j) + bend * value * other);
      });
    });
  }
  const step = solve(curve, Matrix.columnVector(slope)).to1DArray();
  return beta.map((weight, i) => weight + (step[i] ?? 0));
}

function standardise(examples: readonly Example[], width: number) {
  const columns = Array.from({ length: width }, (_, i) =>
    examples.map(({ values }) => values[i] ?? 0),
  );
  const means = columns.map(
    (column) => column.reduce((sum, value) => sum + value, 0) / column.length,
  );
  const scales = columns.map((column, i) => {
    const squares = column.reduce((sum, value) => sum + (value - (means[i] ?? 0)) ** 2, 0);
    return Math.sqrt(squares / column.length) || 1;
  });
  return { means, scales };
}
