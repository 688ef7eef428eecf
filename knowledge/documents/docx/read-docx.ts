import { DocumentUnusableError } from "../errors.ts";
import type { FileContent } from "../extracted-document.ts";
import { readFragment } from "../read-html.ts";
import { openPackage } from "./open-package.ts";
import { restoreNumbers } from "./restore-numbers.ts";
import { storeZip } from "./store-zip.ts";

/**
 * Reads a Word document with its headings, its tables and the numbers that Word counts by itself.
 *
 * What the converter gets is an archive of ours with nothing but the checked XML of the document in it: no
 * pictures, no embedded files. Pages are not known, since Word makes them as it prints.
 *
 * @throws DocumentUnusableError when it is no Word document, has macros, or is too big once unpacked.
 */
export async function readDocx(bytes: Uint8Array): Promise<FileContent> {
  const parts = await openPackage(bytes);
  const restored = restoreNumbers(parts);
  const archive = storeZip({ ...parts.files, [parts.main]: restored.document });
  // It takes a while, and only an upload needs it.
  const { default: mammoth } = await import("mammoth");
  const { value } = await mammoth.convertToHtml(
    { buffer: archive },
    { convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: "" })) },
  );
  const blocks = await readFragment(value);
  if (blocks.length === 0) throw new DocumentUnusableError("empty");
  return { title: null, pages: null, blocks, notes: restored.notes };
}
