import { createAnsweringTools } from "#bot/answering/answering-tools.ts";
import { createLiveTools, type LiveTools } from "#bot/answering/live-tools.ts";
import type { Logger } from "#bot/logger.ts";
import type { Database } from "#bot/storage/open-database.ts";
import type { ChangeStore } from "./change-store.ts";
import { type LeftOut, loadLiveKnowledge } from "./live-edits.ts";
import { createPublisher, type Publisher } from "./publisher.ts";
import { createSqliteChangeStore } from "./sqlite-change-store.ts";
import { versionOf } from "./version-of.ts";

export interface PublishingParts {
  /** Of the staff. */
  readonly database: Database;
  readonly importedPlaces: string;
  readonly indexFile: string;
  readonly clock: () => number;
  readonly log: Logger;
}

/** What the bot answers with, and what makes it answer with something else. */
export interface Publishing {
  readonly live: LiveTools;
  readonly changes: ChangeStore;
  readonly publisher: Publisher;
}

/**
 * Loads the knowledge with the changes that were made live, and opens the tools over it.
 *
 * @throws SeedInvalidError when the seeds are at fault by themselves; changes that they do not bear are left out
 */
export async function openPublishing({
  database,
  importedPlaces,
  indexFile,
  clock,
  log,
}: PublishingParts): Promise<Publishing> {
  const changes = await createSqliteChangeStore(database);
  const { knowledge, edits, leftOut } = loadLiveKnowledge(
    await changes.list("live"),
    importedPlaces,
  );
  reportLeftOut(leftOut, log);
  const tools = createAnsweringTools(knowledge, {
    indexFile,
    onUnsaved: ({ message }) => log.warn({ event: "index.unsaved", reason: message }),
  });
  const live = createLiveTools(tools);
  const publisher = createPublisher({
    changes,
    live,
    started: { edits, leftOut, version: versionOf(knowledge) },
    importedPlaces,
    indexFile,
    clock,
    log,
  });
  return { live, changes, publisher };
}

/** Tells the operator of changes that are in no answer though they were approved. */
function reportLeftOut(leftOut: readonly LeftOut[], log: Logger): void {
  for (const { change, faults } of leftOut) {
    const { id, number } = change;
    log.warn({ event: "knowledge.change-left-out", change: id, number, faults });
  }
}
