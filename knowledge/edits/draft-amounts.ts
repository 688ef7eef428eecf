import { findFigures } from "../documents/find-figures.ts";
import type { Amount } from "../support-record.ts";

/**
 * Drafts the amounts of a record out of what it tells, each figure once. What it is the figure of is what stands before
 * it in its clause, to be put right by whoever knows it.
 *
 * @param name of the record, for a figure that stands first
 */
export function draftAmounts(texts: readonly string[], name: string): readonly Amount[] {
  const amounts = texts.flatMap((text) =>
    findFigures(text).map(({ kind, value, unit, printed, start }) => {
      const [before = ""] = /[^，,。；;：:]*$/u.exec(text.slice(0, start)) ?? [];
      const of = before.trim().length > 1 ? before.trim() : name;
      return { kind, value, unit, of, words: [], printed };
    }),
  );
  const seen = new Set<string>();
  return amounts.filter(({ value, unit }) => {
    const key = `${value} ${unit}`;
    return !seen.has(key) && seen.add(key);
  });
}
