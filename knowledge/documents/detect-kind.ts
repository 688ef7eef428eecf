import { DocumentUnusableError } from "./errors.ts";
import type { DocumentKind } from "./extracted-document.ts";

const PDF = "%PDF-";
/** Where a PDF may begin: readers allow some bytes before it. */
const PDF_WITHIN = 1024;
const ZIP = "PK\x03\x04";
const EMPTY_ZIP = "PK\x05\x06";
const OLE = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
/** The stream in which Office keeps a file with a password. */
const ENCRYPTED_PACKAGE = Buffer.from("EncryptedPackage", "utf16le");
const IMAGES = ["\x89PNG", "\xff\xd8\xff", "GIF8", "BM", "II*\0", "MM\0*", "RIFF"];
/** Kinds of file that are text inside and no document to us: RTF, MHTML, XML of office programs. */
const OTHER_TEXTS = /^\s*(?:\{\\rtf|MIME-Version:|<\?mso-application|%!PS)/u;
const HTML_START =
  /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b/iu;
const HTML_TAGS = /<\/?(?:p|div|table|tr|td|br|h[1-6]|span|ul|li|meta|style|script)\b[^>]*>/giu;
/** A text that only speaks of tags has fewer. */
const HTML_TAGS_LEAST = 4;

/**
 * Tells by its first bytes what kind of file it is; "text" is told apart by `isHtml` once it is decoded.
 *
 * @throws DocumentUnusableError for a file of a kind that has no text of a document.
 */
export function detectKind(bytes: Uint8Array): "pdf" | "zip" | "text" {
  const start = Buffer.from(bytes.subarray(0, PDF_WITHIN)).toString("latin1");
  if (start.includes(PDF)) return "pdf";
  if (start.startsWith(ZIP) || start.startsWith(EMPTY_ZIP)) return "zip";
  if (start.startsWith(OLE)) {
    const isEncrypted = Buffer.from(bytes).includes(ENCRYPTED_PACKAGE);
    throw new DocumentUnusableError(isEncrypted ? "encrypted" : "old-word");
  }
  if (IMAGES.some((mark) => start.startsWith(mark))) throw new DocumentUnusableError("image");
  return "text";
}

/**
 * Tells a web page from plain text.
 *
 * @param name of the file; it decides only for a text that has tags
 * @throws DocumentUnusableError when it is text of another kind of file.
 */
export function detectTextKind(name: string, text: string): DocumentKind {
  if (OTHER_TEXTS.test(text)) throw new DocumentUnusableError("unknown-kind");
  if (HTML_START.test(text.slice(0, PDF_WITHIN))) return "html";
  const tags = text.match(HTML_TAGS)?.length ?? 0;
  const isNamedHtml = /\.x?html?$/iu.test(name);
  return tags >= (isNamedHtml ? 1 : HTML_TAGS_LEAST) ? "html" : "txt";
}
