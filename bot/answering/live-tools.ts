import type { AnsweringTools } from "./answering-tools.ts";

/** The tools over the knowledge that is live now; asked for anew for every message and every page. */
export interface LiveTools {
  readonly current: AnsweringTools;
  /** From the next message on every answer is made with these. */
  replace(next: AnsweringTools): void;
  /** Tells of what is live from then on, whenever that changes; gives what ends it. */
  watch(onReplaced: (next: AnsweringTools) => void): () => void;
}

/** Creates the holder; what is under way goes on with the tools it began with. */
export function createLiveTools(first: AnsweringTools): LiveTools {
  let current = first;
  const watchers = new Set<(next: AnsweringTools) => void>();
  return {
    get current() {
      return current;
    },
    replace(next) {
      current = next;
      for (const watcher of watchers) watcher(next);
    },
    watch(onReplaced) {
      watchers.add(onReplaced);
      return () => void watchers.delete(onReplaced);
    },
  };
}
