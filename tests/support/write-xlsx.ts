import { writeFileSync } from "node:fs";
import { crc32, deflateRawSync } from "node:zlib";

type Cell = string | number;
type Sheets = Readonly<Record<string, readonly (readonly Cell[])[]>>;

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";

/** Writes an XLSX file of ours: texts are shared as Excel shares them, empty cells are left out. */
export function writeXlsx(path: string, sheets: Sheets): void {
  const strings = new Map<string, number>();
  const bodies = Object.values(sheets).map((rows) => toSheet(rows, strings));
  const names = Object.keys(sheets);
  const book = names.map(
    (name, at) => `<sheet name="${escapeXml(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  );
  const relations = names.map((_, at) =>
    toRelation(at + 1, "worksheet", `worksheets/s${at + 1}.xml`),
  );
  const shared = [...strings.keys()].map((text) => `<si><t>${escapeXml(text)}</t></si>`);
  writeZip(path, {
    "_rels/.rels": `<Relationships xmlns="${PACKAGE}">${toRelation(1, "officeDocument", "xl/workbook.xml")}</Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${book.join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${PACKAGE}">${relations.join("")}${toRelation(0, "sharedStrings", "sharedStrings.xml")}</Relationships>`,
    "xl/sharedStrings.xml": `<sst xmlns="${MAIN}">${shared.join("")}</sst>`,
    ...Object.fromEntries(bodies.map((body, at) => [`xl/worksheets/s${at + 1}.xml`, body])),
  });
}

/** Writes files into a ZIP archive, as a directory of it and one local header each. */
export function writeZip(path: string, files: Readonly<Record<string, string>>): void {
  writeFileSync(path, toZip(files));
}

/** Makes the same archive in memory. */
export function toZip(files: Readonly<Record<string, string>>): Buffer {
  const [locals, directory]: [Buffer[], Buffer[]] = [[], []];
  let start = 0;
  for (const [name, text] of Object.entries(files)) {
    const [bytes, title] = [Buffer.from(text), Buffer.from(name)];
    const packed = deflateRawSync(bytes);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(title.length, 22);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(start, 10);
    locals.push(Buffer.from("PK\x03\x04"), common, title, packed);
    directory.push(Buffer.from("PK\x01\x02\x14\x00", "latin1"), common, rest, title);
    start += 30 + title.length + packed.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(Object.keys(files).length, 8);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(start, 16);
  return Buffer.concat([...locals, entries, end]);
}

function toSheet(rows: readonly (readonly Cell[])[], strings: Map<string, number>): string {
  const lines = rows.map((cells, at) => {
    const filled = cells.map((cell, column) =>
      toCell(cell, `${toLetters(column)}${at + 1}`, strings),
    );
    return `<row r="${at + 1}">${filled.join("")}</row>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<worksheet xmlns="${MAIN}"><sheetData>${lines.join("")}</sheetData></worksheet>`;
}

function toCell(cell: Cell, reference: string, strings: Map<string, number>): string {
  if (typeof cell === "number") return `<c r="${reference}"><v>${cell}</v></c>`;
  if (cell === "") return "";
  const index = strings.get(cell) ?? strings.size;
  strings.set(cell, index);
  return `<c r="${reference}" t="s"><v>${index}</v></c>`;
}

function toRelation(id: number, type: string, target: string): string {
  return `<Relationship Id="rId${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`;
}

function toLetters(column: number): string {
  return String.fromCharCode("A".charCodeAt(0) + column);
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
