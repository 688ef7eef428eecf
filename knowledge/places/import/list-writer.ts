import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { copyFile, mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Place, PlaceList } from "../place-list.ts";
import { PlacesImportError } from "./errors.ts";

/** What stands before the places, and what is known only after them. */
export type ListHead = Omit<PlaceList, "places" | keyof ListTail>;
export type ListTail = Pick<PlaceList, "attribution" | "datum" | "coverage">;

/** Takes a list place by place. Until `switchTo` nothing that was there before is touched. */
export interface ListWriter {
  add(place: Place): Promise<void>;
  /**
   * Puts the list in the place of the old one, at once: whoever reads meanwhile, or after a crash, finds one or the
   * other whole.
   *
   * @param stamp for the name of the old one, which goes into the folder `kept`
   * @returns where the old one is now; `null` if there was none.
   */
  switchTo(tail: ListTail, stamp: string): Promise<string | null>;
  /** Gives up; nothing stays behind. */
  discard(): Promise<void>;
}

const BATCH_CHARACTERS = 256 * 1024;
/** An import writes every few milliseconds. */
const STALE_MS = 60 * 60 * 1000;

/**
 * Begins a list beside its final path. The ending `.part` keeps it from being read as a list.
 *
 * @throws PlacesImportError when the folder cannot be written, here as in what it gives.
 */
export async function createListWriter(path: string, head: ListHead): Promise<ListWriter> {
  const part = `${path}.${randomUUID()}.part`;
  const guard = createGuard(path);
  const file = await guard(async () => {
    await mkdir(dirname(path), { recursive: true });
    await sweep(path);
    return open(part, "wx");
  });
  let batch = `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "places": [`;
  let isFirst = true;
  const flush = async (): Promise<void> => {
    const text = batch;
    batch = "";
    await guard(() => file.writeFile(text));
  };
  return {
    async add(place) {
      batch += `${isFirst ? "" : ","}\n    ${JSON.stringify(place)}`;
      isFirst = false;
      if (batch.length > BATCH_CHARACTERS) await flush();
    },
    async switchTo(tail, stamp) {
      batch += `\n  ],\n${JSON.stringify(tail, null, 2).slice(2)}\n`;
      await flush();
      return guard(async () => {
        await file.sync();
        await file.close();
        const kept = existsSync(path) ? await keep(path, stamp) : null;
        await rename(part, path);
        await syncFolder(dirname(path));
        return kept;
      });
    },
    async discard() {
      await file.close();
      await rm(part, { force: true });
    },
  };
}

/** Removes what imports of this list left behind that were killed; a younger one may still be at work. */
async function sweep(path: string): Promise<void> {
  for (const name of await readdir(dirname(path))) {
    if (!name.startsWith(`${basename(path)}.`) || !name.endsWith(".part")) continue;
    const part = join(dirname(path), name);
    if (Date.now() - (await stat(part)).mtimeMs > STALE_MS) await rm(part, { force: true });
  }
}

/** Makes what tells an error of the file system as one that the user can mend. */
function createGuard(path: string): <T>(write: () => Promise<T>) => Promise<T> {
  return (write) =>
    write().catch((error: NodeJS.ErrnoException) => {
      throw new PlacesImportError(
        `${path} cannot be written (${error.code ?? error.message}): see whether its folder may be written and the disk has room.`,
        { cause: error },
      );
    });
}

/** Copies the list into the folder `kept`, under a name that is free. */
async function keep(path: string, stamp: string): Promise<string> {
  const folder = join(dirname(path), "kept");
  await mkdir(folder, { recursive: true });
  const stem = join(folder, basename(path, ".json"));
  let kept = `${stem}.${stamp}.json`;
  for (let again = 2; existsSync(kept); again += 1) kept = `${stem}.${stamp}-${again}.json`;
  const part = `${kept}.${randomUUID()}.part`;
  await copyFile(path, part);
  const copy = await open(part, "r+");
  await copy.sync();
  await copy.close();
  await rename(part, kept);
  await syncFolder(folder);
  return kept;
}

/** Makes a renaming last through a power cut. Windows opens no folders, and needs none to be. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === "win32") return;
  const folder = await open(path);
  await folder.sync();
  await folder.close();
}
