import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { DOCUMENT_LIMIT, type NewDocument } from "#bot/publishing/document-store.ts";
import { createSqliteDocumentStore } from "#bot/publishing/sqlite-document-store.ts";
import { openDatabase } from "#bot/storage/open-database.ts";
import { makeTemporaryFolder } from "#tests/support/make-temporary-folder.ts";

async function openStore() {
  const folder = makeTemporaryFolder();
  const files = join(folder, "documents");
  const database = await openDatabase(join(folder, "staff.db"));
  onTestFinished(() => database.destroy());
  return { store: await createSqliteDocumentStore(database, files), files };
}

function document(id: string, text: string, over: Partial<NewDocument> = {}): NewDocument {
  return {
    id,
    name: `../../${id}.txt`,
    kind: "txt",
    title: "若干措施",
    number: null,
    by: "editor",
    at: 1,
    bytes: new TextEncoder().encode(text),
    parsed: { passages: [{ locator: "第一条", text }] },
    ...over,
  };
}

it("gives back what was read and the file as it came, under no name of the sender's", async () => {
  const { store, files } = await openStore();
  const added = await store.add(document("a", "第一条 甲"));
  expect(added).toMatchObject({ kind: "done", document: { id: "a", size: 13 } });
  const found = await store.find("a");
  expect(found?.parsed).toEqual({ passages: [{ locator: "第一条", text: "第一条 甲" }] });
  expect(new TextDecoder().decode(await store.original("a"))).toBe("第一条 甲");
  expect(readdirSync(files)).toEqual([found?.document.sha256]);
});

it("finds the versions of a document by number or title, newest first", async () => {
  const { store } = await openStore();
  await store.add(document("old", "旧", { number: "沪府办发〔2022〕23号", at: 1 }));
  await store.add(
    document("retitled", "改", { number: "沪府办发[2022] 23号", title: "新", at: 2 }),
  );
  await store.add(document("other", "别", { number: "沪府办发〔2022〕24号", title: "别", at: 3 }));
  await store.add(document("new", "新", { number: "沪府办发〔2022〕23号", at: 4 }));
  expect((await store.versionsOf("new")).map(({ id }) => id)).toEqual(["retitled", "old"]);
});

it("keeps a file that comes twice once, and reads it anew", async () => {
  const { store } = await openStore();
  await store.add(document("first", "同一份"));
  const again = await store.add(document("second", "同一份", { parsed: "read better" }));
  expect(again).toMatchObject({ document: { id: "first" } });
  expect((await store.find("first"))?.parsed).toBe("read better");
});

it("keeps a file once that comes from two people at the same moment", async () => {
  const { store, files } = await openStore();
  const both = await Promise.all(["a", "b"].map((id) => store.add(document(id, "同一份"))));
  expect(both.map(({ kind }) => kind)).toEqual(["done", "done"]);
  expect(await store.list()).toHaveLength(1);
  expect(readdirSync(files)).toHaveLength(1);
});

it("says so when the disk takes no file, and keeps no half of it", async () => {
  const { store, files } = await openStore();
  const refused = { kind: "refused", reason: expect.stringMatching(/没有保存.*请维护人员/u) };
  writeFileSync(files, "where the folder should be");
  expect(await store.add(document("a", "甲"))).toMatchObject(refused);
  rmSync(files);
  const sha256 = createHash("sha256").update("甲").digest("hex");
  mkdirSync(join(files, sha256, "in the way"), { recursive: true });
  expect(await store.add(document("a", "甲"))).toMatchObject(refused);
  expect(readdirSync(files)).toEqual([sha256]);
  expect(await store.list()).toEqual([]);
});

it("takes a document away with its file", async () => {
  const { store, files } = await openStore();
  await store.add(document("a", "甲"));
  expect(await store.remove("a")).toBe(true);
  expect(await store.find("a")).toBeUndefined();
  expect(readdirSync(files)).toEqual([]);
});

it("refuses a file that is too large", async () => {
  const { store } = await openStore();
  const bytes = new Uint8Array(DOCUMENT_LIMIT + 1);
  expect(await store.add(document("a", "", { bytes }))).toMatchObject({
    kind: "refused",
    reason: expect.stringContaining("20MB"),
  });
});
