import { formatChineseNumber } from "../chinese-number.ts";
import { toPlain } from "./mend-text.ts";
import { MARKER_KINDS, type Marker } from "./read-marker.ts";

/** Something numbered, or a heading without a number, that passages stand under. */
export interface OutlineNode {
  readonly marker: Marker | null;
  readonly label: string;
  readonly title: string | null;
  readonly rank: number;
  /** 1–6 when the file marks it as a heading. */
  readonly level: number | null;
  /** Its paragraphs so far; in the end, all of them. */
  paragraphs: number;
}

/** Where a passage stands: its nodes from the widest on, and in which paragraph of each. */
export interface Position {
  readonly nodes: readonly OutlineNode[];
  readonly paragraphs: readonly number[];
  /** Whether it is the line that opens the last node, not a paragraph under it. */
  readonly opens: boolean;
}

interface OutlineEntry {
  readonly title: string | null;
  readonly level: number | null;
  readonly isHeading: boolean;
}

export interface Outline {
  /** Enters a numbered paragraph. One that is more than a heading is the first paragraph of its node. */
  enter(marker: Marker, entry: OutlineEntry): Position;
  /** Enters a heading without a number. */
  enterHeading(title: string, level: number): Position;
  /** Adds a paragraph to the innermost article, or without one to the innermost node. */
  addParagraph(): Position;
  readonly isEmpty: boolean;
  readonly inArticle: boolean;
}

const ARTICLE_RANK = MARKER_KINDS.indexOf("article");
const SEPARATOR = " · ";
const RANK_STEP = 0.01;
const LONGEST_LABEL = 20;

/** Keeps the stack of what a passage stands under, by fixed ranks: 编, 章, 节, 条, 一、, （一）, 1., （1）, ①. */
export function createOutline(): Outline {
  let stack: OutlineNode[] = [];
  const position = (opens: boolean): Position => ({
    nodes: [...stack],
    paragraphs: stack.map(({ paragraphs }) => paragraphs),
    opens,
  });
  const push = (node: OutlineNode) => {
    stack = [...stack.filter(({ rank }) => rank < node.rank), node];
    return position(true);
  };
  return {
    enter(marker, { title, level, isHeading }) {
      const rank = MARKER_KINDS.indexOf(marker.kind);
      return push({
        marker,
        label: marker.label,
        title,
        rank,
        level,
        paragraphs: isHeading ? 0 : 1,
      });
    },
    enterHeading(title, level) {
      const label = `“${title.slice(0, LONGEST_LABEL)}”`;
      // Just below the heading of a wider level it stands under; without one above every number.
      const above = stack.findLast((node) => node.level !== null && node.level < level);
      const rank = above ? above.rank + RANK_STEP : -1;
      return push({ marker: null, label, title, rank, level, paragraphs: 0 });
    },
    addParagraph() {
      const article = stack.findIndex(({ marker }) => marker?.kind === "article");
      if (article >= 0) stack = stack.slice(0, article + 1);
      const last = stack.at(-1);
      if (last) last.paragraphs += 1;
      return position(false);
    },
    get isEmpty() {
      return stack.length === 0;
    },
    get inArticle() {
      return stack.some(({ rank }) => rank === ARTICLE_RANK);
    },
  };
}

/** Writes a position as it is cited; call it when the whole document was read, since 第一款 needs a second. */
export function writeLocator({ nodes, paragraphs, opens }: Position): string {
  const parts: string[] = [];
  const article = nodes.findIndex(({ rank }) => rank === ARTICLE_RANK);
  nodes.forEach((node, at) => {
    parts.push(article >= 0 && at > article ? toStatuteLabel(node) : node.label);
    const paragraph = paragraphs[at] ?? 0;
    if (node.paragraphs < 2 || paragraph === 0) return;
    const isLast = at === nodes.length - 1;
    if (at === article) parts.push(`第${formatChineseNumber(paragraph)}款`);
    else if (article < 0 && isLast && (!opens || paragraph > 1)) parts.push(`第${paragraph}段`);
  });
  return parts.join(SEPARATOR);
}

/** The titles above a passage, without its own. */
export function writePath({ nodes, opens }: Position): string[] {
  const above = opens ? nodes.slice(0, -1) : nodes;
  return above.flatMap(({ title }) => title ?? []);
}

function toStatuteLabel({ label, marker }: OutlineNode): string {
  if (marker?.kind === "han-paren") return `第${label}项`;
  if (marker?.kind === "number") return `第${marker.number}目`;
  return label;
}

/** Gives the title of a numbered paragraph that has one: all of a heading, the first short sentence of another. */
export function readTitle(text: string, marker: Marker, isHeading: boolean): string | null {
  const line = text.trim();
  if (isHeading) return line;
  if (marker.kind === "article") {
    const [title] = /^.{2,12}?[（(【[][^（()）】\]]{2,30}[）)】\]]/u.exec(line) ?? [];
    return title ?? null;
  }
  const end = toPlain(line).slice(marker.length).search(/[。.]/u);
  const isFirstOfMore = end > 1 && end <= 30 && marker.length + end + 1 < line.length;
  const title = line.slice(0, marker.length + end);
  return isFirstOfMore && !/[，,；;：:]/u.test(title) ? title : null;
}
