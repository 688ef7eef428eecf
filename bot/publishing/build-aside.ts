import { Worker } from "node:worker_threads";
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

/**
 * Builds in a thread of its own, so that the bot answers meanwhile.
 *
 * @throws whatever keeps the thread from building but faults of the edits
 */
export function buildAside(order: BuildOrder): Promise<Built> {
  const { promise, resolve, reject } = Promise.withResolvers<Built>();
  const worker = new Worker(new URL("./build-worker.ts", import.meta.url), { workerData: order });
  worker.once("message", resolve);
  worker.once("error", reject);
  worker.once("exit", (code) => reject(new Error(`The build ended with ${code} and no result.`)));
  return promise;
}
