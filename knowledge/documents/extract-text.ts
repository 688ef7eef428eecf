import { toBaseName } from "./base-name.ts";
import { decodeText } from "./decode-text.ts";
import { detectKind, detectTextKind } from "./detect-kind.ts";
import { readDocx } from "./docx/read-docx.ts";
import { DocumentUnusableError } from "./errors.ts";
import type { Block, ExtractedDocument, FileContent, Row } from "./extracted-document.ts";
import { readPdf } from "./pdf/read-pdf.ts";
import { readHtml } from "./read-html.ts";
import { readTxt } from "./read-txt.ts";

const LARGEST_BYTES = 20 * 1024 * 1024;
/** Paragraphs and rows, and their characters. The Civil Code, longest of statutes, has 1,260 articles of 100,000. */
const LONGEST = { lines: 10_000, characters: 1_000_000 } as const;

type Read = FileContent & Pick<ExtractedDocument, "kind" | "encoding">;

/**
 * Gives the text of an official document as paragraphs and tables, without page numbers, running heads and the
 * frame of a web page. The kind of file is found by its content; of its name only the base name is used.
 *
 * It keeps to 20 MB, 300 pages, 64 MB of unpacked XML and a million characters, not to a time: run it where it can be
 * stopped.
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
  if (isTooLong(blocks)) throw new DocumentUnusableError("too-long");
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

function isTooLong(blocks: readonly Block[]): boolean {
  const lines = blocks.flatMap((block) =>
    block.kind === "paragraph" ? [block.text.length] : block.rows.map(lengthOf),
  );
  const characters = lines.reduce((sum, length) => sum + length, 0);
  return lines.length > LONGEST.lines || characters > LONGEST.characters;
}

function lengthOf({ cells }: Row): number {
  return cells.reduce((sum, { text }) => sum + text.length, 0);
}
