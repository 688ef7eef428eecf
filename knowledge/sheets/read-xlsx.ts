import { createXmlReader, readAttribute, type XmlReader } from "../xml-reader.ts";
import { openZip, type ZipArchive } from "../zip-archive.ts";
import { SheetUnreadableError } from "./errors.ts";
import { nameOf, type Source } from "./source.ts";
import type { TableRow } from "./table-row.ts";
import { findSheet } from "./workbook.ts";

/** Characters that XML forbids are written `_x000D_`: ECMA-376, part 1, 22.9.2.19. */
const ESCAPED = /_x([0-9A-F]{4})_/gu;
const LETTERS = 26;
const BEFORE_A = 64;
/** XFD, the last column of a sheet: ECMA-376, part 1, 18.3.1.4 as programs have it. */
const MOST_COLUMNS = 16_384;

/** What of a workbook is read. */
export interface SheetOptions {
  /** Its name, or its number from 1; the first one without it. */
  readonly sheet?: string | undefined;
  /** What may be unpacked in all, for files of unknown people; any amount without it. */
  readonly mostBytes?: number | undefined;
  /** How wide a row may be; as wide as sheets can be without it. */
  readonly mostColumns?: number | undefined;
}

/**
 * Reads a sheet of an XLSX file row by row. Only the texts that cells share are held in memory. Dates and times come
 * as the numbers they are stored as.
 *
 * @throws SheetUnreadableError when the file is damaged or too large, or has no such sheet.
 */
export async function* readXlsx(
  source: Source,
  { sheet, mostBytes = Number.POSITIVE_INFINITY, mostColumns = MOST_COLUMNS }: SheetOptions = {},
): AsyncGenerator<TableRow> {
  const archive = await openZip(source).catch((error: Error) => {
    const reason = `${nameOf(source)} is no whole XLSX file (${error.message}): download or save it again.`;
    throw new SheetUnreadableError("damaged", reason, { cause: error });
  });
  try {
    if (archive.unpackedBytes > mostBytes)
      throw new SheetUnreadableError(
        "too-large",
        `${nameOf(source)} unpacks to ${archive.unpackedBytes} bytes, more than the ${mostBytes} allowed: leave out what is not needed.`,
      );
    const book = await findSheet(archive, sheet);
    const strings = book.strings === undefined ? [] : await readStrings(archive, book.strings);
    const ready: TableRow[] = [];
    const reader = createRowReader(strings, mostColumns, (row) => ready.push(row));
    for await (const piece of readText(archive, book.sheet)) {
      reader.write(piece);
      yield* ready.splice(0);
    }
    reader.end();
    yield* ready.splice(0);
  } catch (error) {
    if (error instanceof SheetUnreadableError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new SheetUnreadableError(
      "damaged",
      `${nameOf(source)} is damaged (${reason}): download or save it again, or save it as CSV.`,
      { cause: error },
    );
  } finally {
    archive.close();
  }
}

async function* readText(archive: ZipArchive, name: string): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  for await (const bytes of archive.read(name)) yield decoder.decode(bytes, { stream: true });
}

/** The texts that cells point to by number; readings of characters beside them (`rPh`) are not theirs. */
async function readStrings(archive: ZipArchive, name: string): Promise<string[]> {
  const strings: string[] = [];
  let [text, inText, inReading] = ["", false, false];
  const reader = createXmlReader({
    open(element) {
      if (element === "si") text = "";
      else if (element === "rPh") inReading = true;
      else if (element === "t") inText = !inReading;
    },
    close(element) {
      if (element === "si") strings.push(decodeEscapes(text));
      else if (element === "rPh") inReading = false;
      else if (element === "t") inText = false;
    },
    text(piece) {
      if (inText) text += piece;
    },
  });
  for await (const piece of readText(archive, name)) reader.write(piece);
  reader.end();
  return strings;
}

function createRowReader(
  strings: readonly string[],
  mostColumns: number,
  emit: (row: TableRow) => void,
): XmlReader {
  let [row, column, type, value] = [0, 0, "", ""];
  let [isValue, inReading] = [false, false];
  let cells: string[] = [];
  // Only a cell with text makes those before it: a few bytes may say that a row is 16,384 columns wide.
  const put = (text: string): void => {
    if (column >= mostColumns) throw new SheetUnreadableError("too-large", tooWide(column));
    while (cells.length < column) cells.push("");
    cells[column] = text;
  };
  return createXmlReader({
    open(element, attributes) {
      if (element === "row") {
        row = Number(readAttribute(attributes, "r") ?? row + 1);
        [cells, column] = [[], 0];
      } else if (element === "c") {
        column = readColumn(readAttribute(attributes, "r")) ?? column;
        if (column >= MOST_COLUMNS) throw new RangeError(`a cell in column ${column + 1}`);
        [type, value] = [readAttribute(attributes, "t") ?? "n", ""];
      } else if (element === "rPh") inReading = true;
      else if (element === "v" || element === "t") isValue = !inReading;
    },
    close(element) {
      if (element === "row") emit({ number: row, cells });
      else if (element === "c") {
        const text = readCell(type, value, strings);
        if (text !== "") put(text);
        column += 1;
      } else if (element === "rPh") inReading = false;
      else if (element === "v" || element === "t") isValue = false;
    },
    text(piece) {
      if (isValue) value += piece;
    },
  });
}

function tooWide(column: number): string {
  return `There is text in column ${column + 1}, more than are allowed: leave out what is not needed.`;
}

/** The column of a reference: 0 of `A1`, 27 of `AB7`. */
function readColumn(reference: string | undefined): number | null {
  if (reference === undefined) return null;
  let column = 0;
  for (let at = 0; at < reference.length; at += 1) {
    const letter = reference.charCodeAt(at) - BEFORE_A;
    if (letter < 1 || letter > LETTERS) break;
    column = column * LETTERS + letter;
  }
  return column - 1;
}

/** Types of ECMA-376, part 1, 18.18.11; a formula that failed (`e`) is an empty cell. */
function readCell(type: string, value: string, strings: readonly string[]): string {
  if (value === "" || type === "e") return "";
  if (type === "s") return strings[Number(value)] ?? "";
  if (type !== "n") return decodeEscapes(value);
  // Some programs write 021 numbers and mobile ones as 1.3812345678E10.
  const number = Number(value);
  return Number.isFinite(number) ? String(number) : value;
}

function decodeEscapes(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(ESCAPED, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
