import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { PlacesImportError } from "./errors.ts";

/** The encodings that can be asked for. */
export const ENCODINGS = ["utf-8", "gb18030"] as const;
export type Encoding = (typeof ENCODINGS)[number] | "utf-16le" | "utf-16be";

const CHUNK_BYTES = 256 * 1024;

/** Byte order marks; Excel's "Unicode text" begins with that of UTF-16LE. */
const MARKS: readonly (readonly [Encoding, Buffer])[] = [
  ["utf-8", Buffer.from([0xef, 0xbb, 0xbf])],
  ["utf-16le", Buffer.from([0xff, 0xfe])],
  ["utf-16be", Buffer.from([0xfe, 0xff])],
];

/** Gives the first bytes of a file, fewer when it is shorter. */
export async function readStart(path: string, length: number): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/**
 * Tells the encoding of a text: a byte order mark decides; without one it is UTF-8 when every byte fits, else GB18030.
 *
 * @throws PlacesImportError when the file ends within a character of UTF-8, since then it was cut off.
 */
export async function detectEncoding(path: string): Promise<Encoding> {
  const start = await readStart(path, 3);
  const marked = MARKS.find(([, mark]) => start.subarray(0, mark.length).equals(mark));
  if (marked) return marked[0];
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES }))
      decoder.decode(chunk as Buffer, { stream: true });
  } catch (error) {
    if (error instanceof TypeError) return "gb18030";
    throw error;
  }
  try {
    decoder.decode();
  } catch {
    throw new PlacesImportError(`${path} ends within a character: download the whole file again.`);
  }
  return "utf-8";
}

/**
 * Reads a text file piece by piece, without its byte order mark.
 *
 * @throws PlacesImportError where the bytes are not of the encoding.
 */
export async function* decodeFile(path: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES }))
      yield decoder.decode(chunk as Buffer, { stream: true });
    yield decoder.decode();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new PlacesImportError(
      `${path} is not ${encoding.toUpperCase()} throughout: leave --encoding out, or save the file as UTF-8.`,
      { cause: error },
    );
  }
}
