import type { TextItem } from "./read-page.ts";

/** The items that stand on one line of a page, as one text. */
export interface PageLine {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
}

/** In sizes of the type: how far apart lines are at least, and from which gap on there is a space. */
const SAME_LINE = 0.5;
const CHINESE_GAP = 0.6;
const LATIN_GAP = 0.15;
const SET_WIDE = /(?<!\S)(?:[\p{Script=Han}，。、；：] ){4,}/gu;

/** Puts items together to lines, from the top down. */
export function toPageLines(items: readonly TextItem[]): PageLine[] {
  const lines: TextItem[][] = [];
  for (const item of items.toSorted((a, b) => b.y - a.y)) {
    const line = lines.at(-1);
    const first = line?.[0];
    const reach = Math.max(item.size, first?.size ?? 0) * SAME_LINE;
    if (line && first && first.y - item.y < reach) line.push(item);
    else lines.push([item]);
  }
  return lines.map((line) => toPageLine(line.toSorted((a, b) => a.x - b.x)));
}

function toPageLine(items: readonly TextItem[]): PageLine {
  let text = "";
  let right = Number.NEGATIVE_INFINITY;
  for (const item of items) {
    if (text !== "" && isGap(text, item, right)) text += " ";
    text += item.text;
    right = Math.max(right, item.x + item.width);
  }
  const sizes = items.map(({ size }) => size);
  return {
    text: closeUp(text).trim(),
    left: items[0]?.x ?? 0,
    right,
    y: items[0]?.y ?? 0,
    size: Math.max(...sizes),
  };
}

/** Takes out the spaces of a line set wide to fill its measure, where each character stands alone. */
function closeUp(text: string): string {
  return text.replace(SET_WIDE, (run) => run.replaceAll(" ", ""));
}

function isGap(text: string, item: TextItem, right: number): boolean {
  const isLatin = /[A-Za-z]$/u.test(text) && /^[A-Za-z]/u.test(item.text);
  return item.x - right > item.size * (isLatin ? LATIN_GAP : CHINESE_GAP);
}
