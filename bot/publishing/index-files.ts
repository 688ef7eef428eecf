import { existsSync, renameSync } from "node:fs";
import { copyFile } from "node:fs/promises";

/** Where the indexes of other knowledge than the live one lie: of what comes next, or of what was live before. */
export function spareIndexFile(indexFile: string): string {
  return `${indexFile}.spare`;
}

/** Where whoever tries a change keeps the indexes of the draft; a change that is then approved is live the sooner. */
export function draftIndexFile(indexFile: string): string {
  return `${indexFile}.draft`;
}

/** Where those of a draft are on which questions are tried one by one: a trial that is under way may be of another. */
export function benchIndexFile(indexFile: string): string {
  return `${indexFile}.bench`;
}

/** Takes the indexes of the draft for the spare ones; of another draft they are built anew. */
export async function takeDraftIndex(indexFile: string): Promise<void> {
  const draft = draftIndexFile(indexFile);
  if (existsSync(draft)) await copyFile(draft, spareIndexFile(indexFile));
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
