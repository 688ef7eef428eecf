import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type IndexBlocks, readIndexFile, writeIndexFile } from "#retrieval/index-file.ts";

const CONTENT: IndexBlocks = {
  numbers: {
    places: Uint32Array.from([7, 70_000]),
    counts: Uint16Array.from([1, 2, 3]),
    weights: Float32Array.from([0.5]),
  },
  texts: { ids: ["加装电梯", "line\nbreak", ""] },
};

let folder = "";
let path = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "shenwen-"));
  path = join(folder, "indexes", "plan.index");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("gives back what was written, in a folder that it makes", () => {
  writeIndexFile(path, "made from A", CONTENT);
  expect(readIndexFile(path, "made from A")).toEqual(CONTENT);
});

test("says that there is no file, and that a file was made from something else", () => {
  expect(readIndexFile(path, "made from A")).toBe("absent");
  writeIndexFile(path, "made from A", CONTENT);
  expect(readIndexFile(path, "made from B")).toBe("stale");
});

test("serves no file of which a byte was changed, wherever it stands", () => {
  writeIndexFile(path, "made from A", CONTENT);
  const whole = readFileSync(path);
  for (let at = 0; at < whole.length; at += 1) {
    const changed = Buffer.from(whole);
    changed[at] = (changed[at] ?? 0) ^ 1;
    writeFileSync(path, changed);
    expect(readIndexFile(path, "made from A"), `byte ${at}`).toBe("damaged");
  }
});

test("serves no file that was cut off, at any length", () => {
  writeIndexFile(path, "made from A", CONTENT);
  for (let length = readFileSync(path).length - 1; length >= 0; length -= 1) {
    truncateSync(path, length);
    expect(readIndexFile(path, "made from A"), `${length} bytes`).toBe("damaged");
  }
});

test("takes a folder in the file's place for damage", () => {
  expect(readIndexFile(folder, "made from A")).toBe("damaged");
});
