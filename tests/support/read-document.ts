import { readFileSync } from "node:fs";
import { extractText } from "#knowledge/documents/extract-text.ts";
import type { ExtractedDocument } from "#knowledge/documents/extracted-document.ts";
import { parseDocument } from "#knowledge/documents/parse-document.ts";

/** Gives the bytes of one of the PDF files in tests/fixtures/documents. */
export function readFixture(name: string): Uint8Array {
  return readFileSync(new URL(`../fixtures/documents/${name}`, import.meta.url));
}

/** Extracts a text as if it had been uploaded as TXT, each line a paragraph. */
export function extractLines(lines: readonly string[]): Promise<ExtractedDocument> {
  return extractText("文件.txt", new TextEncoder().encode(lines.join("\n")));
}

/** Cuts such a text into passages. */
export async function parseLines(lines: readonly string[]) {
  return parseDocument(await extractLines(lines));
}

/** Gives paragraphs as their text, tables as rows of cells, those a merged cell covers marked with ^. */
export function showBlocks({ blocks }: ExtractedDocument): (string | string[][])[] {
  return blocks.map((block) =>
    block.kind === "paragraph"
      ? block.text
      : block.rows.map(({ cells }) => cells.map((it) => `${it.spanned ? "^" : ""}${it.text}`)),
  );
}
