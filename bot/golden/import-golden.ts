import type { GoldenNames } from "./golden-columns.ts";
import type { Change, GoldenStore, Saved } from "./golden-store.ts";
import type { RowFault } from "./read-golden-row.ts";
import { readGoldenSheet } from "./read-golden-sheet.ts";

/** What is imported, and how. */
export interface GoldenImport {
  readonly bytes: Buffer;
  readonly names?: GoldenNames | undefined;
  /** Keeps the good rows even where others are at fault. */
  readonly skipBad: boolean;
}

/** What an import came to; `saved` is `null` where nothing was kept. */
export interface Imported {
  readonly saved: Saved | null;
  readonly faults: readonly RowFault[];
}

/**
 * Imports golden questions from a sheet: one whose id is known replaces that question. Nothing is kept where a row is
 * at fault, unless faulty rows may be left out.
 *
 * @throws GoldenSheetError when the file as such cannot be read.
 */
export async function importGolden(
  { bytes, names, skipBad }: GoldenImport,
  store: GoldenStore,
  change: Change,
): Promise<Imported> {
  const { drafts, faults } = await readGoldenSheet(bytes, names);
  if (faults.length > 0 && !skipBad) return { saved: null, faults };
  return { saved: await store.save(drafts, change), faults };
}
