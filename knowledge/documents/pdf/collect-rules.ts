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
/** Steps of a path: how many numbers follow each, and that the fourth closes it. */
const STEP_NUMBERS = [2, 2, 6, 4, 0];
const CLOSE = 4;
/** Wider than this a filled box is an area, shorter than this a line is a mark. */
const THICKEST = 3;
const SHORTEST = 4;

type Matrix = readonly number[];
type Point = readonly [number, number];

/** Gives the rules drawn on a page, whether as lines, as boxes, or as thin filled boxes. */
export function collectRules({ fnArray, argsArray }: Operators, view: Matrix): Rule[] {
  const rules: Rule[] = [];
  const saved: Matrix[] = [];
  let matrix = view;
  fnArray.forEach((operator, at) => {
    const given = argsArray[at];
    if (operator === SAVE || operator === FORM_BEGIN) saved.push(matrix);
    if (operator === RESTORE || operator === FORM_END) matrix = saved.pop() ?? matrix;
    if (operator === TRANSFORM) matrix = multiply(matrix, given as Matrix);
    if (operator === FORM_BEGIN) {
      const own = (given as readonly unknown[] | null)?.[0];
      if (Array.isArray(own) && own.length === 6) matrix = multiply(matrix, own as Matrix);
    }
    if (operator === CONSTRUCT_PATH) rules.push(...readPath(given, matrix));
  });
  return rules;
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
  for (let at = 0; at < steps.length; ) {
    const step = steps[at] ?? CLOSE;
    const numbers = STEP_NUMBERS[step] ?? 0;
    const outline = outlines.at(-1);
    if (step === CLOSE) {
      const start = outline?.[0];
      if (outline && start) outline.push(start);
    } else {
      const point = apply(matrix, steps[at + numbers - 1] ?? 0, steps[at + numbers] ?? 0);
      if (step === 0 || !outline) outlines.push([point]);
      else outline.push(point);
    }
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
function apply(matrix: Matrix, x: number, y: number): Point {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = matrix;
  return [a * x + c * y + e, -(b * x + d * y + f)];
}
