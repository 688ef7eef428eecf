import type { Cell, Table } from "./extracted-document.ts";
import { mendText, toLine } from "./mend-text.ts";

/** Cells with more paragraphs, or longer ones, are columns of a page and no cells of data. */
const LAYOUT_TEXT = 1500;
/** Attributes may ask for a million of them. */
const LARGEST_SPAN = 100;
const MOST_COLUMNS = 60;

/** Reads a table with its merged cells; `undefined` for one that only lays out the page. */
export function readHtmlTable(element: Element): Table | undefined {
  const rows = [...element.querySelectorAll("tr")];
  const cells = rows.map((row) => [...row.children].filter((it) => /^t[dh]$/iu.test(it.tagName)));
  if (element.querySelector("table") || cells.every((row) => row.length < 2)) return undefined;
  if (cells.flat().some((cell) => (cell.textContent ?? "").length > LAYOUT_TEXT)) return undefined;
  const grid: Cell[][] = rows.map(() => []);
  cells.forEach((row, at) => {
    for (const cell of row) placeCell(cell, grid, at);
  });
  const columns = Math.max(...grid.map((row) => row.length));
  const empty: Cell = { text: "", spanned: false };
  return {
    kind: "table",
    rows: grid
      .map((row) => Array.from({ length: columns }, (_, at) => row[at] ?? empty))
      .filter((row) => row.some(({ text }) => text !== ""))
      .map((row) => ({ cells: row, page: null })),
  };
}

/** Puts a cell into the first free place of its row and into all that it spans. */
function placeCell(element: Element, grid: Cell[][], row: number): void {
  const text = cellText(element);
  let column = 0;
  while (grid[row]?.[column]) column += 1;
  const [down, across] = [spanOf(element, "rowspan"), spanOf(element, "colspan")];
  for (let y = row; y < Math.min(row + down, grid.length); y += 1) {
    for (let x = column; x < Math.min(column + across, MOST_COLUMNS); x += 1) {
      const line = grid[y];
      if (line) line[x] ??= { text, spanned: y !== row || x !== column };
    }
  }
}

function cellText(element: Element): string {
  for (const hidden of element.querySelectorAll("script,style,template,noscript")) hidden.remove();
  for (const end of element.querySelectorAll("p,div,br,li")) end.after(" ");
  return toLine(mendText(element.textContent ?? ""));
}

function spanOf(element: Element, name: string): number {
  const span = Number.parseInt(element.getAttribute(name) ?? "1", 10);
  return Math.min(Math.max(span || 1, 1), LARGEST_SPAN);
}
