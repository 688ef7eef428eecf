import { type DiffRun, diffText } from "../diff-text.ts";
import type { DocumentPassage, ParsedDocument } from "./document-passage.ts";
import { readMarker } from "./read-marker.ts";

/** What became of a passage from one version of a document to the next. */
export interface ClauseChange {
  /** `moved`: the same text under another locator; `changed` may have another locator too. */
  readonly kind: "same" | "changed" | "added" | "removed" | "moved";
  readonly before: DocumentPassage | null;
  readonly after: DocumentPassage | null;
  /** Joined without what was added they are the text before, without what was removed the text after. */
  readonly runs: readonly DiffRun[];
}

/** Likeness, from 0 to 1, from which two passages are versions of one: at their own place less is asked for. */
const ALIKE_AT_PLACE = 0.3;
const ALIKE_ANYWHERE = 0.55;
/** Passages compared with one another at most; beyond it only locators and equal texts count. */
const MOST_PAIRS = 4_000_000;

interface Side {
  readonly passage: DocumentPassage;
  readonly at: number;
  /** Its text without numbering and spaces. */
  readonly text: string;
  readonly bigrams: ReadonlyMap<string, number>;
}
interface Pair {
  readonly before: Side;
  readonly after: Side;
}

/**
 * Compares two versions of a document passage by passage, in the order of the later one; what was removed
 * stands where it was.
 *
 * Passages belong together when they say the same, else when they have one locator and are alike, else when
 * they are most alike of those left over.
 */
export function compareDocuments(before: ParsedDocument, after: ParsedDocument): ClauseChange[] {
  const [olds, news] = [toSides(before), toSides(after)];
  const pairs: Pair[] = [];
  const take = (found: readonly Pair[]) => {
    pairs.push(...found);
    for (const pair of found) {
      olds.delete(pair.before);
      news.delete(pair.after);
    }
  };
  take(pairEqual(olds, news, ({ passage, text }) => `${passage.locator} ${passage.kind} ${text}`));
  take(pairEqual(olds, news, ({ text }) => text));
  take(pairAtPlace(olds, news));
  take(pairAlike(olds, news));
  return inOrder(pairs, olds, news);
}

function toSides({ passages }: ParsedDocument): Set<Side> {
  return new Set(
    passages.map((passage, at) => {
      const line = passage.text.trimEnd();
      const text = line.slice(readMarker(line)?.length ?? 0).replace(/\s/gu, "");
      return { passage, at, text, bigrams: countBigrams(text) };
    }),
  );
}

function pairEqual(
  olds: ReadonlySet<Side>,
  news: ReadonlySet<Side>,
  keyOf: (side: Side) => string,
): Pair[] {
  const waiting = new Map<string, Side[]>();
  for (const side of olds) waiting.set(keyOf(side), [...(waiting.get(keyOf(side)) ?? []), side]);
  const pairs: Pair[] = [];
  for (const after of news) {
    const before = waiting.get(keyOf(after))?.shift();
    if (before) pairs.push({ before, after });
  }
  return pairs;
}

function pairAtPlace(olds: ReadonlySet<Side>, news: ReadonlySet<Side>): Pair[] {
  const place = ({ passage }: Side) => `${passage.locator} ${passage.kind}`;
  return pairEqual(olds, news, place).filter(
    ({ before, after }) => likeness(before, after) >= ALIKE_AT_PLACE,
  );
}

function pairAlike(olds: ReadonlySet<Side>, news: ReadonlySet<Side>): Pair[] {
  if (olds.size * news.size > MOST_PAIRS) return [];
  const found: (Pair & { score: number })[] = [];
  for (const before of olds) {
    for (const after of news) {
      const score = mayBeAlike(before, after) ? likeness(before, after) : 0;
      if (score >= ALIKE_ANYWHERE) found.push({ before, after, score });
    }
  }
  found.sort((a, b) => b.score - a.score || a.before.at - b.before.at || a.after.at - b.after.at);
  const taken = new Set<Side>();
  return found.filter(({ before, after }) => {
    if (taken.has(before) || taken.has(after)) return false;
    taken.add(before).add(after);
    return true;
  });
}

/** Texts of very different lengths cannot reach the likeness asked for. */
function mayBeAlike({ text: one }: Side, { text: other }: Side): boolean {
  const [short, long] = [Math.min(one.length, other.length), Math.max(one.length, other.length)];
  return (2 * short) / (short + long) >= ALIKE_ANYWHERE;
}

/** Dice's coefficient over pairs of characters. */
function likeness(one: Side, other: Side): number {
  if (one.text === other.text) return 1;
  let shared = 0;
  for (const [bigram, count] of one.bigrams)
    shared += Math.min(count, other.bigrams.get(bigram) ?? 0);
  const total = one.text.length + other.text.length - 2;
  return total > 0 ? (2 * shared) / total : 0;
}

function countBigrams(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (let at = 0; at < text.length - 1; at += 1) {
    const bigram = text.slice(at, at + 2);
    counts.set(bigram, (counts.get(bigram) ?? 0) + 1);
  }
  return counts;
}

function inOrder(
  pairs: readonly Pair[],
  olds: Iterable<Side>,
  news: Iterable<Side>,
): ClauseChange[] {
  const placeOfOld = new Map(pairs.map(({ before, after }) => [before.at, after.at]));
  const listed: { at: number; step: number; change: ClauseChange }[] = [];
  for (const { before, after } of pairs) {
    listed.push({ at: after.at, step: 0, change: toChange(before, after) });
  }
  for (const { at, passage } of news) {
    const runs: DiffRun[] = [{ kind: "added", text: passage.text }];
    listed.push({ at, step: 0, change: { kind: "added", before: null, after: passage, runs } });
  }
  for (const { at, passage } of olds) {
    let near = at - 1;
    while (near >= 0 && !placeOfOld.has(near)) near -= 1;
    const runs: DiffRun[] = [{ kind: "removed", text: passage.text }];
    const change: ClauseChange = { kind: "removed", before: passage, after: null, runs };
    listed.push({ at: placeOfOld.get(near) ?? -1, step: at + 1, change });
  }
  listed.sort((a, b) => a.at - b.at || a.step - b.step);
  return listed.map(({ change }) => change);
}

function toChange(before: Side, after: Side): ClauseChange {
  const [old, now] = [before.passage, after.passage];
  const runs = diffText(old.text, now.text);
  if (before.text !== after.text) return { kind: "changed", before: old, after: now, runs };
  return { kind: old.locator === now.locator ? "same" : "moved", before: old, after: now, runs };
}
