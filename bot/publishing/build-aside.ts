import { runTask } from "#bot/tasks/run-task.ts";
import type { Edit } from "#knowledge/edits/edit.ts";
import type { Knowledge } from "#knowledge/knowledge.ts";

/** What is to be built. */
export interface BuildOrder {
  readonly edits: readonly Edit[];
  readonly importedPlaces: string | undefined;
  /** Where the indexes go; without it the knowledge is only checked. */
  readonly indexFile: string | undefined;
  /** Of the indexes of other knowledge, from which what has not changed is taken. */
  readonly unchangedFrom?: string;
}

/** The knowledge with the edits, or every fault that keeps it from being loaded. */
export type Built =
  | { readonly faults: readonly []; readonly knowledge: Knowledge; readonly version: string }
  | { readonly faults: readonly string[]; readonly knowledge?: never };

const TASK = new URL("./build-task.ts", import.meta.url);
/** Many times what the largest build takes; a change that is never built must not keep the next ones waiting for good. */
const LIMIT_MS = 300_000;

/**
 * Builds in a process of its own, so that the bot answers meanwhile.
 *
 * @throws Error whatever keeps it from building but faults of the edits
 */
export async function buildAside(order: BuildOrder, limitMs = LIMIT_MS): Promise<Built> {
  const end = await runTask<BuildOrder, never, Built>(TASK, order, { limitMs });
  if (end.kind === "done") return end.result;
  if (end.kind === "threw") throw new Error(end.fault.message);
  if (end.kind === "late")
    throw new Error(`The build was not done in ${limitMs / 1_000} s and was ended.`);
  throw new Error(
    `The build ended with no result: ${end.kind === "died" ? end.reason : end.kind}.`,
  );
}
