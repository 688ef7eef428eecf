import { type AnsweringTools, createAnsweringToolsAside } from "#bot/answering/answering-tools.ts";
import { createKeyedQueue } from "#bot/conversation/keyed-queue.ts";
import { buildAside } from "./build-aside.ts";
import { type Change, hashEdits } from "./change.ts";
import { benchIndexFile } from "./index-files.ts";
import type { Publisher } from "./publisher.ts";

/** Answers as if a change were live; of a change that cannot be read every fault. */
export type DraftTools =
  | { readonly tools: AnsweringTools }
  | { readonly faults: readonly string[] };

export interface DraftToolsParts {
  readonly publisher: Publisher;
  readonly importedPlaces: string | undefined;
  /** Of the live knowledge, which stays as it is; that of the draft lies beside it. */
  readonly indexFile: string | undefined;
}

/**
 * Gives the tools over the live knowledge with a change. They are built in a process of their own, which takes some
 * seconds; those of the change last asked for are kept, as long as neither it nor what is live is another.
 */
export function createDraftTools({
  publisher,
  importedPlaces,
  indexFile,
}: DraftToolsParts): (change: Change) => Promise<DraftTools> {
  const inTurn = createKeyedQueue();
  let kept: { readonly key: string; readonly tools: AnsweringTools } | null = null;
  return (change) =>
    inTurn("draft", async () => {
      const key = JSON.stringify([publisher.version(), hashEdits(change.edits)]);
      if (kept?.key === key) return kept;
      const file = indexFile && benchIndexFile(indexFile);
      const edits = [...publisher.edits(), ...change.edits];
      const built = await buildAside({
        ...{ edits, importedPlaces, indexFile: file },
        ...(indexFile ? { unchangedFrom: indexFile } : {}),
      });
      if (built.knowledge === undefined) return { faults: built.faults };
      const options = file ? { indexFile: file } : {};
      kept = { key, tools: await createAnsweringToolsAside(built.knowledge, options) };
      return kept;
    });
}
