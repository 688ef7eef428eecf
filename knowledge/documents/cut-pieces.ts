import type { Block, Row } from "./extracted-document.ts";
import { toPlain } from "./mend-text.ts";
import { type Marker, type MarkerKind, readMarker } from "./read-marker.ts";

/** A stretch of the document's text that becomes a passage. */
export interface Piece {
  /** With the line break at the end of its paragraph. */
  readonly text: string;
  readonly start: number;
  readonly page: number | null;
  readonly level: number | null;
  readonly marker: Marker | undefined;
  /** Of a table: which row of which table it is, both from 0. */
  readonly row: {
    readonly table: number;
    readonly at: number;
    readonly cells: Row["cells"];
  } | null;
}

/** Marks within a paragraph that begin an item when they follow one another: 下列条件：（一）…；（二）…。 */
const INLINE =
  /(?<=[：:；;。，,]\s*)(?:[(（]\s*(?:[一二三四五六七八九十]{1,3}|\d{1,2})\s*[)）]|[①-⑳])/gu;

/** Cuts the text of a document into its paragraphs, the items run into them, and the rows of its tables. */
export function cutPieces(blocks: readonly Block[]): Piece[] {
  const pieces: Piece[] = [];
  let start = 0;
  let table = -1;
  const add = (piece: Omit<Piece, "start">) => {
    pieces.push({ ...piece, start });
    start += piece.text.length;
  };
  for (const block of blocks) {
    if (block.kind === "paragraph") {
      const { page, level } = block;
      for (const text of cutItems(`${block.text}\n`))
        add({ text, page, level, marker: readMarker(text.trimEnd()), row: null });
      continue;
    }
    table += 1;
    block.rows.forEach(({ cells, page }, at) => {
      const text = `${cells.map((cell) => (cell.spanned ? "" : cell.text)).join("\t")}\n`;
      add({ text, page, level: null, marker: undefined, row: { table, at, cells } });
    });
  }
  return pieces;
}

function cutItems(text: string): string[] {
  const cuts = [...text.matchAll(INLINE)].map(({ index }) => index);
  const run: { at: number; kind: MarkerKind; number: number }[] = [];
  const own = readMarker(text);
  for (const at of cuts) {
    const marker = readMarker(text.slice(at));
    if (!marker) continue;
    const last = run.findLast(({ kind }) => kind === marker.kind);
    const before = last?.number ?? (own?.kind === marker.kind ? own.number : 0);
    if (marker.number === before + 1) run.push({ at, kind: marker.kind, number: marker.number });
  }
  const isList = ({ kind }: { kind: MarkerKind }) =>
    own?.kind === kind || run.filter((it) => it.kind === kind).length > 1;
  const places = [0, ...run.filter(isList).map(({ at }) => at)];
  return places.map((at, index) => text.slice(at, places[index + 1]));
}

/** The text of a piece without its line break, with ASCII signs and without spaces: what words are sought in. */
export function compact({ text }: Pick<Piece, "text">): string {
  return toPlain(text).replace(/\s/gu, "");
}
