/** A straight line across or down the page, in points, y growing upwards. */
export interface Rule {
  readonly direction: "across" | "down";
  /** Its y when it runs across, its x when it runs down. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

interface Operators {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

/** Numbers of the operators of pdf.js, which are part of its interface (`OPS`). */
const SAVE = 10;
const RESTORE = 11;
const TRANSFORM = 12;
const FORM_BEGIN = 74;
const FORM_END = 75;
const CONSTRUCT_PATH = 91;
/** How a path is painted: its lines drawn (20, 21, 24–27), or what it encloses filled (22–27). */
const STROKES: ReadonlySet<number> = new Set([20, 21, 24, 25, 26, 27]);
const FILLS: ReadonlySet<number> = new Set([22, 23, 24, 25, 26, 27]);
/** Steps of a path: how many numbers follow each. */
const STEP_NUMBERS = [2, 2, 6, 4, 0];
const MOVE = 0;
const CLOSE = 4;
/** Wider than this a filled box is an area, shorter than this a line is a mark. */
const THICKEST = 3;
const SHORTEST = 4;
/** More of them are a map or a drawing, not a table. */
const MOST_RULES = 6000;

type Matrix = readonly number[];
type Point = readonly [number, number];

/** Gives the rules drawn on a page, whether as lines, as boxes, or as thin filled boxes. */
export function collectRules({ fnArray, argsArray }: Operators, view: Matrix): Rule[] {
  const rules: Rule[] = [];
  const saved: Matrix[] = [];
  let matrix = view;
  fnArray.forEach((operator, at) => {
    const given = argsArray[at];
    if (operator === CONSTRUCT_PATH) rules.push(...readPath(given, matrix));
    else if (operator === TRANSFORM) matrix = multiply(matrix, given as Matrix);
    else if (operator === SAVE) saved.push(matrix);
    else if (operator === RESTORE || operator === FORM_END) matrix = saved.pop() ?? matrix;
    else if (operator === FORM_BEGIN) {
      saved.push(matrix);
      matrix = multiply(matrix, ownMatrix(given));
    }
  });
  return rules.length > MOST_RULES ? [] : rules;
}

/** A form may be turned and moved as a whole. */
function ownMatrix(given: unknown): Matrix {
  const matrix: unknown = Array.isArray(given) ? given[0] : null;
  return Array.isArray(matrix) && matrix.length === 6 ? matrix : [1, 0, 0, 1, 0, 0];
}

function readPath(given: unknown, matrix: Matrix): Rule[] {
  const [paint, data] = given as [number, readonly (ArrayLike<number> | null)[]];
  const steps = data[0];
  if (!steps) return [];
  const outlines = readOutlines(steps, matrix);
  const filled = FILLS.has(paint) ? outlines.flatMap(toThinBox) : [];
  return STROKES.has(paint) ? [...filled, ...outlines.flatMap(toSides)] : filled;
}

/** The corners of each part of a path; curves are taken by their end. */
function readOutlines(steps: ArrayLike<number>, matrix: Matrix): Point[][] {
  const outlines: Point[][] = [];
  let at = 0;
  while (at < steps.length) {
    const step = steps[at] ?? CLOSE;
    const numbers = STEP_NUMBERS[step] ?? 0;
    const end: Point = [steps[at + numbers - 1] ?? 0, steps[at + numbers] ?? 0];
    if (step === MOVE) outlines.push([]);
    const outline = outlines.at(-1);
    const point = step === CLOSE ? outline?.[0] : apply(matrix, end);
    if (outline && point) outline.push(point);
    at += 1 + numbers;
  }
  return outlines;
}

function toThinBox(points: readonly Point[]): Rule[] {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [left, right, low, high] = [
    Math.min(...xs),
    Math.max(...xs),
    Math.min(...ys),
    Math.max(...ys),
  ];
  if (high - low <= THICKEST) return toRule([left, (low + high) / 2], [right, (low + high) / 2]);
  if (right - left <= THICKEST)
    return toRule([(left + right) / 2, low], [(left + right) / 2, high]);
  return [];
}

function toSides(points: readonly Point[]): Rule[] {
  return points.slice(1).flatMap((point, at) => {
    const before = points[at];
    return before ? toRule(before, point) : [];
  });
}

function toRule([x1, y1]: Point, [x2, y2]: Point): Rule[] {
  const [width, height] = [Math.abs(x2 - x1), Math.abs(y2 - y1)];
  if (width >= SHORTEST && height < 1) {
    return [
      { direction: "across", at: (y1 + y2) / 2, from: Math.min(x1, x2), to: Math.max(x1, x2) },
    ];
  }
  if (height >= SHORTEST && width < 1) {
    return [{ direction: "down", at: (x1 + x2) / 2, from: Math.min(y1, y2), to: Math.max(y1, y2) }];
  }
  return [];
}

function multiply(m: Matrix, n: Matrix): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = m;
  const [p = 1, q = 0, r = 0, s = 1, t = 0, u = 0] = n;
  return [
    a * p + c * q,
    b * p + d * q,
    a * r + c * s,
    b * r + d * s,
    a * t + c * u + e,
    b * t + d * u + f,
  ];
}

/** Places a point on the page, y growing upwards. */
function apply(matrix: Matrix, [x, y]: Point): Point {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = matrix;
  return [a * x + c * y + e, -(b * x + d * y + f)];
}
