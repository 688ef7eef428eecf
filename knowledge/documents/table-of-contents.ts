import { compact, type Piece } from "./cut-pieces.ts";

const LONGEST_LINE = 60;

/**
 * Tells how many pieces a table of contents has, its heading included: its lines end where the first of them
 * comes again. Where that never happens, only the heading counts.
 *
 * @param pieces those from its heading on
 */
export function measureContents(pieces: readonly Piece[]): number {
  const first = pieces[1];
  if (!first?.marker) return 1;
  for (let at = 2; at < pieces.length; at += 1) {
    const piece = pieces[at];
    if (!piece || piece.row || !isLine(piece)) return 1;
    if (piece.marker?.label === first.marker.label) return at;
  }
  return 1;
}

function isLine(piece: Piece): boolean {
  const text = compact(piece);
  return text.length <= LONGEST_LINE && !/[。；;]/u.test(text);
}
