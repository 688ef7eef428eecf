import type { TableRow } from "../../sheets/table-row.ts";
import { PlacesImportError } from "./errors.ts";
import { type ColumnChoices, createFieldFinder, FIELDS, type Field } from "./fields.ts";
import { normaliseText } from "./normalise-text.ts";
import type { PlaceSource, RawPlace } from "./place-source.ts";

interface Column {
  readonly header: string;
  readonly index: number;
  readonly rank: number;
}
type Columns = ReadonlyMap<Field, Column>;

/**
 * Opens a table by its header, the first row that is not empty.
 *
 * @throws PlacesImportError when a needed column cannot be told from the headers.
 */
export async function openTable(
  rows: AsyncIterable<TableRow>,
  form: string,
  choices: ColumnChoices,
): Promise<PlaceSource> {
  const walk = rows[Symbol.asyncIterator]();
  let header: readonly string[] | undefined;
  while (header === undefined || header.every((cell) => cell === "")) {
    const next = await walk.next();
    if (next.done) throw new PlacesImportError("The table is empty: it has not even a header.");
    header = next.value.cells.map(normaliseText);
  }
  const columns = mapColumns(header, choices);
  return {
    form,
    unit: "row",
    hasPoints: columns.has("longitude"),
    isAddressOptional: false,
    places: readPlaces({ [Symbol.asyncIterator]: () => walk }, columns),
    columns: () => new Map([...columns].map(([field, column]) => [field, column.header])),
    isOpenStreetMap: () => false,
  };
}

function mapColumns(headers: readonly string[], choices: ColumnChoices): Columns {
  const findField = createFieldFinder(choices);
  const columns = new Map<Field, Column>();
  for (const [index, header] of headers.entries()) {
    const match = findField(header);
    if (match && match.rank < (columns.get(match.field)?.rank ?? Number.POSITIVE_INFINITY))
      columns.set(match.field, { header, index, rank: match.rank });
  }
  const headerList = `The headers are: ${headers.filter(Boolean).join(", ")}`;
  for (const field of FIELDS) {
    if (choices[field] !== undefined && !columns.has(field))
      throw new PlacesImportError(
        `--column ${field}=${choices[field]}: there is no such column. ${headerList}.`,
      );
    const isNeeded = field === "name" || field === "address" || isHalf(field, columns);
    if (isNeeded && !columns.has(field))
      throw new PlacesImportError(
        `No column is known as the ${field}. ${headerList}. Say which with --column ${field}=HEADER; the headers must stand in the first row.`,
      );
  }
  // In the order of FIELDS, whatever the file's.
  return new Map(
    FIELDS.flatMap((field) => {
      const column = columns.get(field);
      return column ? [[field, column] as const] : [];
    }),
  );
}

/** Whether a coordinate lacks the other one. */
function isHalf(field: Field, columns: Columns): boolean {
  if (field === "longitude") return columns.has("latitude");
  return field === "latitude" && columns.has("longitude");
}

async function* readPlaces(
  rows: AsyncIterable<TableRow>,
  columns: Columns,
): AsyncGenerator<RawPlace> {
  for await (const { number, cells, fault } of rows) {
    if (cells.every((cell) => cell.trim() === "")) continue;
    const texts: Partial<Record<Field, string>> = {};
    for (const [field, { index }] of columns) texts[field] = cells[index] ?? "";
    yield fault === undefined ? { number, texts } : { number, texts, fault };
  }
}
