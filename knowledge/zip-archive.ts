import { crc32 } from "node:zlib";
import yauzl, { type Entry, type ZipFile } from "yauzl";

/** The files within an archive, read as streams. */
export interface ZipArchive {
  readonly names: readonly string[];
  /** What all files have together by the directory; reading one that has more than the directory says fails. */
  readonly unpackedBytes: number;
  /** The bytes of a file, unpacked piece by piece and checked against their checksum; none of one that is not there. */
  read(name: string): AsyncIterable<Buffer>;
  close(): void;
}

/**
 * Opens an archive by its directory.
 *
 * @param source path of a file, or the bytes of one
 * @throws Error when there is none, as in a file that was cut off.
 */
export async function openZip(source: string | Buffer): Promise<ZipArchive> {
  const archive = await open(source);
  const entries = await listEntries(archive);
  return {
    names: [...entries.keys()],
    unpackedBytes: [...entries.values()].reduce((sum, entry) => sum + entry.uncompressedSize, 0),
    read: (name) => readEntry(archive, entries.get(name)),
    close: () => archive.close(),
  };
}

function open(source: string | Buffer): Promise<ZipFile> {
  const options = { lazyEntries: true, autoClose: false };
  return new Promise((resolve, reject) => {
    const done = (error: Error | null, archive: ZipFile) =>
      error ? reject(error) : resolve(archive);
    if (typeof source === "string") yauzl.open(source, options, done);
    else yauzl.fromBuffer(source, options, done);
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
