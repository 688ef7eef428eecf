import { type IndexBlocks, type IndexFault, readIndexFile, writeIndexFile } from "./index-file.ts";

/** What was opened and where it came from. */
export interface Opened<Parts> {
  readonly parts: Parts;
  /** `saved` when the file served; otherwise why it was built anew. */
  readonly origin: "saved" | IndexFault;
  /** Why the new file could not be written, when it could not; the parts serve all the same. */
  readonly unsaved?: Error;
}

/** How parts are built, and how they lie in a file. */
export interface SavedForm<Parts> {
  /** Of all that the parts are made from. */
  readonly fingerprint: string;
  build(): Parts;
  toBlocks(parts: Parts): IndexBlocks;
  fromBlocks(blocks: IndexBlocks): Parts;
}

/** Opens parts from their file. A file that is missing, damaged, or made from something else is replaced by a new one. */
export function openSaved<Parts>(path: string, form: SavedForm<Parts>): Opened<Parts> {
  const saved = readSaved(path, form);
  if (typeof saved !== "string") return { parts: saved.parts, origin: "saved" };
  const parts = form.build();
  try {
    writeIndexFile(path, form.fingerprint, form.toBlocks(parts));
    return { parts, origin: saved };
  } catch (error) {
    return { parts, origin: saved, unsaved: error as Error };
  }
}

/** A file whose bytes are as written may still lack a block, when code of before wrote it: that is damage too. */
function readSaved<Parts>(path: string, form: SavedForm<Parts>): { parts: Parts } | IndexFault {
  try {
    const saved = readIndexFile(path, form.fingerprint);
    return typeof saved === "string" ? saved : { parts: form.fromBlocks(saved) };
  } catch {
    return "damaged";
  }
}
