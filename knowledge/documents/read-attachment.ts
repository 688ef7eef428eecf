import { compact, type Piece } from "./cut-pieces.ts";
import { isBodyLine, isDayLine } from "./read-signature.ts";

/** What a line about attachments is: one that begins an attachment, or one of the list of them. */
export interface AttachmentLine {
  readonly kind: "start" | "list";
  /** 附件1; without a number 附件. */
  readonly label: string;
  /** What stands on the line beside it. */
  readonly title: string | null;
}

const LINE = /^(附[件表录])([\dA-Z一二三四五六七八九十]{0,3})([:.、])?(.*)$/u;
const LONGEST_LINE = 90;

/**
 * Reads a line that begins with 附件. Alone on its line it begins an attachment; with a title beside it only
 * when what follows is neither another one nor the signature, which the list of attachments stands before.
 */
export function readAttachmentLine(
  piece: Piece,
  next: Piece | undefined,
  isSigned: boolean,
): AttachmentLine | undefined {
  if (piece.row || piece.marker) return undefined;
  const text = compact(piece);
  const [, word = "", number = "", colon = "", title = ""] = LINE.exec(text) ?? [];
  if (word === "" || text.length > LONGEST_LINE || /[。；]/u.test(title)) return undefined;
  const label = word + number;
  if (title === "") {
    const isList = colon !== "" && number === "" && next?.marker?.kind === "number";
    return { kind: isList ? "list" : "start", label, title: null };
  }
  // 附件所列…, 附表中… speak of one.
  if (number === "" && colon === "") return undefined;
  const isListed = /^\d{1,2}[.、]/u.test(title) || !mayFollow(next) || !(isSigned || colon === "");
  return { kind: isListed ? "list" : "start", label, title };
}

/** Tells whether a line goes on with the list of attachments that the line before began. */
export function continuesList(piece: Piece, number: number): boolean {
  if (piece.marker?.kind !== "number" || piece.marker.number !== number + 1) return false;
  const text = compact(piece);
  return text.length <= LONGEST_LINE && !/[。；;]/u.test(text);
}

function mayFollow(next: Piece | undefined): boolean {
  if (!next) return false;
  if (next.row) return true;
  return !LINE.test(compact(next)) && !isBodyLine(next) && !isDayLine(next);
}
