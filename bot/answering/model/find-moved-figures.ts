import { cleanText } from "./clean-text.ts";
import { PLAIN_WORDS } from "./plain-words.ts";

/** A number with its unit, and the words between the number before it and itself. */
interface Figure {
  readonly value: string;
  readonly unit: string;
  /** Pairs of neighbouring characters. */
  readonly pairs: ReadonlySet<string>;
}

const FIGURE =
  /(\d[\d,]*(?:\.\d+)?)(万亿|万|亿)?(个百分点|个工作日|平方米|个?月|小时|分钟|%|\p{Script=Han})?/gu;
const SCALES: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8, 万亿: 1e12 };
/** Held against dates as a whole, elsewhere. */
const DATE = /\d{4}-\d{1,2}-\d{1,2}/gu;
const SENTENCE_END = /[。！？!?\n；;]/u;
const IDLE = new RegExp(
  PLAIN_WORDS.filter((word) => word.length > 1)
    .toSorted((one, other) => other.length - one.length)
    .join("|"),
  "gu",
);

/**
 * Finds figures that a passage has, but of something else: of 初级1500元、高级2500元 a sentence that gives 初级2500元. Each
 * is held against the figures of its unit by the words in front of it; where another one fits better, it was moved.
 */
export function findMovedFigures(sentence: string, passages: readonly string[]): string[] {
  const known = passages.flatMap(readFigures);
  return readFigures(sentence).flatMap((figure) => {
    const alike = known.filter(({ unit }) => unit === figure.unit);
    const fitOf = (ground: Figure): number => dice(figure.pairs, ground.pairs);
    const own = Math.max(0, ...alike.filter(({ value }) => value === figure.value).map(fitOf));
    const others = Math.max(0, ...alike.filter(({ value }) => value !== figure.value).map(fitOf));
    return others > own ? [figure.value] : [];
  });
}

function readFigures(text: string): Figure[] {
  const clean = cleanText(text).replaceAll(DATE, "");
  let end = 0;
  return Array.from(clean.matchAll(FIGURE)).map((match) => {
    const { 0: printed, 1: digits = "", 2: scale = "", 3: unit = "", index } = match;
    const before = clean.slice(end, index).split(SENTENCE_END).at(-1) ?? "";
    end = index + printed.length;
    const value = String(Number(digits.replaceAll(",", "")) * (SCALES[scale] ?? 1));
    return { value, unit, pairs: pairsOf(before) };
  });
}

function pairsOf(text: string): ReadonlySet<string> {
  const words = text.replaceAll(IDLE, "").replaceAll(/[^\p{L}]/gu, "");
  return new Set(
    Array.from({ length: Math.max(0, words.length - 1) }, (_, at) => words.slice(at, at + 2)),
  );
}

function dice(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const common = one.intersection(other).size;
  return one.size + other.size === 0 ? 0 : (2 * common) / (one.size + other.size);
}
