import { toPlain } from "./mend-text.ts";
import { readMarker } from "./read-marker.ts";

/** — 3 —, - 3 -, ·3·, 第3页, 第 3 页 共 10 页, Page 3 of 10. */
const PAGE_NUMBERS = [
  /^[-—–―_·•]+\s*\d{1,4}\s*[-—–―_·•]+$/u,
  /^[-—(]?\s*第\s*\d{1,4}\s*页(?:\s*[,，/、]?\s*共\s*\d{1,4}\s*页)?\s*[-—)]?$/u,
  /^page\s+\d{1,4}(?:\s+of\s+\d{1,4})?$/iu,
];
/** A number alone, or with the count of pages: only at the edge of a page is it a page number. */
const EDGE_NUMBER = /^\d{1,4}(?:\s*\/\s*\d{1,4})?$|^[ivxlc]{1,6}$/iu;

/** Tells whether a line is nothing but a page number, wherever it stands. */
export function isPageNumber(line: string): boolean {
  const plain = toPlain(line).trim();
  return PAGE_NUMBERS.some((pattern) => pattern.test(plain));
}

/** Tells whether the first or last line of a page is a page number. */
export function isEdgeNumber(line: string): boolean {
  return isPageNumber(line) || EDGE_NUMBER.test(toPlain(line).trim());
}

interface PageLine {
  readonly text: string;
  readonly y: number;
}

/** How many lines at either edge of a page may be its running head or foot. */
const EDGE_LINES = 2;
/** Share of the pages that a line stands on to be a running one; left and right pages may have their own. */
const RUNNING_SHARE = 0.4;
const SAME_HEIGHT = 3;
/** 附件1 and 附件2 stand at the top of two pages each, and differ in their number only. */
const NEVER_RUNNING = /^[附表图]/u;

/** Gives the lines of pages without page numbers and without what stands at the same height on many of them. */
export function dropRunningLines<L extends PageLine>(pages: readonly (readonly L[])[]): L[][] {
  const places = new Map<string, number>();
  for (const lines of pages) {
    for (const key of new Set(edgesOf(lines).flatMap(toKeys))) {
      places.set(key, (places.get(key) ?? 0) + 1);
    }
  }
  const least = Math.max(2, Math.ceil(pages.length * RUNNING_SHARE));
  return pages.map((lines) => {
    const edges = new Set(edgesOf(lines));
    return lines.filter((line) => {
      if (!edges.has(line)) return true;
      if (isEdgeNumber(line.text)) return false;
      if (readMarker(line.text) || NEVER_RUNNING.test(line.text)) return true;
      return !toKeys(line).some((key) => (places.get(key) ?? 0) >= least);
    });
  });
}

function edgesOf<L>(lines: readonly L[]): L[] {
  return [...lines.slice(0, EDGE_LINES), ...lines.slice(-EDGE_LINES)];
}

/** Text with its numbers masked, at its height and the one next to it, so that no rounding parts two. */
function toKeys(line: PageLine): string[] {
  const text = toPlain(line.text).replace(/\d+/gu, "#");
  const step = Math.floor(line.y / SAME_HEIGHT);
  return [`${step} ${text}`, `${step + 1} ${text}`];
}
