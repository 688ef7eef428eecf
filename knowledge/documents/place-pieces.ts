import { compact, type Piece } from "./cut-pieces.ts";
import { acceptMarker, createPart, type DocumentPart } from "./document-part.ts";
import type { DocumentPassageKind } from "./document-passage.ts";
import { isHeadingLine, kindOf } from "./heading-line.ts";
import { type Position, readTitle } from "./outline.ts";
import { continuesList, readAttachmentLine } from "./read-attachment.ts";
import { isDocumentNumber, isRedHead, measureTitle } from "./read-head.ts";
import { isBelowSignature, isBodyLine, isDayLine } from "./read-signature.ts";
import { measureContents } from "./table-of-contents.ts";

/** A piece with its place, before the locators are written. */
export interface PlacedPiece {
  readonly piece: Piece;
  readonly kind: DocumentPassageKind;
  readonly part: DocumentPart;
  /** Under what it is numbered; `null` for what has a fixed name or a number in a row. */
  readonly position: Position | null;
  /** A fixed name: 标题, 落款, 目录. */
  readonly name: string | null;
  /** Of a paragraph that stands under no number. */
  readonly loose: number;
}

interface Walk {
  readonly pieces: readonly Piece[];
  readonly placed: PlacedPiece[];
  part: DocumentPart;
  at: number;
}

/** 各区人民政府，市政府各委、办、局：, and not the purpose that leads to 现通知如下：. */
const ADDRESSEES = /^(?!为|根据|按照)[^。；;:]{2,120}(?<!如下|下列|以下\p{Script=Han}{0,4}):$/u;
const LONGEST_TITLE_LINES = 8;
/** How many bodies may sign one document. */
const MOST_SIGNERS = 8;

/** Finds what each piece of a document is and where it stands. */
export function placePieces(pieces: readonly Piece[]): PlacedPiece[] {
  const walk: Walk = { pieces, placed: [], part: createPart("", null), at: 0 };
  while (walk.at < pieces.length) {
    const piece = pieces[walk.at];
    if (!piece) break;
    const isPlaced =
      placeRow(piece, walk) ||
      placeContents(piece, walk) ||
      placeAttachment(piece, walk) ||
      placeSignature(piece, walk) ||
      placeTitle(piece, walk);
    if (!isPlaced) placeText(piece, walk);
  }
  return walk.placed;
}

type Given = Partial<Pick<PlacedPiece, "position" | "name" | "loose">>;

function put(walk: Walk, kind: DocumentPassageKind, given: Given): boolean {
  const piece = walk.pieces[walk.at];
  if (!piece) return false;
  walk.placed.push({
    piece,
    kind,
    part: walk.part,
    position: null,
    name: null,
    loose: 0,
    ...given,
  });
  walk.at += 1;
  return true;
}

function placeRow({ row }: Piece, walk: Walk): boolean {
  if (!row) return false;
  if (!walk.part.tables.includes(row.table)) walk.part.tables.push(row.table);
  return put(walk, "table-row", {});
}

function placeContents(piece: Piece, walk: Walk): boolean {
  if (compact(piece) !== "目录") return false;
  const lines = measureContents(walk.pieces.slice(walk.at));
  for (let line = 0; line < lines; line += 1) put(walk, "preamble", { name: "目录" });
  return true;
}

function placeAttachment(piece: Piece, walk: Walk): boolean {
  const line = readAttachmentLine(
    piece,
    walk.pieces[walk.at + 1],
    walk.part.isSigned || walk.part.label !== "",
  );
  if (!line) return false;
  if (line.kind === "start") {
    walk.part = createPart(line.label, line.title);
    return put(walk, "attachment", { name: "" });
  }
  const numbered = /^(\d{1,2})[.、]/u.exec(line.title ?? "")?.[1];
  const own = line.label.length > 2 ? line.label : numbered && `${numbered}.`;
  put(walk, "attachment", { name: own ? `附件目录 · ${own}` : "附件目录" });
  for (let number = Number(numbered ?? 0); ; number += 1) {
    const next = walk.pieces[walk.at];
    if (!next || !continuesList(next, number)) return true;
    put(walk, "attachment", { name: `附件目录 · ${number + 1}.` });
  }
}

