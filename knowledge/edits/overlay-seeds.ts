import { basename, dirname, join } from "node:path/posix";
import type { SeedTexts } from "../seed-texts.ts";
import { type Edit, isWholeFile } from "./edit.ts";
import { findItem, itemsOf, withItems } from "./items-of.ts";

/**
 * Gives the seeds as edits leave them: later ones win, an item that stands in no file is appended, and a file without
 * items is gone. Files without an edit are read as they are.
 */
export function overlaySeeds(base: SeedTexts, edits: readonly Edit[]): SeedTexts {
  if (edits.length === 0) return base;
  const changed = new Map(
    [...Map.groupBy(edits, ({ file }) => file)].map(([file, own]) => [
      file,
      applyEdits(base.text(file), own),
    ]),
  );
  const isGone = (file: string): boolean => changed.has(file) && changed.get(file) === undefined;
  return {
    list(folder) {
      const added = [...changed.keys()].filter((file) => dirname(file) === folder).sort();
      const names = [...base.list(folder), ...added.map((file) => basename(file))];
      return [...new Set(names)].filter((name) => !isGone(join(folder, name)));
    },
    text: (name) => (changed.has(name) ? changed.get(name) : base.text(name)),
    where: base.where,
  };
}

/** A base that is no JSON stays as it is, so that its fault is told like any other. */
function applyEdits(text: string | undefined, edits: readonly Edit[]): string | undefined {
  const whole = edits.findLast(({ kind }) => isWholeFile(kind));
  if (whole) return whole.content === null ? undefined : JSON.stringify(whole.content);
  const file = text === undefined ? { matters: [] } : parse(text);
  const items = itemsOf(file);
  if (!items) return text;
  const left = edits.reduce(applyEdit, items);
  return left.length === 0 ? undefined : JSON.stringify(withItems(file, left));
}

function applyEdit(items: readonly unknown[], { item, content }: Edit): readonly unknown[] {
  const at = findItem(items, item);
  if (at < 0) return content === null ? items : [...items, content];
  return content === null ? items.toSpliced(at, 1) : items.with(at, content);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
