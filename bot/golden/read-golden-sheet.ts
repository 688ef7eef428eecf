import { detectEncoding } from "#knowledge/sheets/decode-file.ts";
import { type SheetFault, SheetUnreadableError } from "#knowledge/sheets/errors.ts";
import { unguardCell } from "#knowledge/sheets/guard-cell.ts";
import { readCsv } from "#knowledge/sheets/read-csv.ts";
import { readXlsx } from "#knowledge/sheets/read-xlsx.ts";
import type { TableRow } from "#knowledge/sheets/table-row.ts";
import { GoldenSheetError } from "./errors.ts";
import type { GoldenNames } from "./golden-columns.ts";
import type { GoldenDraft } from "./golden-question.ts";
import { createRowReader, type RowFault } from "./read-golden-row.ts";

/** What may be uploaded, and what of it may be unpacked. */
export const SHEET_LIMITS = {
  bytes: 5 * 2 ** 20,
  rows: 5000,
  unpackedBytes: 64 * 2 ** 20,
  /** Ours are a dozen, and staff keep some of their own beside them. */
  columns: 100,
} as const;

/** The rows that can be kept, and what is wrong with others. */
export interface GoldenSheet {
  readonly drafts: readonly GoldenDraft[];
  readonly faults: readonly RowFault[];
}

const REASONS: Readonly<Record<SheetFault, string>> = {
  damaged: "文件不完整或者已损坏，请重新导出或另存后再上传",
  "no-sheet": "工作簿里没有工作表，请另存为 .xlsx 后再上传",
  quotes: "有一个引号没有配对，或者文件被截断了，请改好再上传",
  encoding: "文件的编码不一致，请另存为 UTF-8 的 CSV 或者 .xlsx 后再上传",
  "too-large": "文件解压后太大，或者列太多，请删掉不需要的工作表、列和图片后再上传",
};
/** What a file begins with that is something else, whatever its name says. */
const STRANGERS: readonly (readonly [string, string])[] = [
  ["\u00D0\u00CF\u0011\u00E0", "这是旧版 .xls 文件或者加了密码的文件，请不加密码另存为 .xlsx"],
  ["%PDF", "这是 PDF 文件，请上传 .xlsx 或者 .csv"],
  ["<", "这是网页或者 XML 文件，请上传 .xlsx 或者 .csv"],
  ["{", "这是 JSON 文件，请上传 .xlsx 或者 .csv"],
];
const UTF_16 = ["\u00FF\u00FE", "\u00FE\u00FF"];

/**
 * Reads golden questions from an XLSX file, or from a text table in UTF-8 or GB18030. Every row is read, so that all
 * faults can be mended at once.
 *
 * @param names checks policies and departments, which are then also known by name
 * @throws GoldenSheetError when the file as such cannot be read, is too large, or has no column of questions.
 */
export async function readGoldenSheet(bytes: Buffer, names?: GoldenNames): Promise<GoldenSheet> {
  const drafts: GoldenDraft[] = [];
  const faults: RowFault[] = [];
  const rowReader = createRowReader(names);
  try {
    for await (const row of await openRows(bytes)) {
      const cells = row.cells.map((cell) => unguardCell(cell.trim()));
      if (cells.every((cell) => cell === "")) continue;
      const { draft, faults: own } = rowReader.read({ ...row, cells });
      faults.push(...own);
      if (draft) drafts.push(draft);
      if (rowReader.count() > SHEET_LIMITS.rows)
        throw new GoldenSheetError(`超过${SHEET_LIMITS.rows}行，请分成几个文件上传`);
    }
  } catch (error) {
    if (!(error instanceof SheetUnreadableError)) throw error;
    throw new GoldenSheetError(REASONS[error.fault], { cause: error });
  }
  if (!rowReader.hasHeader()) throw new GoldenSheetError("表格是空的，第一行要有表头");
  return { drafts, faults };
}

async function openRows(bytes: Buffer): Promise<AsyncIterable<TableRow>> {
  if (bytes.length > SHEET_LIMITS.bytes)
    throw new GoldenSheetError(`文件超过${SHEET_LIMITS.bytes / 2 ** 20}MB，请分成几个文件上传`);
  const start = bytes.subarray(0, 4096).toString("latin1");
  if (start.startsWith("PK\u0003\u0004"))
    return readXlsx(bytes, {
      mostBytes: SHEET_LIMITS.unpackedBytes,
      mostColumns: SHEET_LIMITS.columns,
    });
  const bare = start.replace(/^\u00EF\u00BB\u00BF/u, "").trimStart();
  const stranger = STRANGERS.find(([begins]) => bare.startsWith(begins));
  if (stranger) throw new GoldenSheetError(stranger[1]);
  const isText = !start.includes("\0") || UTF_16.some((mark) => start.startsWith(mark));
  if (!isText) throw new GoldenSheetError("这不是表格文件，请上传 .xlsx 或者 .csv");
  return readCsv(bytes, await detectEncoding(bytes));
}
