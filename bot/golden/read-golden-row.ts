import type { TableRow } from "#knowledge/sheets/table-row.ts";
import { GoldenSheetError } from "./errors.ts";
import { GOLDEN_COLUMNS, type GoldenColumn, type GoldenNames, isUnread } from "./golden-columns.ts";
import { type GoldenDraft, parseGoldenDraft } from "./golden-question.ts";

/** What is wrong with a cell, so that it can be found and mended. */
export interface RowFault {
  /** As a spreadsheet counts: 1 is the header. */
  readonly row: number;
  /** Header of the column; empty where the row as such is at fault. */
  readonly column: string;
  readonly found: string;
  readonly expected: string;
}

/** Takes the rows of a sheet in order, the header first. */
export interface RowReader {
  read(row: TableRow): {
    readonly draft: GoldenDraft | null;
    readonly faults: readonly RowFault[];
  };
  /** Rows behind the header, so far. */
  count(): number;
  hasHeader(): boolean;
}

type Columns = ReadonlyMap<number, GoldenColumn>;

/** Creates a reader of rows; an id that came before is a fault of the second row. */
export function createRowReader(names: GoldenNames | undefined): RowReader {
  const rowOfId = new Map<string, number>();
  let columns: Columns | undefined;
  let count = 0;
  return {
    count: () => count,
    hasHeader: () => columns !== undefined,
    read(row) {
      if (!columns) {
        columns = mapColumns(row.cells);
        return { draft: null, faults: findStrangers(row) };
      }
      count += 1;
      if (row.fault !== undefined) return { draft: null, faults: [describeWidth(row, columns)] };
      const { draft, faults } = readRow(row, columns, names);
      const first = draft?.id === undefined ? undefined : rowOfId.get(draft.id);
      if (first !== undefined) return { draft: null, faults: [describeTwin(row, draft, first)] };
      if (draft?.id !== undefined) rowOfId.set(draft.id, row.number);
      return { draft, faults };
    },
  };
}

function mapColumns(cells: readonly string[]): Columns {
  const found = new Map<number, GoldenColumn>();
  for (const column of GOLDEN_COLUMNS) {
    const at = cells.indexOf(column.header);
    if (at >= 0) found.set(at, column);
  }
  const headers = GOLDEN_COLUMNS.map(({ header }) => header).join("、");
  if (!cells.includes("问题"))
    throw new GoldenSheetError(`第一行里没有「问题」这一列。能认的列：${headers}`);
  return found;
}

/** A column that nobody knows would be lost without a word, and so would the second of two. */
function findStrangers({ number, cells }: TableRow): RowFault[] {
  const known = GOLDEN_COLUMNS.map(({ header }) => header);
  return cells.flatMap((header, at) => {
    if (header === "") return [];
    const isSecond = cells.indexOf(header) !== at;
    if (known.includes(header) && !isSecond) return [];
    const expected = isSecond ? "每列只出现一次" : `其中之一：${known.join("、")}`;
    return [{ row: number, column: header, found: header, expected }];
  });
}

function readRow(
  { number, cells }: TableRow,
  columns: Columns,
  names: GoldenNames | undefined,
): { draft: GoldenDraft | null; faults: RowFault[] } {
  const unread: RowFault[] = [];
  const expects: Record<string, unknown> = { facts: [], absent: [] };
  for (const field of ["status", "measure", "record", "department"]) expects[field] = null;
  const data: Record<string, unknown> = { before: [], on: null, note: "", expects };
  for (const [at, { header, field, read }] of columns) {
    const found = cells[at] ?? "";
    const value = read(found, names);
    if (isUnread(value))
      unread.push({ row: number, column: header, found, expected: value.expected });
    else if (value !== undefined) put(data, field, value);
  }
  if (unread.length > 0) return { draft: null, faults: unread };
  const { draft, faults } = parseGoldenDraft(data);
  const own = faults.map(({ field, found, expected }) => ({
    row: number,
    column: GOLDEN_COLUMNS.find((column) => isWithin(field, column.field))?.header ?? "",
    found,
    expected,
  }));
  return { draft, faults: own };
}

/** Sets `expects.facts` in what it is a field of. */
function put(data: Record<string, unknown>, field: string, value: unknown): void {
  const [first = "", second] = field.split(".");
  if (second === undefined) data[first] = value;
  else (data[first] as Record<string, unknown>)[second] = value;
}

function isWithin(path: string, field: string): boolean {
  return path === field || path.startsWith(`${field}.`);
}

function describeWidth({ number, cells }: TableRow, columns: Columns): RowFault {
  const expected = `与表头一样的${Math.max(...columns.keys()) + 1}格；格子里有逗号或换行的要加引号`;
  return { row: number, column: "", found: `${cells.length}格`, expected };
}

function describeTwin({ number }: TableRow, draft: GoldenDraft | null, first: number): RowFault {
  const expected = `没有用过的编号（第${first}行已用）`;
  return { row: number, column: "编号", found: draft?.id ?? "", expected };
}
