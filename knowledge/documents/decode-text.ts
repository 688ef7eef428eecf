import { DocumentUnusableError } from "./errors.ts";

const MARKS: readonly (readonly [string, readonly number[]])[] = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];
const META_CHARSET = /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{2,20})/iu;
/** How far into a page its charset may stand: the HTML standard says 1024 bytes, pages take more. */
const META_BYTES = 4096;
/** GB18030 holds all of GB 2312 and GBK, and pages that name these often use more. */
const CHINESE = /^(?:gb2312|gbk|gb18030|x-gbk|gb_2312-80)$/iu;

export interface DecodedText {
  readonly text: string;
  readonly encoding: string;
}

/**
 * Decodes a text: a byte order mark decides; without one it is UTF-8 when every byte fits, else what a page
 * says of itself, else GB18030.
 *
 * @throws DocumentUnusableError when the bytes are of no text, or end within a character of UTF-8.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const marked = MARKS.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte));
  const encoding = marked?.[0] ?? (isUtf8(bytes) ? "utf-8" : findCharset(bytes));
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    throw new DocumentUnusableError("unknown-kind", { cause: error });
  }
  if (!isText(text)) throw new DocumentUnusableError("unknown-kind");
  return { text, encoding };
}

function isUtf8(bytes: Uint8Array): boolean {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    decoder.decode(bytes, { stream: true });
  } catch {
    return false;
  }
  try {
    decoder.decode();
  } catch (error) {
    throw new DocumentUnusableError("damaged", { cause: error });
  }
  return true;
}

function findCharset(bytes: Uint8Array): string {
  const start = Buffer.from(bytes.subarray(0, META_BYTES)).toString("latin1");
  const named = META_CHARSET.exec(start)?.[1];
  if (named === undefined || CHINESE.test(named) || /^utf-?8$/iu.test(named)) return "gb18030";
  try {
    return new TextDecoder(named).encoding;
  } catch {
    return "gb18030";
  }
}

/** Texts have next to no controls; of random bytes one in ten is one. */
function isText(text: string): boolean {
  const controls = text.match(/\p{Cc}/gu)?.filter((it) => !"\t\n\r\f".includes(it)).length ?? 0;
  return !text.includes("\0") && controls <= text.length / 200;
}
