import { setImmediate } from "node:timers/promises";
import type { AnsweringTools } from "#bot/answering/answering-tools.ts";

type Tools = Pick<AnsweringTools, "search" | "reader">;

/** Gives the ids of the matters that questions without an answer come nearest to, each question once. */
export type NearestMatters = (
  questions: Iterable<string>,
  tools: Tools,
) => Promise<ReadonlyMap<string, string | null>>;

/**
 * Creates the finder. A search takes some 15 ms and a page may need hundreds: the bot answers between two of them, and
 * what was found for the last page is not searched for again while the same knowledge is live.
 */
export function createNearestMatters(): NearestMatters {
  let known: { readonly tools: Tools; readonly found: ReadonlyMap<string, string | null> } | null =
    null;
  return async (questions, tools) => {
    const before = known?.tools === tools ? known.found : new Map<string, string | null>();
    const found = new Map<string, string | null>();
    for (const question of new Set(questions)) {
      const kept = before.get(question);
      if (kept === undefined) await setImmediate();
      found.set(question, kept === undefined ? nearestMatter(question, tools) : kept);
    }
    known = { tools, found };
    return found;
  };
}

/** `null` where a subject outside is as near. */
function nearestMatter(question: string, { search, reader }: Tools): string | null {
  const { ranked, strength, outside } = search(reader.read(question).text);
  return strength > outside.strength ? (ranked[0]?.matter.id ?? null) : null;
}
