import { openZip, type ZipArchive } from "../../zip-archive.ts";
import { DocumentUnusableError } from "../errors.ts";

/** Far more than documents have: one of 300 pages has 2 MB of XML in 30 files. */
const MOST_FILES = 2000;
const MOST_BYTES = 200 * 1024 * 1024;
const MOST_XML_BYTES = 64 * 1024 * 1024;

/** What of a Word document says its text. */
export interface WordPackage {
  /** Its XML files by their names. */
  readonly files: Readonly<Record<string, string>>;
  /** The name of the one that holds the text. */
  readonly main: string;
}

/** Opens a Word document, no more of it than the limits allow being unpacked. */
export async function openPackage(bytes: Uint8Array): Promise<WordPackage> {
  const archive = await openZip(Buffer.from(bytes)).catch((error: unknown) => {
    throw new DocumentUnusableError("damaged", { cause: error });
  });
  try {
    checkNames(archive);
    const files = await readXmlFiles(archive);
    if (files["[Content_Types].xml"]?.includes("macroEnabled"))
      throw new DocumentUnusableError("macros");
    const main = findMain(files);
    if (main === undefined) throw new DocumentUnusableError("damaged");
    return { files, main };
  } finally {
    archive.close();
  }
}

function checkNames({ names, unpackedBytes }: ZipArchive): void {
  if (names.length > MOST_FILES || unpackedBytes > MOST_BYTES)
    throw new DocumentUnusableError("too-much-inside");
  const has = (pattern: RegExp) => names.some((name) => pattern.test(name));
  if (has(/^xl\/workbook\.\w+$/u)) throw new DocumentUnusableError("spreadsheet");
  if (has(/vbaProject|vbaData/iu)) throw new DocumentUnusableError("macros");
  if (!has(/^\[Content_Types\]\.xml$/u) || has(/^ppt\//u))
    throw new DocumentUnusableError("unknown-kind");
}

async function readXmlFiles(archive: ZipArchive): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  let total = 0;
  for (const name of archive.names) {
    if (!/\.(?:xml|rels)$/u.test(name)) continue;
    const chunks: Buffer[] = [];
    for await (const chunk of archive.read(name)) {
      total += chunk.length;
      if (total > MOST_XML_BYTES) throw new DocumentUnusableError("too-much-inside");
      chunks.push(chunk);
    }
    files[name] = decodeXml(Buffer.concat(chunks));
  }
  return files;
}

function decodeXml(bytes: Buffer): string {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  return new TextDecoder(isUtf16 ? "utf-16le" : "utf-8").decode(bytes);
}

function findMain(files: Readonly<Record<string, string>>): string | undefined {
  const relation = /<Relationship\b[^>]*\/officeDocument"[^>]*>/u.exec(files["_rels/.rels"] ?? "");
  const target = /Target="\/?([^"]+)"/u.exec(relation?.[0] ?? "")?.[1];
  return [target, "word/document.xml"].find((name) => name !== undefined && name in files);
}
