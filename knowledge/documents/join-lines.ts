import type { Paragraph } from "./extracted-document.ts";
import { toLine, toPlain } from "./mend-text.ts";
import { readMarker } from "./read-marker.ts";

/** A line as laid out on a page. */
export interface Line {
  readonly text: string;
  readonly page: number | null;
  /** It begins to the right of the left margin, as first lines of paragraphs do. */
  readonly indented: boolean;
  /** It reaches the right margin. */
  readonly full: boolean;
  /** It stands apart from the line before: another size of type, or a wide gap. */
  readonly apart: boolean;
  readonly centred: boolean;
}

/** What may stand at the end of a paragraph; a parenthesis too: （责任单位：…）. */
const PARAGRAPH_END = /[。；：！？.;:!?）)”]$/u;
/** A second sentence or clause that has no end yet, so the line is only set short. */
const BROKEN_OFF = /[。；;.].*[^。；：！？.;:!?）)”]$/u;
const OPENED = "《«（(〈“";
const CLOSED = "》»）)〉”";
const ATTACHMENT = /^附\s*[件表录]\s*\d{0,2}\s*(?:$|:)/u;
/** A line that breaks off within a number or a word of ours needs no space; two Latin words do. */
const LATIN_END = /[A-Za-z,;.]$/u;
const LATIN_START = /^[A-Za-z]/u;

/** Joins the lines of a page layout to paragraphs again; between Chinese characters nothing is put. */
export function joinLines(lines: readonly Line[]): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let before: Line | undefined;
  for (const line of lines) {
    const last = paragraphs.at(-1);
    if (before && last && continues(before, line, last.text)) {
      paragraphs[paragraphs.length - 1] = { ...last, text: join(last.text, line.text) };
    } else {
      paragraphs.push({ kind: "paragraph", text: toLine(line.text), page: line.page, level: null });
    }
    before = line;
  }
  return paragraphs;
}

function continues(before: Line, line: Line, text: string): boolean {
  if (line.apart) return false;
  const marker = readMarker(line.text);
  if (marker?.setOff && marker.label.startsWith("第")) return false;
  const startsAnew = marker !== undefined || ATTACHMENT.test(toPlain(line.text));
  if (before.centred || line.centred) return hasOpenBracket(text) && !startsAnew;
  if (line.indented) return false;
  if (!before.full) return !startsAnew && BROKEN_OFF.test(text);
  return !(startsAnew && PARAGRAPH_END.test(text));
}

function hasOpenBracket(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if (OPENED.includes(character)) depth += 1;
    else if (CLOSED.includes(character)) depth -= 1;
  }
  return depth > 0;
}

function join(text: string, next: string): string {
  const space = LATIN_END.test(text) && LATIN_START.test(next) ? " " : "";
  return toLine(`${text}${space}${next}`);
}
