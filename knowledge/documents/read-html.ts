import { loadDocumentWords } from "./document-words.ts";
import type { Block, FileContent } from "./extracted-document.ts";
import { findArticle } from "./find-article.ts";
import { type HtmlBlock, toHtmlBlocks } from "./html-blocks.ts";
import { checkNesting } from "./html-nesting.ts";
import { mendText, toLine } from "./mend-text.ts";

/** Longer lines are text, whatever words they have. */
const LONGEST_FURNITURE = 120;
/** Share of linked text from which a block is navigation. */
const LINKED_SHARE = 0.6;

/**
 * Reads a web page: its article with headings and tables, without navigation, foot and tools. Nothing of it is
 * ever run, and of its code nothing is kept.
 *
 * What stands between the first and the last block of the article is kept whole; outside it only what is
 * plainly navigation is dropped, so that a table or a signature that the search for the article missed stays.
 */
export async function readHtml(html: string): Promise<FileContent> {
  checkNesting(html);
  const { parseHTML } = await import("linkedom");
  const page = /<html[\s>]/iu.test(html) ? html : `<html><body>${html}</body></html>`;
  const { document } = parseHTML(page);
  const title = toLine(mendText(document.querySelector("title")?.textContent ?? ""));
  const all = toHtmlBlocks(document.documentElement, { numbersLists: true });
  const { first, last } = findSpan(all, await findArticle(page));
  const kept = all.filter((block, at) => {
    if (isFurnitureLine(block)) return false;
    return (at >= first && at <= last) || !isNavigation(block);
  });
  return {
    title: title === "" ? null : title,
    pages: null,
    blocks: kept.map(({ block }) => block),
    notes: [],
  };
}

/** Reads a piece of HTML all of which is text, as converters write it. */
export async function readFragment(html: string): Promise<Block[]> {
  const { parseHTML } = await import("linkedom");
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
  return toHtmlBlocks(document.body, { numbersLists: false }).map(({ block }) => block);
}

function findSpan(all: readonly HtmlBlock[], article: string): { first: number; last: number } {
  const isOfArticle = (block: HtmlBlock) => {
    const text = textOf(block).replace(/\s/gu, "");
    return text.length >= 8 && article.includes(text);
  };
  return { first: all.findIndex(isOfArticle), last: all.findLastIndex(isOfArticle) };
}

function isFurnitureLine(block: HtmlBlock): boolean {
  if (block.block.kind === "table") return false;
  const text = textOf(block);
  const { webLines } = loadDocumentWords().furniture;
  if (text.length > LONGEST_FURNITURE || /[。；]/u.test(text)) return false;
  return webLines.some((words) => text.includes(words));
}

function isNavigation({ block, linked, inFrame }: HtmlBlock): boolean {
  if (inFrame) return true;
  if (block.kind === "table") return false;
  const isAttachment = block.text.includes("附件");
  return !isAttachment && linked > block.text.length * LINKED_SHARE;
}

function textOf({ block }: HtmlBlock): string {
  if (block.kind === "paragraph") return block.text;
  return block.rows.flatMap(({ cells }) => cells.map(({ text }) => text)).join("");
}
