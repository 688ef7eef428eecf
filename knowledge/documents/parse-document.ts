import { cutPieces } from "./cut-pieces.ts";
import type { DocumentPart } from "./document-part.ts";
import type { DocumentPassage, DocumentPassageKind, ParsedDocument } from "./document-passage.ts";
import type { ExtractedDocument, Table } from "./extracted-document.ts";
import { writeLocator, writePath } from "./outline.ts";
import { type PlacedPiece, placePieces } from "./place-pieces.ts";
import { readFacts } from "./read-facts.ts";
import { countHeadRows, readTasks } from "./read-tasks.ts";

/**
 * Cuts a document into passages, each with the locator a reader would cite it by. The joined texts of all
 * passages are the text of the document; nothing is left out, and no locator is made up.
 */
export function parseDocument(extracted: ExtractedDocument): ParsedDocument {
  const pieces = cutPieces(extracted.blocks);
  const tables = extracted.blocks.filter((block) => block.kind === "table");
  const placed = placePieces(pieces);
  const passages = placed.map((it) => toPassage(it, tables, placed[0]?.part));
  return {
    text: pieces.map(({ text }) => text).join(""),
    passages,
    facts: readFacts(passages, extracted.title),
    tasks: tables.flatMap((table, at) => {
      const rows = placed.findIndex(({ piece }) => piece.row?.table === at);
      return readTasks(table, (row) => passages[rows + row]?.locator ?? "");
    }),
  };
}

function toPassage(
  placed: PlacedPiece,
  tables: readonly Table[],
  first: DocumentPart | undefined,
): DocumentPassage {
  const { piece, part, position } = placed;
  const hasTitle = part !== first && part.title !== null && placed.kind !== "title";
  const above = hasTitle && part.title !== null ? [part.title] : [];
  return {
    kind: finalKind(placed),
    locator: [part.label, nameOf(placed, tables)].filter((it) => it !== "").join(" · "),
    path: [...above, ...(position ? writePath(position) : [])],
    text: piece.text,
    start: piece.start,
    end: piece.start + piece.text.length,
    page: piece.page,
    cells: piece.row?.cells.map(({ text }) => text) ?? [],
  };
}

function nameOf(
  { piece, part, position, name, loose }: PlacedPiece,
  tables: readonly Table[],
): string {
  if (piece.row) return nameOfRow(piece.row, part, tables);
  if (position) return writeLocator(position);
  if (name !== null) return name;
  if (isNumbered(part)) return part.loose > 1 ? `引言 · 第${loose}段` : "引言";
  return `第${loose}段`;
}

function nameOfRow(
  { table, at }: { table: number; at: number },
  part: DocumentPart,
  tables: readonly Table[],
): string {
  const head = countHeadRows(tables[table]);
  const row = at < head ? "表头" : `第${at - head + 1}行`;
  return `表${part.tables.indexOf(table) + 1} ${row}`;
}

/** Where nothing is numbered, the paragraphs are not the preamble of anything. */
function finalKind({ kind, part, name, piece }: PlacedPiece): DocumentPassageKind {
  const isText = kind === "preamble" && name === null && !isNumbered(part);
  return isText && /[。；.;]\s*$/u.test(piece.text) ? "clause" : kind;
}

function isNumbered({ outline }: DocumentPart): boolean {
  return !outline.isEmpty;
}
