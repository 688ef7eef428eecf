import { crc32 } from "node:zlib";
import yauzl, { type Entry, type ZipFile } from "yauzl";
import { PlacesImportError } from "../errors.ts";

/** The files within an archive, read as streams. */
export interface ZipArchive {
  readonly names: readonly string[];
  /** The bytes of a file, unpacked piece by piece and checked against their checksum; none of one that is not there. */
  read(name: string): AsyncIterable<Buffer>;
  close(): void;
}

/**
 * Opens an archive by its directory.
 *
 * @throws PlacesImportError when there is none, as in a file that was cut off.
 */
export async function openZip(path: string): Promise<ZipArchive> {
  const archive = await open(path).catch((error: Error) => {
    const reason = `${path} is no whole XLSX file (${error.message}): download or save it again.`;
    throw new PlacesImportError(reason, { cause: error });
  });
  const entries = await listEntries(archive);
  return {
    names: [...entries.keys()],
    read: (name) => readEntry(archive, entries.get(name)),
    close: () => archive.close(),
  };
}

function open(path: string): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    yauzl.open(path, { lazyEntries: true, autoClose: false }, (error, archive) =>
      error ? reject(error) : resolve(archive),
    );
  });
}

function listEntries(archive: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  return new Promise((resolve, reject) => {
    archive.on("entry", (entry: Entry) => {
      entries.set(entry.fileName, entry);
      archive.readEntry();
    });
    archive.on("end", () => resolve(entries));
    archive.on("error", reject);
    archive.readEntry();
  });
}

async function* readEntry(archive: ZipFile, entry: Entry | undefined): AsyncGenerator<Buffer> {
  if (!entry) return;
  const bytes = await new Promise<AsyncIterable<Buffer>>((resolve, reject) => {
    archive.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream)));
  });
  let checksum = 0;
  for await (const chunk of bytes) {
    checksum = crc32(chunk, checksum);
    yield chunk;
  }
  if (checksum !== entry.crc32) throw new RangeError("its checksum is another");
}
