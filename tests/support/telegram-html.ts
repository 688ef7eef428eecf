/** What Telegram makes of a message in HTML. */
export interface ParsedHtml {
  readonly text: string;
  readonly links: readonly { readonly text: string; readonly href: string }[];
  readonly entities: number;
}

const TOKEN =
  /<(?<close>\/?)(?<tag>[a-z]+)(?: href="(?<href>[^"<>]*)")?>|&(?:lt|gt|amp|quot);|[^<>&]/gsu;
const CHARACTERS: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"' };

/**
 * Reads a message as strictly as core.telegram.org/bots/api#html-style has it: known tags, closed in order, nothing
 * unescaped.
 *
 * @throws Error naming what Telegram would refuse
 */
export function parseHtml(html: string): ParsedHtml {
  const state: State = { text: "", open: [], links: [], entities: 0 };
  let read = 0;
  for (const { 0: whole, index, groups = {} } of html.matchAll(TOKEN)) {
    if (index !== read) throw new Error(`can't parse entities at ${read}`);
    read += whole.length;
    const { tag, close, href = "" } = groups;
    if (tag === undefined) state.text += decode(whole);
    else if (close) closeTag(tag, state);
    else openTag(tag, href, state);
  }
  if (read !== html.length) throw new Error(`can't parse entities at ${read}`);
  if (state.open.length > 0) throw new Error(`can't find end tag of ${state.open.at(-1)?.tag}`);
  return state;
}

interface State {
  text: string;
  readonly open: { tag: string; href: string; from: number }[];
  readonly links: { text: string; href: string }[];
  entities: number;
}

function openTag(tag: string, href: string, state: State): void {
  if (!["a", "b"].includes(tag)) throw new Error(`unsupported start tag ${tag}`);
  state.open.push({ tag, href: decode(href), from: state.text.length });
  state.entities += 1;
}

function closeTag(tag: string, { open, links, text }: State): void {
  const last = open.pop();
  if (last?.tag !== tag) throw new Error(`unexpected end tag ${tag}`);
  if (tag === "a") links.push({ text: text.slice(last.from), href: last.href });
}

function decode(text: string): string {
  return text.replaceAll(/&(lt|gt|amp|quot);/gu, (_, name: string) => CHARACTERS[name] ?? "");
}
