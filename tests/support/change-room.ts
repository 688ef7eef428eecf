import { randomUUID } from "node:crypto";
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { createLiveTools } from "#bot/answering/live-tools.ts";
import { createLogger } from "#bot/logger.ts";
import { hashEdits } from "#bot/publishing/change.ts";
import { createChangeDesk } from "#bot/publishing/change-desk.ts";
import { createPublisher } from "#bot/publishing/publisher.ts";
import { createSqliteChangeStore } from "#bot/publishing/sqlite-change-store.ts";
import { versionOf } from "#bot/publishing/version-of.ts";
import { openDatabase } from "#bot/storage/open-database.ts";
import type { Edit } from "#knowledge/edits/edit.ts";
import { makeTemporaryFolder } from "./make-temporary-folder.ts";
import { INDEX_FILE, knowledge, TODAY, tools } from "./tools.ts";

/** Changes over the seeds in a folder of their own, with the real tools live. */
export async function openChangeRoom() {
  const folder = makeTemporaryFolder();
  const indexFile = join(folder, "matters.index");
  copyFileSync(INDEX_FILE, indexFile);
  const database = await openDatabase(join(folder, "staff.db"));
  const changes = await createSqliteChangeStore(database);
  const live = createLiveTools(tools);
  const publisher = createPublisher({
    changes,
    live,
    started: { edits: [], leftOut: [], version: versionOf(knowledge) },
    importedPlaces: undefined,
    indexFile,
    clock: () => TODAY.getTime(),
    log: createLogger("silent"),
  });
  onTestFinished(async () => {
    await publisher.close();
    await database.destroy();
  });
  let time = TODAY.getTime();
  const clock = (): number => {
    time += 1;
    return time;
  };
  const desk = createChangeDesk({ changes, publisher, clock, createId: randomUUID });
  return {
    database,
    indexFile,
    changes,
    desk,
    live,
    publisher,
    clock,
    /** A change of an editor that was tried on what is live and waits for approval. */
    async proposeTried(edits: readonly Edit[]): Promise<string> {
      const said = { title: "新的政策", reason: "市里印发了新文件", edits };
      const { id } = await desk.create(said, "editor");
      const gate = { edits: hashEdits([...edits]), version: publisher.version(), at: 1 };
      await desk.keepGate(id, { ...gate, result: null });
      await desk.propose(id, "editor");
      return id;
    },
  };
}
