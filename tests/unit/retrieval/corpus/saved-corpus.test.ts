import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openSavedCorpus } from "#retrieval/corpus/saved-corpus.ts";
import { createCorpusPorts } from "#tests/support/corpus-ports.ts";

const TEXTS = [
  { id: "lift", title: "加装电梯", text: "六楼没有电梯，居民可以商量加装。" },
  { id: "canteen", title: "社区食堂", text: "老人在社区食堂吃饭有优惠。".repeat(40) },
];
const PORTS = createCorpusPorts();

let folder = "";
let path = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "shenwen-"));
  path = join(folder, "corpus.index");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("finds the same, scores and all, from the file", () => {
  const built = openSavedCorpus(path, TEXTS, PORTS);
  const saved = openSavedCorpus(path, TEXTS, PORTS);
  expect([built.origin, saved.origin]).toEqual(["absent", "saved"]);
  expect(built.index.search("老人怎么吃饭", 5)[0]?.id).toBe("canteen");
  expect(saved.index.search("老人怎么吃饭", 5)).toEqual(built.index.search("老人怎么吃饭", 5));
});

test("never serves a file of other texts or of another tokenizer", () => {
  openSavedCorpus(path, TEXTS, PORTS);
  const changed = [{ id: "canteen", title: "社区食堂", text: "食堂已关闭。" }];
  const after = openSavedCorpus(path, changed, PORTS);
  expect(after.origin).toBe("stale");
  expect(after.index.search("电梯", 5).map(({ id }) => id)).not.toContain("lift");

  const other = createCorpusPorts(["社区食堂"]);
  expect(openSavedCorpus(path, changed, other).origin).toBe("stale");
});

test("builds a damaged file anew and mends it", () => {
  openSavedCorpus(path, TEXTS, PORTS);
  writeFileSync(path, readFileSync(path).subarray(0, 200));
  const opened = openSavedCorpus(path, TEXTS, PORTS);
  expect(opened.origin).toBe("damaged");
  expect(opened.index.search("电梯", 5)[0]?.id).toBe("lift");
  expect(openSavedCorpus(path, TEXTS, PORTS).origin).toBe("saved");
});

test("serves without a file where none can be written, and says why", () => {
  writeFileSync(join(folder, "file"), "");
  const { index, origin, unsaved } = openSavedCorpus(join(folder, "file", "x"), TEXTS, PORTS);
  expect(index.search("电梯", 5)[0]?.id).toBe("lift");
  expect(origin).toBe("damaged");
  expect(unsaved?.message).toContain("file");
});
