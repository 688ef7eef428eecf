import { pipeline } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { decodeFile, type Encoding } from "./decode-file.ts";
import { SheetUnreadableError } from "./errors.ts";
import { nameOf, type Source } from "./source.ts";
import type { TableRow } from "./table-row.ts";

const DELIMITERS = [",", "\t", ";", "|"] as const;
/** Far above any row of a list, and far below what a quote that is never closed would gather. */
const LONGEST_ROW = 100_000;

/**
 * Reads a text table row by row. The delimiter is that of comma, tab, semicolon and bar which the first line has most.
 *
 * @throws SheetUnreadableError when a quote is never closed or stands where none may.
 */
export async function* readCsv(source: Source, encoding: Encoding): AsyncGenerator<TableRow> {
  const pieces = decodeFile(source, encoding);
  const first = (await pieces.next()).value ?? "";
  const parser = parse({
    delimiter: findDelimiter(first),
    relax_column_count: true,
    max_record_size: LONGEST_ROW,
  });
  // An error of the source reaches whoever reads the parser.
  pipeline(prepend(first, pieces), parser, () => undefined);
  let number = 0;
  let header: readonly string[] | undefined;
  try {
    for await (const record of parser) {
      const cells = record as string[];
      number += 1;
      if (lastFilled(cells) < 0) continue;
      header ??= cells;
      yield toRow(number, cells, header);
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new SheetUnreadableError(
      "quotes",
      `${nameOf(source)} cannot be read (${error.message}): a quote is open or out of place there, or the file was cut off. Mend that line, or download the file again.`,
      { cause: error },
    );
  }
}

/** A row that is shorter or longer than the header has its texts in the wrong columns. */
function toRow(number: number, cells: readonly string[], header: readonly string[]): TableRow {
  const isShort = cells.length <= lastFilled(header);
  if (!isShort && lastFilled(cells) < header.length) return { number, cells };
  const fault = `has ${cells.length} cells but the header ${header.length}: a delimiter within a cell needs quotes, or the file was cut off`;
  return { number, cells, fault };
}

/** The last cell with something in it; -1 when there is none. */
function lastFilled(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => cell.trim() !== "");
}

async function* prepend(first: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  yield first;
  yield* rest;
}

function findDelimiter(text: string): string {
  const [line = ""] = text.split(/\r?\n|\r/u, 1);
  const bare = line.replaceAll(/"[^"]*"/gu, "");
  const counts = DELIMITERS.map((delimiter) => bare.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ",";
}
