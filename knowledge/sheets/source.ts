import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";

/** A file by its path, or its bytes. */
export type Source = string | Buffer;

const CHUNK_BYTES = 256 * 1024;

/** How a message calls a file. */
export function nameOf(source: Source): string {
  return typeof source === "string" ? source : "The file";
}

/** Gives the bytes of a file piece by piece. */
export function chunksOf(source: Source): AsyncIterable<Buffer> | Iterable<Buffer> {
  if (typeof source !== "string") return [source];
  return createReadStream(source, { highWaterMark: CHUNK_BYTES });
}

/** Gives the first bytes of a file, fewer when it is shorter. */
export async function readStart(source: Source, length: number): Promise<Buffer> {
  if (typeof source !== "string") return source.subarray(0, length);
  const file = await open(source);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
