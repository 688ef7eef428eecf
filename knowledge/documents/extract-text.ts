import { decodeText } from "./decode-text.ts";
import { detectKind, detectTextKind } from "./detect-kind.ts";
import { readDocx } from "./docx/read-docx.ts";
import { DocumentUnusableError } from "./errors.ts";
import type { Block, ExtractedDocument, FileContent } from "./extracted-document.ts";
import { readPdf } from "./pdf/read-pdf.ts";
import { readHtml } from "./read-html.ts";
import { readTxt } from "./read-txt.ts";

const LARGEST_BYTES = 20 * 1024 * 1024;

type Read = FileContent & Pick<ExtractedDocument, "kind" | "encoding">;

/**
 * Gives the text of an official document as paragraphs and tables, without page numbers, running heads and the
 * frame of a web page. The kind of file is found by its content; of its name only the base name is used.
 *
 * It keeps to 20 MB, 300 pages and 64 MB of unpacked text, not to a time: run it where it can be stopped.
 *
 * @throws DocumentUnusableError with the reason and the cure in Chinese.
 */
export async function extractText(name: string, bytes: Uint8Array): Promise<ExtractedDocument> {
  if (bytes.length === 0) throw new DocumentUnusableError("empty");
  if (bytes.length > LARGEST_BYTES) throw new DocumentUnusableError("too-large");
  const base = toBaseName(name);
  const read = await readFile(base, bytes).catch((error: unknown) => {
    if (error instanceof DocumentUnusableError) throw error;
    throw new DocumentUnusableError("damaged", { cause: error });
  });
  const blocks = read.blocks.filter(hasText);
  if (blocks.length === 0) throw new DocumentUnusableError("empty");
  return { ...read, name: base, blocks };
}

async function readFile(name: string, bytes: Uint8Array): Promise<Read> {
  const kind = detectKind(bytes);
  if (kind === "pdf") return { ...(await readPdf(bytes)), kind, encoding: null };
  if (kind === "zip") return { ...(await readDocx(bytes)), kind: "docx", encoding: null };
  const { text, encoding } = decodeText(bytes);
  const textKind = detectTextKind(name, text);
  const content = textKind === "html" ? await readHtml(text) : readTxt(text);
  return { ...content, kind: textKind, encoding };
}

function hasText(block: Block): boolean {
  if (block.kind === "paragraph") return block.text !== "";
  return block.rows.some(({ cells }) => cells.some(({ text }) => text !== ""));
}

/** The last part of a path of any system, without controls and what a file system forbids. */
function toBaseName(name: string): string {
  const base = name.split(/[\\/]/u).at(-1) ?? "";
  return (
    base
      .replace(/[\p{Cc}<>:"|?*]|^\.+/gu, "")
      .trim()
      .slice(-120) || "未命名"
  );
}
