import { stringify } from "csv-stringify/sync";
import writeExcelFile from "write-excel-file/node";
import { guardCell } from "./guard-cell.ts";

/** A table to be handed out; every cell is a text. */
export interface Table {
  /** Of the sheet. */
  readonly name: string;
  readonly columns: readonly { readonly header: string; readonly width: number }[];
  readonly rows: readonly (readonly string[])[];
}

/** What XML 1.0 cannot hold. */
const UNPRINTABLE = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;
/** What a reader would take for an escaped character: ECMA-376, part 1, 22.9.2.19. */
const LIKE_ESCAPED = /_(?=x[0-9A-F]{4}_)/gu;

/** Writes UTF-8 with a byte order mark, without which Excel takes Chinese for another encoding. */
export function writeCsv({ columns, rows }: Table): Buffer {
  const lines = [columns.map(({ header }) => header), ...rows.map((row) => row.map(toCell))];
  return Buffer.from(stringify(lines, { bom: true, record_delimiter: "windows" }));
}

/** Writes a workbook of one sheet whose first row stays in view. */
export function writeXlsx({ name, columns, rows }: Table): Promise<Buffer> {
  const header = columns.map((column) => ({ value: column.header, fontWeight: "bold" as const }));
  const body = rows.map((row) =>
    row.map((text) => {
      const value = toCell(text).replaceAll(LIKE_ESCAPED, "_x005F_");
      return value === "" ? null : { value, type: String, wrap: true };
    }),
  );
  const widths = columns.map(({ width }) => ({ width }));
  return writeExcelFile([header, ...body], {
    sheet: name,
    columns: widths,
    stickyRowsCount: 1,
  }).toBuffer();
}

function toCell(text: string): string {
  return guardCell(text.toWellFormed().replaceAll(UNPRINTABLE, ""));
}
