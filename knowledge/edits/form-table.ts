import type { FormField } from "./form-field.ts";
import { fieldsOf, type Leaf, parseValue, printValue } from "./form-values.ts";

const COLUMN = "\t";
/** Where a cell stands that has no column; the schema finds it at fault. */
const SURPLUS = "多出的一栏";

/** Writes a list as a table with a head: columns parted by tabs, as spreadsheets copy and paste them. */
export function printTable(fields: readonly FormField[], list: readonly unknown[]): string {
  const rows = list.map((entry) =>
    columnsOf(fields).map((field) => printValue(field, fieldsOf(entry)[field.key]).join(" ")),
  );
  return [headOf(fields), ...rows.map((cells) => cells.join(COLUMN).trimEnd())].join("\n");
}

/** Reads a table; its head may be missing, empty lines count for nothing. */
export function parseTable(fields: readonly FormField[], text: string): readonly unknown[] {
  const columns = columnsOf(fields);
  const head = headOf(fields);
  return text
    .split(/\r?\n/u)
    .filter((line) => line.trim() !== "" && line.trim() !== head)
    .map((line) => {
      const cells = line.split(COLUMN);
      const surplus = cells.slice(columns.length).filter((cell) => cell.trim() !== "");
      return Object.fromEntries([
        ...columns
          .map((field, at) => [field.key, parseValue(field, [cells[at] ?? ""])] as const)
          .filter(([, value]) => value !== undefined),
        ...surplus.map((cell) => [SURPLUS, cell] as const),
      ]);
    });
}

function headOf(fields: readonly FormField[]): string {
  return fields.map(({ label }) => label).join(COLUMN);
}

function columnsOf(fields: readonly FormField[]): readonly Leaf[] {
  return fields.filter(
    (field): field is Leaf =>
      field.type !== "group" && field.type !== "rows" && field.type !== "table",
  );
}
