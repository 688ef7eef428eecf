import { createAnsweringTools } from "#bot/answering/answering-tools.ts";
import { serveTask } from "#bot/tasks/serve-task.ts";
import { SeedInvalidError } from "#knowledge/errors.ts";
import { loadKnowledge } from "#knowledge/load-knowledge.ts";
import type { BuildOrder, Built } from "./build-aside.ts";
import { versionOf } from "./version-of.ts";

/** Loads the knowledge with the edits of an order and, where that is asked for, leaves its indexes in their file. */
function build({ edits, importedPlaces, indexFile, unchangedFrom }: BuildOrder): Built {
  try {
    const knowledge = loadKnowledge(importedPlaces, edits);
    if (indexFile === undefined) return { faults: [], knowledge, version: versionOf(knowledge) };
    createAnsweringTools(knowledge, { indexFile, ...(unchangedFrom ? { unchangedFrom } : {}) });
    return { faults: [], knowledge, version: versionOf(knowledge) };
  } catch (error) {
    if (error instanceof SeedInvalidError) return { faults: error.faults };
    throw error;
  }
}

serveTask(build);
