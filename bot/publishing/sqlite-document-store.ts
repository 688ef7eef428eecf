import { createHash } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Kysely } from "kysely";
import type { Database } from "#bot/storage/open-database.ts";
import { plainNumber } from "#knowledge/plain-number.ts";
import {
  DOCUMENT_LIMIT,
  type DocumentOutcome,
  type DocumentStore,
  type NewDocument,
  type StoredDocument,
} from "./document-store.ts";

type Tables = {
  document: {
    id: string;
    name: string;
    kind: string;
    sha256: string;
    size: number;
    title: string | null;
    number: string | null;
    /** The number without its brackets and spaces, which are written in many ways. */
    plain_number: string | null;
    by: string;
    at: number;
    parsed: string;
  };
};

const HEAD = ["id", "name", "kind", "sha256", "size", "title", "number", "by", "at"] as const;

/**
 * Opens the documents in a database, making their table where it is missing.
 *
 * @param folder where the files go, each under the hash of its bytes, whatever it was called
 */
export async function createSqliteDocumentStore(
  database: Database,
  folder: string,
): Promise<DocumentStore> {
  const db = database.withTables<Tables>();
  await createTable(db);
  const findRow = (id: string) =>
    db.selectFrom("document").selectAll().where("id", "=", id).executeTakeFirst();
  return {
    add: (document) => add(document, db, folder),
    list: () => db.selectFrom("document").select(HEAD).orderBy("at", "desc").execute(),
    async find(id) {
      const row = await findRow(id);
      return row && { document: headOf(row), parsed: JSON.parse(row.parsed) };
    },
    async original(id) {
      const row = await findRow(id);
      return row && (await readFile(join(folder, row.sha256)));
    },
    async versionsOf(id) {
      const row = await findRow(id);
      if (!row) return [];
      const { plain_number: number, title } = row;
      return db
        .selectFrom("document")
        .select(HEAD)
        .where("id", "!=", id)
        .where(({ eb, or }) => or([eb("plain_number", "=", number), eb("title", "=", title)]))
        .orderBy("at", "desc")
        .execute();
    },
    async remove(id) {
      const row = await findRow(id);
      if (!row) return false;
      await db.deleteFrom("document").where("id", "=", id).execute();
      await rm(join(folder, row.sha256), { force: true });
      return true;
    },
  };
}

async function add(
  { bytes, parsed, ...head }: NewDocument,
  db: Kysely<Tables>,
  folder: string,
): Promise<DocumentOutcome> {
  if (bytes.length > DOCUMENT_LIMIT) {
    const limit = DOCUMENT_LIMIT / 1024 / 1024;
    return { kind: "refused", reason: `文件超过${limit}MB：请只上传正文，或拆成几个文件。` };
  }
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const path = join(folder, sha256);
  const fault = await writeWhole(path, bytes, `${path}.${head.id}.part`);
  if (fault !== null) return { kind: "refused", reason: fault };
  const read = {
    title: head.title,
    number: head.number,
    plain_number: head.number && plainNumber(head.number),
    parsed: JSON.stringify(parsed),
  };
  await db
    .insertInto("document")
    .values({ ...head, ...read, sha256, size: bytes.length })
    .onConflict((conflict) => conflict.column("sha256").doUpdateSet(read))
    .execute();
  const row = await db
    .selectFrom("document")
    .select(HEAD)
    .where("sha256", "=", sha256)
    .executeTakeFirstOrThrow();
  return { kind: "done", document: row };
}

/**
 * The file appears whole or not at all; what is wrong with the disk is told to who uploads.
 *
 * @param aside where it is written first; the same file may come from two people at once
 */
async function writeWhole(path: string, bytes: Uint8Array, aside: string): Promise<string | null> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(aside, bytes);
    await rename(aside, path);
    return null;
  } catch (error) {
    await rm(aside, { force: true }).catch(() => undefined);
    const { code = "" } = error as NodeJS.ErrnoException;
    return `文件没有保存：服务器上存放文件的地方写不进去（${code}）。请维护人员检查磁盘空间和权限，然后再上传。`;
  }
}

function headOf(row: Tables["document"]): StoredDocument {
  const { parsed: _, plain_number: __, ...head } = row;
  return head;
}

async function createTable(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable("document")
    .ifNotExists()
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("sha256", "text", (column) => column.notNull().unique())
    .addColumn("size", "integer", (column) => column.notNull())
    .addColumn("title", "text")
    .addColumn("number", "text")
    .addColumn("plain_number", "text")
    .addColumn("by", "text", (column) => column.notNull())
    .addColumn("at", "integer", (column) => column.notNull())
    .addColumn("parsed", "text", (column) => column.notNull())
    .execute();
}
