/** A stretch of text in one style. */
export interface Run {
  readonly text: string;
  readonly bold?: true;
  /** Address that it opens. */
  readonly link?: string;
  /** Never split, and kept with the text before it: the mark of a citation. */
  readonly whole?: true;
}

/** Text with styles: what Telegram calls text and entities, before it is written down in HTML. */
export type RichText = readonly Run[];

/** The text as it is counted and read: after entity parsing. */
export function plainText(text: RichText): string {
  return text.map((run) => run.text).join("");
}

/** Writes the text in the HTML that Telegram reads (core.telegram.org/bots/api#html-style), every character escaped. */
export function toHtml(text: RichText): string {
  return text.map(runToHtml).join("");
}

/** One run in HTML. */
export function runToHtml({ text, bold, link }: Run): string {
  const escaped = escapeHtml(text);
  const inner = bold ? `<b>${escaped}</b>` : escaped;
  return link === undefined ? inner : `<a href="${escapeHtml(link)}">${inner}</a>`;
}

/** Only `<`, `>`, `&` and the quote must be written as entities. */
function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
