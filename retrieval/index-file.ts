import { createHash, randomUUID } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { z } from "zod";

/** Blocks of numbers and lists of texts, by name: what an index is opened from. */
export interface IndexBlocks {
  readonly numbers: Readonly<Record<string, Numbers>>;
  readonly texts: Readonly<Record<string, readonly string[]>>;
}

export type Numbers = Int8Array | Uint16Array | Uint32Array | Float32Array | Float64Array;

/** Why a file gives no index: there is none, it was made from something else, or its bytes are not those written. */
export type IndexFault = "absent" | "stale" | "damaged";

const KINDS = { Int8Array, Uint16Array, Uint32Array, Float32Array, Float64Array } as const;
const HEADER = z.object({
  fingerprint: z.string(),
  blocks: z.array(
    z.object({
      name: z.string(),
      kind: z.enum([
        "texts",
        "Int8Array",
        "Uint16Array",
        "Uint32Array",
        "Float32Array",
        "Float64Array",
      ]),
      start: z.int().min(0),
      bytes: z.int().min(0),
    }),
  ),
});
type Block = z.infer<typeof HEADER>["blocks"][number];

/** Changes when the layout does: magic, length of the header, header, blocks at multiples of eight, SHA-256 of all. */
const MAGIC = Buffer.from("SHWIDX01");
const LENGTH_BYTES = 8;
const DIGEST_BYTES = 32;

/**
 * Writes blocks beside a fingerprint of all that they were made from. The file appears whole or not at all.
 *
 * @throws Error of the file system
 */
export function writeIndexFile(path: string, fingerprint: string, content: IndexBlocks): void {
  const { blocks, pieces } = layOut(content);
  const head = Buffer.from(JSON.stringify({ fingerprint, blocks }));
  const header = Buffer.concat([head, Buffer.alloc(padding(head.length), " ")]);
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32LE(header.length);
  const all = [MAGIC, length, header, ...pieces];
  const hash = createHash("sha256");
  for (const piece of all) hash.update(piece);
  const aside = `${path}.${randomUUID()}`;
  mkdirSync(dirname(path), { recursive: true });
  try {
    writeFileSync(aside, Buffer.concat([...all, hash.digest()]), { flush: true });
    renameSync(aside, path);
  } finally {
    rmSync(aside, { force: true });
  }
}

/**
 * Reads a file again that was made from the same; every byte is checked before any is used.
 *
 * @param fingerprint of what it must be made from, or whether one will do
 */
export function readIndexFile(
  path: string,
  fingerprint: string | ((found: string) => boolean),
): IndexBlocks | IndexFault {
  const file = readWhole(path);
  if (typeof file === "string") return file;
  const end = file.length - DIGEST_BYTES;
  if (end < MAGIC.length + LENGTH_BYTES || !file.subarray(0, MAGIC.length).equals(MAGIC))
    return "damaged";
  const digest = createHash("sha256").update(file.subarray(0, end)).digest();
  if (!digest.equals(file.subarray(end))) return "damaged";
  const first = MAGIC.length + LENGTH_BYTES + file.readUInt32LE(MAGIC.length);
  const header = HEADER.parse(
    JSON.parse(file.toString("utf8", MAGIC.length + LENGTH_BYTES, first)),
  );
  const { fingerprint: found } = header;
  const isFit = typeof fingerprint === "string" ? found === fingerprint : fingerprint(found);
  if (!isFit) return "stale";
  return readBlocks(file.subarray(first, end), header.blocks);
}

function layOut({ numbers, texts }: IndexBlocks): { blocks: Block[]; pieces: Buffer[] } {
  const blocks: Block[] = [];
  const pieces: Buffer[] = [];
  let start = 0;
  const add = (name: string, kind: Block["kind"], bytes: Buffer): void => {
    blocks.push({ name, kind, start, bytes: bytes.length });
    pieces.push(bytes, Buffer.alloc(padding(bytes.length)));
    start += bytes.length + padding(bytes.length);
  };
  for (const [name, list] of Object.entries(texts))
    add(name, "texts", Buffer.from(JSON.stringify(list)));
  for (const [name, list] of Object.entries(numbers))
    add(name, kindOf(list), Buffer.from(list.buffer, list.byteOffset, list.byteLength));
  return { blocks, pieces };
}

function readBlocks(payload: Buffer, blocks: readonly Block[]): IndexBlocks {
  const numbers: Record<string, Numbers> = {};
  const texts: Record<string, readonly string[]> = {};
  for (const { name, kind, start, bytes } of blocks) {
    const piece = payload.subarray(start, start + bytes);
    if (kind === "texts") texts[name] = JSON.parse(piece.toString("utf8"));
    else
      numbers[name] = new KINDS[kind](
        piece.buffer as ArrayBuffer,
        piece.byteOffset,
        bytes / KINDS[kind].BYTES_PER_ELEMENT,
      );
  }
  return { numbers, texts };
}

function kindOf(list: Numbers): keyof typeof KINDS {
  if (list instanceof Int8Array) return "Int8Array";
  if (list instanceof Uint16Array) return "Uint16Array";
  if (list instanceof Uint32Array) return "Uint32Array";
  return list instanceof Float32Array ? "Float32Array" : "Float64Array";
}

/** The file in memory of its own, so that blocks lie at multiples of eight; what cannot be read counts as damaged. */
function readWhole(path: string): Buffer | IndexFault {
  try {
    const read = readFileSync(path);
    return read.byteOffset % 8 === 0 ? read : Buffer.from(Uint8Array.from(read).buffer);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ENOENT" ? "absent" : "damaged";
  }
}

function padding(bytes: number): number {
  return (8 - (bytes % 8)) % 8;
}
