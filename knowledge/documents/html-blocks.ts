import { loadDocumentWords } from "./document-words.ts";
import { formatNumber } from "./docx/format-number.ts";
import type { Block } from "./extracted-document.ts";
import { readHtmlTable } from "./html-table.ts";
import { mendText, toLine } from "./mend-text.ts";

/** A paragraph or table of a page, with what tells text from navigation. */
export interface HtmlBlock {
  readonly block: Block;
  /** How many of its characters are links. */
  readonly linked: number;
  /** It stands in a part of the page that is made for navigation. */
  readonly inFrame: boolean;
}

/** Elements whose content no one reads. */
const HIDDEN: ReadonlySet<string> = new Set(
  "SCRIPT STYLE NOSCRIPT TEMPLATE HEAD TITLE META LINK IFRAME OBJECT EMBED SVG CANVAS AUDIO VIDEO SELECT BUTTON INPUT TEXTAREA MAP".split(
    " ",
  ),
);
const INLINE: ReadonlySet<string> = new Set(
  "A ABBR B BDI BDO BIG CITE CODE DEL EM FONT I INS KBD LABEL MARK Q S SAMP SMALL SPAN STRIKE STRONG SUB SUP TIME TT U VAR RUBY RB IMG WBR O:P".split(
    " ",
  ),
);
const FRAMES: ReadonlySet<string> = new Set(["NAV", "FOOTER", "ASIDE"]);
/** Deeper than this no page is by intention; what lies below is taken as one paragraph. */
const DEEPEST = 200;
const LIST_FORMATS: Readonly<Record<string, string>> = {
  a: "lowerLetter",
  A: "upperLetter",
  i: "lowerRoman",
  I: "upperRoman",
};

interface Walk {
  readonly numbersLists: boolean;
  readonly found: HtmlBlock[];
  text: string;
  linked: number;
}
interface Place {
  readonly level: number | null;
  readonly inFrame: boolean;
  readonly inLink: boolean;
  readonly depth: number;
}

/**
 * Gives the paragraphs and tables of an element in order.
 *
 * @param options.numbersLists whether items of ordered lists get the number that a browser shows
 */
export function toHtmlBlocks(root: Element, options: { numbersLists: boolean }): HtmlBlock[] {
  const walk: Walk = { ...options, found: [], text: "", linked: 0 };
  const place: Place = { level: null, inFrame: false, inLink: false, depth: 0 };
  walkChildren(root, walk, place);
  flush(walk, place);
  return walk.found;
}

function walkChildren(parent: Element, walk: Walk, place: Place): void {
  for (const node of parent.childNodes) {
    if (node.nodeType === 3) addText(node.textContent ?? "", walk, place);
    else if (node.nodeType === 1) walkElement(node as Element, walk, place);
  }
}

function addText(text: string, walk: Walk, { inLink }: Place): void {
  const mended = mendText(text);
  walk.text += mended;
  if (inLink) walk.linked += toLine(mended).length;
}

function walkElement(element: Element, walk: Walk, place: Place): void {
  const name = element.tagName.toUpperCase();
  if (HIDDEN.has(name) || isInvisible(element)) return;
  const below = { ...place, depth: place.depth + 1 };
  if (name === "BR" || name === "HR") flush(walk, place);
  else if (place.depth > DEEPEST) addText(element.textContent ?? "", walk, place);
  else if (INLINE.has(name))
    walkChildren(element, walk, { ...below, inLink: place.inLink || name === "A" });
  else walkBox(element, walk, below);
}

function walkBox(element: Element, walk: Walk, place: Place): void {
  const name = element.tagName.toUpperCase();
  flush(walk, place);
  const inside: Place = {
    ...place,
    level: /^H[1-6]$/u.test(name) ? Number(name[1]) : place.level,
    inFrame: place.inFrame || isFrame(element, name),
  };
  if (name === "TABLE" && addTable(element, walk, inside)) return;
  if (name === "LI" && walk.numbersLists) walk.text += numberOf(element);
  walkChildren(element, walk, inside);
  flush(walk, inside);
}

/** A table that only lays out the page has tables or many paragraphs in a cell: it is walked like any box. */
function addTable(element: Element, walk: Walk, { inFrame }: Place): boolean {
  const table = readHtmlTable(element);
  if (!table) return false;
  const links = [...element.querySelectorAll("a")];
  const linked = links.reduce((sum, link) => sum + toLine(link.textContent ?? "").length, 0);
  walk.found.push({ block: table, linked, inFrame });
  return true;
}

function flush(walk: Walk, { level, inFrame }: Place): void {
  const text = toLine(walk.text);
  if (text !== "")
    walk.found.push({
      block: { kind: "paragraph", text, page: null, level },
      linked: walk.linked,
      inFrame,
    });
  walk.text = "";
  walk.linked = 0;
}

function isInvisible(element: Element): boolean {
  if (element.hasAttribute("hidden")) return true;
  return /display\s*:\s*none|visibility\s*:\s*hidden/iu.test(element.getAttribute("style") ?? "");
}

function isFrame(element: Element, name: string): boolean {
  if (FRAMES.has(name) || element.getAttribute("role") === "navigation") return true;
  const marks = `${element.getAttribute("class") ?? ""} ${element.id}`.toLowerCase();
  const words = marks.split(/[^a-z]+/u);
  return loadDocumentWords().furniture.webBoxes.some((box) => words.includes(box));
}

function numberOf(item: Element): string {
  const list = item.parentElement;
  if (list?.tagName.toUpperCase() !== "OL") return "";
  const before = [...list.children].filter((it) => it.tagName.toUpperCase() === "LI").indexOf(item);
  const own = Number.parseInt(item.getAttribute("value") ?? "", 10);
  const start = Number.parseInt(list.getAttribute("start") ?? "1", 10) || 1;
  const value = Number.isNaN(own) ? start + before : own;
  const format = LIST_FORMATS[list.getAttribute("type") ?? ""] ?? "decimal";
  return `${formatNumber(value, format) ?? value}.`;
}
