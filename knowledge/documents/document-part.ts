import type { Piece } from "./cut-pieces.ts";
import { createOutline, type Outline } from "./outline.ts";
import type { Marker, MarkerKind } from "./read-marker.ts";

/** The document itself, one of its attachments, or what it sends along under its own title. */
export interface DocumentPart {
  /** What its locators begin with: 附件1; of the document itself nothing. */
  readonly label: string;
  title: string | null;
  readonly outline: Outline;
  /** The number last seen of each kind. */
  readonly last: Map<MarkerKind, number>;
  /** Tables so far, as numbers of the whole document. */
  readonly tables: number[];
  /** Paragraphs that stand under no number. */
  loose: number;
  /** Sentences so far: a date after them is that of the signature. */
  sentences: number;
  /** The signature was seen. */
  isSigned: boolean;
}

export function createPart(label: string, title: string | null): DocumentPart {
  return {
    label,
    title,
    outline: createOutline(),
    last: new Map(),
    tables: [],
    loose: 0,
    sentences: 0,
    isSigned: false,
  };
}

/** How many numbers may be missing in a row: provisions are left out, and lines of a scan are lost. */
const LARGEST_GAP = 3;

/** Gives the numbering of a piece where it is one, and not a number or a mention that a paragraph begins with. */
export function acceptMarker({ marker, level }: Piece, part: DocumentPart): Marker | undefined {
  if (!marker) return undefined;
  const last = part.last.get(marker.kind);
  if (marker.doubtful && marker.number !== (last ?? 0) + 1) return undefined;
  const isNext = isNextNumber(marker, last);
  const isWeak = ["number", "decimal", "circle", "number-paren"].includes(marker.kind);
  const isAccepted = isNext || (!isWeak && (marker.setOff || level !== null));
  if (!isAccepted) return undefined;
  part.last.set(marker.kind, marker.number);
  return marker;
}

function isNextNumber({ kind, number }: Marker, last: number | undefined): boolean {
  if (number === 1) return true;
  // 2.1 is the first of its chapter, and 3.1.2 follows 3.1.1.
  if (kind === "decimal") return true;
  if (last === undefined) return kind === "article";
  return number >= last && number <= last + LARGEST_GAP;
}
