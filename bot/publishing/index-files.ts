import { existsSync, renameSync } from "node:fs";

/** Where the indexes of other knowledge than the live one lie: of what comes next, or of what was live before. */
export function spareIndexFile(indexFile: string): string {
  return `${indexFile}.spare`;
}

/**
 * Makes the spare file the live one and keeps the other as spare: whoever rolls the last change back finds its indexes
 * built.
 *
 * @throws Error of the file system; a start then finds a file of other knowledge, or none, and builds it anew
 */
export function putIndexLive(indexFile: string): void {
  const aside = `${indexFile}.before`;
  if (existsSync(indexFile)) renameSync(indexFile, aside);
  renameSync(spareIndexFile(indexFile), indexFile);
  if (existsSync(aside)) renameSync(aside, spareIndexFile(indexFile));
}
