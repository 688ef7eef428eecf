import type { DocumentTask } from "./document-passage.ts";
import { loadDocumentWords } from "./document-words.ts";
import type { Cell, Row, Table } from "./extracted-document.ts";

type Role = "task" | "department" | "deadline";

/** A head may have a title above it and a second line below it. */
const MOST_HEAD_ROWS = 3;
const LONGEST_HEAD = 20;
const SPLIT = /[、，,；;/\n\s]+|(?<=[局委厅办部会院府])和(?=[市区省各])/u;
/** What stands beside names of bodies and is none. */
const NO_NAME =
  /^(?:牵头|配合|责任)?(?:单位|部门)?[：:]|[（(][^（()）]*[)）]|等?(?:按|按照)?(?:各自)?职责分工(?:负责)?$|负责$|牵头$|配合$/gu;

/** Tells how many rows of a table are its head. */
export function countHeadRows(table: Table | undefined): number {
  const rows = table?.rows ?? [];
  let head = 0;
  while (head < rows.length - 1 && isTitleRow(rows[head])) head += 1;
  const own = rows[head];
  const below = rows[head + 1];
  const isDouble =
    own?.cells.some(({ spanned }) => spanned) &&
    below?.cells.some((cell, at) => cell.spanned && cell.text === own.cells[at]?.text);
  return Math.min(head + (isDouble ? 2 : 1), rows.length, MOST_HEAD_ROWS);
}

function isTitleRow(row: Row | undefined): boolean {
  const [first, ...others] = row?.cells ?? [];
  return others.length > 0 && others.every(({ text, spanned }) => spanned && text === first?.text);
}

/**
 * Reads the tasks of a table that shares them out, known by the words of its head: 任务, 责任单位, 时限.
 * Merged cells count for every row they span. Any other table has none.
 *
 * @param locate gives the locator of a row
 */
export function readTasks(table: Table, locate: (row: number) => string): DocumentTask[] {
  const head = countHeadRows(table);
  const columns = table.rows[0]?.cells.map((_, column) => {
    const cells = table.rows.slice(0, head).map((row) => row.cells[column]?.text ?? "");
    return roleOf(cells.at(-1) ?? "");
  });
  if (!columns?.includes("task") || !columns.includes("department")) return [];
  return table.rows.flatMap((row, at) => {
    if (at < head || isTitleRow(row)) return [];
    const read = (role: Role) => cellsOf(row, columns, role);
    const task = read("task").join(" · ");
    if (task === "") return [];
    return [
      {
        task,
        departments: [...new Set(read("department").flatMap(splitNames))],
        deadline: read("deadline").join(" · ") || null,
        locator: locate(at),
      },
    ];
  });
}

function roleOf(title: string): Role | undefined {
  const { task, department, deadline, other } = loadDocumentWords().taskTable;
  const text = title.replace(/\s/gu, "");
  const has = (words: readonly string[]) => words.some((word) => text.includes(word));
  if (text === "" || text.length > LONGEST_HEAD || has(other)) return undefined;
  if (has(department)) return "department";
  if (has(deadline)) return "deadline";
  return has(task) ? "task" : undefined;
}

function cellsOf(row: Row, columns: readonly (Role | undefined)[], role: Role): string[] {
  const texts = row.cells.filter((_, at) => columns[at] === role).map((cell: Cell) => cell.text);
  return [...new Set(texts.filter((text) => text !== ""))];
}

function splitNames(text: string): string[] {
  return text
    .replace(NO_NAME, "")
    .split(SPLIT)
    .map((name) => name.replace(NO_NAME, "").trim())
    .filter((name) => name.length > 1);
}
