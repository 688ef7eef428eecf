import { compact, type Piece } from "./cut-pieces.ts";
import type { DocumentPassageKind } from "./document-passage.ts";
import { MARKER_KINDS, type Marker, type MarkerKind } from "./read-marker.ts";
import { isBodyLine, isDayLine } from "./read-signature.ts";

const LONGEST_HEADING = 45;
const DIVISIONS: ReadonlySet<MarkerKind> = new Set(["part", "chapter", "section"]);
const TOP: ReadonlySet<MarkerKind> = new Set(["han", "han-paren"]);

/** Tells whether a numbered line is a heading: short, without the end of a sentence, and with something below it. */
export function isHeadingLine(piece: Piece, next: Piece | undefined, inArticle: boolean): boolean {
  const { marker, level } = piece;
  if (!marker) return false;
  const rest = compact({ text: piece.text.slice(marker.length) });
  const isShort = rest.length <= LONGEST_HEADING && !/[。；;!?！？]|[:,，、.]$/u.test(rest);
  if (DIVISIONS.has(marker.kind)) return isShort;
  if (marker.kind === "article") {
    return (
      rest === "" || /^[([【〔][^()]{1,30}[)\]】〕]$/u.test(rest) || (level !== null && isShort)
    );
  }
  if (!isShort || inArticle) return false;
  return level !== null || hasBelow(marker, next);
}

function hasBelow(marker: Marker, next: Piece | undefined): boolean {
  if (!next || isBodyLine(next) || isDayLine(next)) return false;
  if (!next.marker) return !compact(next).startsWith("附件");
  return MARKER_KINDS.indexOf(next.marker.kind) > MARKER_KINDS.indexOf(marker.kind);
}

/** Gives the kind of a numbered paragraph that is no heading and stands outside of articles. */
export function kindOf(marker: Marker, text: string, before: string): DocumentPassageKind {
  if (marker.kind === "article" || DIVISIONS.has(marker.kind)) return "clause";
  if (!TOP.has(marker.kind)) return "item";
  const isListed = /[；;]$/u.test(text) || /[：:]\s*$/u.test(before) || /[；;]\s*$/u.test(before);
  return isListed ? "item" : "clause";
}
