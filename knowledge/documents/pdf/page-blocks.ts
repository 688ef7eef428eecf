import type { Block, Cell, Row, Table } from "../extracted-document.ts";
import { joinLines, type Line } from "../join-lines.ts";
import { toLine } from "../mend-text.ts";
import { dropRunningLines } from "../page-furniture.ts";
import { findGrids, type Grid } from "./find-grids.ts";
import { type PageLine, toPageLines } from "./page-lines.ts";
import type { PageContent, TextItem } from "./read-page.ts";

/** In sizes of the type. */
const INDENT = 1.2;
const SHORT_OF_MARGIN = 1.9;
const WIDE_GAP = 2.6;
const CENTRE_SLACK = 0.8;
const OTHER_SIZE = 1;

interface Laid {
  readonly line: PageLine;
  readonly page: PageContent;
}
interface LaidTable {
  readonly table: Table;
  readonly top: number;
}

/** Gives the paragraphs and tables of all pages in reading order. */
export function toBlocks(pages: readonly PageContent[]): Block[] {
  const parted = pages.map(partTables);
  const lines = dropRunningLines(parted.map(({ rest }) => toPageLines(rest)));
  const margins = findMargins(lines.flat());
  const blocks: Block[] = [];
  let open: Laid[] = [];
  const close = () => {
    blocks.push(...joinLines(open.map((it, at) => layOut(it, open[at - 1], margins))));
    open = [];
  };
  pages.forEach((page, at) => {
    const tables = [...(parted[at]?.tables ?? [])];
    for (const line of lines[at] ?? []) {
      while ((tables[0]?.top ?? Number.NEGATIVE_INFINITY) > line.y) {
        close();
        addTable(blocks, tables.shift());
      }
      open.push({ line, page });
    }
    if (tables.length > 0) close();
    for (const table of tables) addTable(blocks, table);
  });
  close();
  return blocks;
}

/** A table that goes on after the turn of a page is one table, its repeated head dropped. */
function addTable(blocks: Block[], laid: LaidTable | undefined): void {
  if (!laid) return;
  const { table } = laid;
  const last = blocks.at(-1);
  const columns = (it: Table) => it.rows[0]?.cells.length;
  const isNextPage = last?.kind === "table" && last.rows.at(-1)?.page !== table.rows[0]?.page;
  if (last?.kind !== "table" || !isNextPage || columns(last) !== columns(table)) {
    blocks.push(table);
    return;
  }
  const read = (row: Row | undefined) => row?.cells.map(({ text }) => text).join("\t");
  const rows = read(last.rows[0]) === read(table.rows[0]) ? table.rows.slice(1) : table.rows;
  blocks[blocks.length - 1] = { kind: "table", rows: [...last.rows, ...rows] };
}

function partTables(page: PageContent): { tables: LaidTable[]; rest: TextItem[] } {
  const tables: LaidTable[] = [];
  let rest = [...page.items];
  for (const grid of findGrids(page.rules)) {
    const inside = rest.filter((item) => isInside(grid, item));
    if (inside.length === 0) continue;
    rest = rest.filter((item) => !isInside(grid, item));
    tables.push({ table: toTable(grid, inside, page.number), top: grid.ys[0] ?? 0 });
  }
  return { tables: tables.sort((a, b) => b.top - a.top), rest };
}

function isInside({ xs, ys }: Grid, item: TextItem): boolean {
  const x = item.x + item.width / 2;
  const y = item.y + item.size / 3;
  return x > (xs[0] ?? 0) && x < (xs.at(-1) ?? 0) && y < (ys[0] ?? 0) && y > (ys.at(-1) ?? 0);
}

function toTable({ xs, ys, owners }: Grid, items: readonly TextItem[], page: number): Table {
  const texts = new Map<string, TextItem[]>();
  for (const item of items) {
    const column = xs.findLastIndex((x) => x < item.x + item.width / 2);
    const row = ys.findLastIndex((y) => y > item.y + item.size / 3);
    const key = owners[row]?.[column]?.join() ?? "";
    texts.set(key, [...(texts.get(key) ?? []), item]);
  }
  const read = (key: string) =>
    toPageLines(texts.get(key) ?? []).reduce((text, line) => joinCell(text, line.text), "");
  const rows = owners.map((cells, row) => ({
    page,
    cells: cells.map((owner, column): Cell => {
      const spanned = owner[0] !== row || owner[1] !== column;
      return { text: read(owner.join()), spanned };
    }),
  }));
  return { kind: "table", rows: rows.filter((row) => row.cells.some(({ text }) => text !== "")) };
}

function joinCell(text: string, next: string): string {
  const isLatin = /[A-Za-z]$/u.test(text) && /^[A-Za-z]/u.test(next);
  return toLine(isLatin ? `${text} ${next}` : text + next);
}

/** The margins of the type area: where most long lines begin and the farthest that several reach. */
function findMargins(lines: readonly PageLine[]): { left: number; right: number; size: number } {
  const sizes = lines.map(({ size }) => size).sort((a, b) => a - b);
  const size = sizes[Math.floor(sizes.length / 2)] ?? 0;
  const rights = lines.map(({ right }) => right).sort((a, b) => b - a);
  const right = rights[Math.min(2, rights.length - 1)] ?? 0;
  const lefts = lines.filter((it) => it.right > right - size * 2).map(({ left }) => left);
  const left = lefts.length > 0 ? Math.min(...lefts) : Math.min(...lines.map((it) => it.left));
  return { left, right, size };
}

function layOut(
  { line, page }: Laid,
  before: Laid | undefined,
  margins: { left: number; right: number; size: number },
): Line {
  const isNewPage = before?.page !== page;
  const gap = before && !isNewPage ? before.line.y - line.y : 0;
  const indent = line.left - margins.left;
  const isOffCentre =
    Math.abs((line.left + line.right - page.width) / 2) > line.size * CENTRE_SLACK;
  const isShort = line.right < margins.right - line.size * SHORT_OF_MARGIN;
  const isOtherSize = before && Math.abs(before.line.size - line.size) > OTHER_SIZE;
  return {
    text: line.text,
    page: page.number,
    indented: indent > line.size * INDENT,
    full: !isShort,
    apart: isOtherSize === true || gap > line.size * WIDE_GAP,
    centred: !isOffCentre && indent > line.size * INDENT && isShort,
  };
}
