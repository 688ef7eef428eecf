import { extname } from "node:path";
import { detectEncoding, type Encoding } from "../../sheets/decode-file.ts";
import { readCsv } from "../../sheets/read-csv.ts";
import { readXlsx } from "../../sheets/read-xlsx.ts";
import { readStart } from "../../sheets/source.ts";
import { PlacesImportError } from "./errors.ts";
import type { ColumnChoices } from "./fields.ts";
import type { PlaceSource } from "./place-source.ts";
import { openGeoJson } from "./read-geojson.ts";
import { openTable } from "./read-table.ts";

/** How a file is to be read. */
export interface SourceOptions {
  readonly file: string;
  readonly columns?: ColumnChoices | undefined;
  readonly encoding?: Encoding | undefined;
  readonly sheet?: string | undefined;
}

type Format = "table" | "xlsx" | "geojson";

const FORMATS: Readonly<Record<string, Format>> = {
  ".csv": "table",
  ".tsv": "table",
  ".txt": "table",
  ".xlsx": "xlsx",
  ".geojson": "geojson",
  ".json": "geojson",
};

/** What a file begins with, and so what it really is. */
const BEGINNINGS: readonly { begins: string; is: Format | "other"; told: string }[] = [
  { begins: "PK\u0003\u0004", is: "xlsx", told: "an XLSX file: name it .xlsx" },
  {
    begins: "\u00D0\u00CF\u0011\u00E0",
    is: "other",
    told: "an old .xls file or one with a password: save it as .xlsx or CSV without one",
  },
  {
    begins: "<",
    is: "other",
    told: "a web page or XML, perhaps the portal’s sign-in page: download the file itself",
  },
  ...["{", "["].map((begins) => ({
    begins,
    is: "geojson" as const,
    told: "JSON: name it .geojson if it is a FeatureCollection, else export it as CSV",
  })),
];
/** The byte order mark of UTF-8 as Latin-1 shows it, and spaces. */
const BEFORE_TEXT = /^(?:\u00EF\u00BB\u00BF)?\s*/u;
const START_BYTES = 512;

/**
 * Opens a list by the ending of its name.
 *
 * @throws PlacesImportError when the file is missing, empty, of another format than its name says, or lacks a column.
 */
export async function openSource(options: SourceOptions): Promise<PlaceSource> {
  const { file, columns = {}, sheet } = options;
  const format = FORMATS[extname(file).toLowerCase()];
  if (!format)
    throw new PlacesImportError(
      `${file} is none of ${Object.keys(FORMATS).join(", ")}: export or save it as one of them.`,
    );
  await checkStart(file, format);
  if (format === "xlsx") return openTable(readXlsx(file, { sheet }), "XLSX", columns);
  const encoding = options.encoding ?? (await detectEncoding(file));
  if (format === "geojson") return openGeoJson(file, encoding, columns);
  return openTable(readCsv(file, encoding), `table, ${encoding.toUpperCase()}`, columns);
}

async function checkStart(file: string, format: Format): Promise<void> {
  const start = await readStart(file, START_BYTES).catch((error: NodeJS.ErrnoException) => {
    throw new PlacesImportError(
      `${file} cannot be read (${error.code ?? error.message}): check the path.`,
      {
        cause: error,
      },
    );
  });
  if (start.length === 0)
    throw new PlacesImportError(`${file} is empty: download or export it again.`);
  const text = start.toString("latin1");
  const bare = text.replace(BEFORE_TEXT, "");
  const beginning = BEGINNINGS.find(({ begins }) => bare.startsWith(begins));
  if (beginning && beginning.is !== format)
    throw new PlacesImportError(`${file} is ${beginning.told}.`);
  const isWide = text.startsWith("\u00FF\u00FE") || text.startsWith("\u00FE\u00FF");
  const isText = isWide || !text.includes("\0");
  if (format === "xlsx" ? beginning === undefined : !isText)
    throw new PlacesImportError(
      `${file} is no ${format === "xlsx" ? "XLSX" : "text"} file whatever its name says: export it again.`,
    );
}
