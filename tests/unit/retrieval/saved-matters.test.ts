import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createAnsweringTools } from "#bot/answering/answering-tools.ts";
import { loadKnowledge } from "#knowledge/load-knowledge.ts";
import { editStartupSubsidy } from "#tests/support/edit-record.ts";
import { makeTemporaryFolder } from "#tests/support/make-temporary-folder.ts";

const QUESTION = "六楼没电梯老人下不了楼怎么办";
const given = loadKnowledge();

test("finds the same from the file as without one, scores and all", () => {
  const indexFile = join(makeTemporaryFolder(), "matters.index");
  const found = [undefined, indexFile, indexFile].map((file) => {
    const { search } = createAnsweringTools(given, file ? { indexFile: file } : {});
    const { ranked, statements, strength, coverage } = search(QUESTION);
    return JSON.stringify({ ranked, statements, strength, coverage });
  });
  expect(found[0]?.length).toBeGreaterThan(100);
  expect(new Set(found).size).toBe(1);
});

test("never serves the file of other knowledge, and mends a damaged one", () => {
  const indexFile = join(makeTemporaryFolder(), "matters.index");
  const [first, ...rest] = given.matters;
  if (!first) throw new Error("no matters");
  createAnsweringTools(given, { indexFile });
  const ask = "鹦鹉螺潜水艇票价";
  const changed = { ...given, matters: [{ ...first, asks: [ask, ask, ask] }, ...rest] };
  const best = () => createAnsweringTools(changed, { indexFile }).search(ask).ranked[0]?.matter.id;
  expect(best()).toBe(first.id);

  writeFileSync(indexFile, readFileSync(indexFile).fill(0, 5000, 6000));
  expect(best()).toBe(first.id);
});

test("answers without a file where none can be written, and says why", () => {
  const folder = makeTemporaryFolder();
  writeFileSync(join(folder, "file"), "");
  const reasons: Error[] = [];
  const { search } = createAnsweringTools(given, {
    indexFile: join(folder, "file", "matters.index"),
    onUnsaved: (reason) => reasons.push(reason),
  });
  expect(search(QUESTION).ranked.length).toBeGreaterThan(0);
  expect(reasons.map(({ message }) => message)).toEqual([expect.stringContaining("file")]);
});

test("takes over what is unchanged, and finds just what it would find built anew", () => {
  const folder = makeTemporaryFolder();
  const [before, after, anew] = ["before", "after", "anew"].map((name) => join(folder, name));
  if (!before || !after || !anew) throw new Error("three names");
  const changed = loadKnowledge(undefined, [editStartupSubsidy("9000鹦鹉螺元", 9000)]);
  createAnsweringTools(given, { indexFile: before });
  const kept = readFileSync(before);
  const { search } = createAnsweringTools(changed, { indexFile: after, unchangedFrom: before });
  createAnsweringTools(changed, { indexFile: anew });
  expect(search("鹦鹉螺").statements[0]?.record).toBe("first-startup-subsidy");
  expect(readFileSync(after).equals(readFileSync(anew))).toBe(true);
  expect(readFileSync(before).equals(kept)).toBe(true);
});