/** A title stands at the head of a part; after the signature it begins what the notice sends along. */
function placeTitle(piece: Piece, walk: Walk): boolean {
  const { part } = walk;
  if (!part.isSigned && !awaitsTitle(part)) return false;
  const rest = walk.pieces.slice(walk.at, walk.at + LONGEST_TITLE_LINES);
  const isMarked = !part.isSigned && piece.level === 1 && !piece.marker;
  const lines = measureTitle(rest) || (isMarked ? 1 : 0);
  if (lines === 0) return false;
  const title = rest
    .slice(0, lines)
    .map(({ text }) => text.trim())
    .join("");
  if (part.isSigned) {
    const isNumbered = part.label !== "" || !part.outline.isEmpty;
    walk.part = createPart(isNumbered ? `《${title}》` : "", title);
  }
  walk.part.title = title;
  for (let line = 0; line < lines; line += 1) put(walk, "title", { name: "标题" });
  return true;
}

/** An attachment may have its title beside its number and again below it. */
function awaitsTitle({ outline, sentences, title, label, loose }: DocumentPart): boolean {
  if (!outline.isEmpty || sentences > 0) return false;
  return title === null || (label !== "" && loose === 0);
}

function placeSignature(piece: Piece, walk: Walk): boolean {
  const { part } = walk;
  if (part.sentences === 0 && part.outline.isEmpty) return false;
  if (isDayLine(piece) || (isBodyLine(piece) && isSignedBelow(walk))) {
    part.isSigned = true;
    return put(walk, "signature", { name: "落款" });
  }
  return isBelowSignature(piece) && put(walk, "signature", { name: "落款" });
}

/** Whether only bodies stand between this piece and a date or the end of what is said. */
function isSignedBelow({ pieces, at }: Walk): boolean {
  for (let next = at + 1; next <= at + MOST_SIGNERS; next += 1) {
    const piece = pieces[next];
    if (!piece || isDayLine(piece) || isBelowSignature(piece)) return true;
    if (!isBodyLine(piece)) return false;
  }
  return false;
}

function placeText(piece: Piece, walk: Walk): void {
  const { part } = walk;
  const text = piece.text.trim();
  const marker = acceptMarker(piece, part);
  if (/[。；;.]$/u.test(text)) part.sentences += 1;
  if (marker) {
    const isHeading = isHeadingLine(piece, walk.pieces[walk.at + 1], part.outline.inArticle);
    const title = readTitle(text, marker, isHeading);
    const kind = isHeading ? "heading" : kindOf(marker, text, walk.placed.at(-1)?.piece.text ?? "");
    const isItem = part.outline.inArticle && !isHeading && marker.kind !== "article";
    const position = part.outline.enter(marker, { title, level: piece.level, isHeading });
    put(walk, isItem && position.nodes.length > 1 ? "item" : kind, { position });
    return;
  }
  if (piece.level !== null && text.length <= 60 && !/[。；]$/u.test(text)) {
    put(walk, "heading", { position: part.outline.enterHeading(text, piece.level) });
    return;
  }
  if (!part.outline.isEmpty) {
    put(walk, "clause", { position: part.outline.addParagraph() });
    return;
  }
  const name = nameOfHead(piece, walk);
  if (name === null) part.loose += 1;
  put(walk, "preamble", { name, loose: name === null ? part.loose : 0 });
}

function nameOfHead(piece: Piece, { part }: Walk): string | null {
  if (isDocumentNumber(piece)) return "文号";
  if (isRedHead(piece) || (part.title === null && isBodyLine(piece))) return "文头";
  const text = compact(piece);
  return part.sentences === 0 && ADDRESSEES.test(text) ? "主送机关" : null;
}
