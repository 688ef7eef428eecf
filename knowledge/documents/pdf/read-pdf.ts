import type { PDFDocumentProxy } from "unpdf/pdfjs";
import { DocumentUnusableError } from "../errors.ts";
import type { FileContent } from "../extracted-document.ts";
import { mendText } from "../mend-text.ts";
import { toBlocks } from "./page-blocks.ts";
import { type PageContent, readPage } from "./read-page.ts";

const MOST_PAGES = 300;
/** Fewer characters a page than this are a stamp or a page number, and the page a picture. */
const TEXT_OF_A_PAGE = 8;
/** Less of Chinese, letters, digits and punctuation than this is a font without a table of its characters. */
const READABLE_SHARE = 0.7;
const READABLE = /[\p{Script=Han}\p{Script=Latin}\p{Nd}\p{P}\p{S}]/gu;
/** Private use and replacement characters are what such a font gives. */
const UNREADABLE = /[\p{Co}\p{Cn}\ufffd]/gu;

/**
 * Reads a PDF with a text layer: lines joined to paragraphs, ruled tables with their merged cells.
 *
 * @throws DocumentUnusableError when it has a password, no text, text that no one can read, or too many pages.
 */
export async function readPdf(bytes: Uint8Array): Promise<FileContent> {
  const pdf = await open(bytes);
  try {
    if (pdf.numPages > MOST_PAGES) throw new DocumentUnusableError("too-many-pages");
    const pages: PageContent[] = [];
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const page = await pdf.getPage(number);
      pages.push(await readPage(page, number));
      page.cleanup();
    }
    checkText(pages);
    return {
      title: await readTitle(pdf),
      pages: pdf.numPages,
      blocks: toBlocks(pages),
      notes: noteEmptyPages(pages),
    };
  } finally {
    await pdf.loadingTask.destroy();
  }
}

async function open(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  // It takes a fifth of a second, and only an upload needs it.
  const { getDocumentProxy } = await import("unpdf");
  try {
    // The copy is given away: the library takes hold of the memory of what it reads.
    return await getDocumentProxy(Uint8Array.from(bytes), { verbosity: 0, stopAtErrors: false });
  } catch (error) {
    const isLocked = error instanceof Error && error.name === "PasswordException";
    throw new DocumentUnusableError(isLocked ? "encrypted" : "damaged", { cause: error });
  }
}

function checkText(pages: readonly PageContent[]): void {
  const text = pages.map(textOf).join("");
  if (text.length < TEXT_OF_A_PAGE) throw new DocumentUnusableError("scanned");
  const withText = pages.filter((page) => textOf(page).length >= TEXT_OF_A_PAGE).length;
  // A scan with a typed cover has text on its first page only.
  if (pages.length > 2 && withText < pages.length / 2) throw new DocumentUnusableError("scanned");
  const unreadable = text.match(UNREADABLE)?.length ?? 0;
  const readable = (text.match(READABLE)?.length ?? 0) - unreadable;
  if (readable < text.length * READABLE_SHARE) throw new DocumentUnusableError("garbled");
}

function textOf({ items }: PageContent): string {
  return items
    .map(({ text }) => text)
    .join("")
    .replace(/\s/gu, "");
}

function noteEmptyPages(pages: readonly PageContent[]): string[] {
  const empty = pages.filter((page) => textOf(page).length < TEXT_OF_A_PAGE);
  if (empty.length === 0) return [];
  const numbers = empty.map(({ number }) => number).join("、");
  return [`第 ${numbers} 页没有文字（空白页或图片），请对照原件核对。`];
}

async function readTitle(pdf: PDFDocumentProxy): Promise<string | null> {
  const { info } = await pdf.getMetadata();
  const title = "Title" in info ? info.Title : undefined;
  return typeof title === "string" && /\p{Script=Han}/u.test(title) ? mendText(title).trim() : null;
}
