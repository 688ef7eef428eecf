import { type Table, writeCsv, writeXlsx } from "#knowledge/sheets/write-table.ts";
import { GOLDEN_COLUMNS, type GoldenNames } from "./golden-columns.ts";
import type { GoldenDraft } from "./golden-question.ts";

/** Writes golden questions as a workbook that `readGoldenSheet` reads again. */
export function writeGoldenXlsx(
  questions: readonly GoldenDraft[],
  names?: GoldenNames,
): Promise<Buffer> {
  return writeXlsx(toTable(questions, names));
}

/** The same as a text table, in UTF-8 with a byte order mark. */
export function writeGoldenCsv(questions: readonly GoldenDraft[], names?: GoldenNames): Buffer {
  return writeCsv(toTable(questions, names));
}

function toTable(questions: readonly GoldenDraft[], names: GoldenNames | undefined): Table {
  return {
    name: "必答题",
    columns: GOLDEN_COLUMNS,
    rows: questions.map((draft) => GOLDEN_COLUMNS.map((column) => column.write(draft, names))),
  };
}
