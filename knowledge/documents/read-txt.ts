import type { Block, FileContent, Paragraph, Table } from "./extracted-document.ts";
import { joinLines, type Line } from "./join-lines.ts";
import { mendText, toLine } from "./mend-text.ts";
import { isPageNumber } from "./page-furniture.ts";
import { readMarker } from "./read-marker.ts";

/** Share of the long lines from which a text counts as broken by its lines, not by its paragraphs. */
const WRAPPED_SHARE = 0.5;
const FEWEST_LINES = 6;
/** Widths in characters: how far a full line may fall short of the widest, and from where lines are long. */
const FULL_LINE_SLACK = 2.5;
const LOST_INDENT = 2;
const LEAST_INDENT = 1.5;
const SHORTEST_WIDTH = 16;
const LONGEST_WIDTH = 64;
const SENTENCE_END = /[。；：！？;:!?.”"）)]$/u;

/**
 * Reads plain text: one paragraph a line, or paragraphs broken into lines of one width, which are joined again;
 * lines with tabs in them, two or more below each other, are a table.
 */
export function readTxt(text: string): FileContent {
  const lines = mendText(
    text.replaceAll("\r\n", "\n").replaceAll("\r", "\n").replaceAll("\f", "\n"),
  )
    .split("\n")
    .filter((line) => line.trim() !== "" && !isPageNumber(line));
  const width = findWrapWidth(lines);
  const blocks = width === null ? readParagraphs(lines) : joinLines(toTextLines(lines, width));
  return { title: null, pages: null, blocks, notes: [] };
}

function toTextLines(lines: readonly string[], width: number): Line[] {
  let isFull = false;
  return lines.map((line) => {
    const indent = measure(/^[\s\u3000]*/u.exec(line)?.[0] ?? "");
    // Programs that write texts out often lose the indent of a paragraph's first line.
    const isFirst = !isFull || readMarker(line) !== undefined;
    const lost = isFirst && indent === 0 && !SENTENCE_END.test(line.trimEnd()) ? LOST_INDENT : 0;
    isFull = measure(line.trimEnd()) >= width - FULL_LINE_SLACK - lost;
    const text = toLine(line);
    const indented = indent >= LEAST_INDENT;
    return { text, page: null, indented, full: isFull, apart: false, centred: false };
  });
}

/** The width at which lines were broken; `null` when each is a paragraph. */
function findWrapWidth(lines: readonly string[]): number | null {
  const widths = lines.map((line) => measure(line.trimEnd()));
  const sorted = widths.toSorted((a, b) => a - b);
  const widest = sorted[Math.floor(sorted.length * 0.9)] ?? 0;
  if (lines.length < FEWEST_LINES || widest < SHORTEST_WIDTH || widest > LONGEST_WIDTH) return null;
  const full = lines.filter((_, at) => (widths[at] ?? 0) >= widest - FULL_LINE_SLACK);
  const cut = full.filter((line) => !SENTENCE_END.test(line.trimEnd()));
  const beyond = widths.filter((it) => it > widest + FULL_LINE_SLACK).length;
  const isWrapped =
    cut.length >= full.length * WRAPPED_SHARE && cut.length >= 3 && beyond <= lines.length * 0.02;
  return isWrapped ? widest : null;
}

/** Width in Chinese characters: others count half, but ASCII punctuation beside them stands for theirs. */
function measure(text: string): number {
  const wide = text.match(/[\u2000-\uffff]|(?<=\P{ASCII})[,.;:()]|[,.;:()](?=\P{ASCII})/gu);
  return text.length / 2 + (wide?.length ?? 0) / 2;
}

function readParagraphs(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  let rows: string[] = [];
  const closeTable = () => {
    blocks.push(...(rows.length > 1 ? [toTable(rows)] : rows.map(toParagraph)));
    rows = [];
  };
  for (const line of lines) {
    if (line.trim().includes("\t")) rows.push(line);
    else {
      closeTable();
      blocks.push(toParagraph(line));
    }
  }
  closeTable();
  return blocks;
}

function toParagraph(line: string): Paragraph {
  return { kind: "paragraph", text: toLine(line), page: null, level: null };
}

function toTable(lines: readonly string[]): Table {
  const rows = lines.map((line) => line.split("\t").map(toLine));
  const columns = Math.max(...rows.map((row) => row.length));
  return {
    kind: "table",
    rows: rows.map((row) => ({
      page: null,
      cells: Array.from({ length: columns }, (_, at) => ({ text: row[at] ?? "", spanned: false })),
    })),
  };
}
