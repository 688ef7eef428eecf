import { SheetUnreadableError } from "./errors.ts";
import { chunksOf, nameOf, readStart, type Source } from "./source.ts";

/** The encodings that can be asked for. */
export const ENCODINGS = ["utf-8", "gb18030"] as const;
export type Encoding = (typeof ENCODINGS)[number] | "utf-16le" | "utf-16be";

/** Byte order marks; Excel's "Unicode text" begins with that of UTF-16LE. */
const MARKS: readonly (readonly [Encoding, Buffer])[] = [
  ["utf-8", Buffer.from([0xef, 0xbb, 0xbf])],
  ["utf-16le", Buffer.from([0xff, 0xfe])],
  ["utf-16be", Buffer.from([0xfe, 0xff])],
];

/**
 * Tells the encoding of a text: a byte order mark decides; without one it is UTF-8 when every byte fits, else GB18030.
 *
 * @throws SheetUnreadableError when the file ends within a character of UTF-8, since then it was cut off.
 */
export async function detectEncoding(source: Source): Promise<Encoding> {
  const start = await readStart(source, 3);
  const marked = MARKS.find(([, mark]) => start.subarray(0, mark.length).equals(mark));
  if (marked) return marked[0];
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for await (const chunk of chunksOf(source)) decoder.decode(chunk, { stream: true });
  } catch (error) {
    if (error instanceof TypeError) return "gb18030";
    throw error;
  }
  try {
    decoder.decode();
  } catch {
    throw new SheetUnreadableError(
      "damaged",
      `${nameOf(source)} ends within a character: download the whole file again.`,
    );
  }
  return "utf-8";
}

/**
 * Reads a text file piece by piece, without its byte order mark.
 *
 * @throws SheetUnreadableError where the bytes are not of the encoding.
 */
export async function* decodeFile(source: Source, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for await (const chunk of chunksOf(source)) yield decoder.decode(chunk, { stream: true });
    yield decoder.decode();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new SheetUnreadableError(
      "encoding",
      `${nameOf(source)} is not ${encoding.toUpperCase()} throughout: leave --encoding out, or save the file as UTF-8.`,
      { cause: error },
    );
  }
}
