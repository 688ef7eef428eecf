import { createSqliteGoldenStore } from "#bot/golden/sqlite-golden-store.ts";
import type { HandOff } from "#bot/handoff/hand-off.ts";
import { createChangeDesk } from "#bot/publishing/change-desk.ts";
import { createSqliteDocumentStore } from "#bot/publishing/sqlite-document-store.ts";
import type { Database } from "#bot/storage/open-database.ts";
import { type Console, createConsole } from "./console.ts";
import type { ConsoleParts } from "./console-parts.ts";

/** What the rooms below hand to the staff room. */
export interface OpenConsoleParts
  extends Omit<ConsoleParts, "golden" | "changeDesk" | "documents" | "desk" | "asked"> {
  readonly database: Database;
  /** Where uploaded documents are kept. */
  readonly documentsFolder: string;
  readonly handOff: HandOff;
  readonly askedLog: ConsoleParts["asked"];
}

/** Opens what only the staff room uses, and creates it. */
export async function openConsole(parts: OpenConsoleParts): Promise<Console> {
  const { database, documentsFolder, handOff, askedLog } = parts;
  return createConsole({
    ...parts,
    golden: await createSqliteGoldenStore(database),
    changeDesk: createChangeDesk(parts),
    documents: await createSqliteDocumentStore(database, documentsFolder),
    desk: handOff.desk,
    asked: askedLog,
  });
}
