import type { AnsweringTools } from "#bot/answering/answering-tools.ts";
import { tools } from "./tools.ts";

/** The tools with only some of the matters, and of each only some phrasings, to be embedded by a service. */
export function smallKnowledge({
  matters: count = 50,
  more = [] as readonly string[],
} = {}): AnsweringTools {
  const all = tools.knowledge.matters.filter(({ asks }) => asks.length >= 8);
  const spread = all.filter((_, place) => place % 5 === 0).slice(0, count);
  const matters = spread.map((matter, place) => ({
    ...matter,
    asks: [...matter.asks.slice(0, 8), ...(place === 0 ? more : [])],
  }));
  const byId = new Map(matters.map((matter) => [matter.id, matter]));
  return {
    ...tools,
    knowledge: { ...tools.knowledge, matters, recordMatters: [] },
    findMatter: (id) => byId.get(id),
  };
}

/** What the service is to be asked for: each text once. */
export function textsOf({ knowledge, findMatter }: AnsweringTools): Set<string> {
  const { matters } = knowledge;
  return new Set(
    matters.flatMap(({ id }) => [...(findMatter(id)?.asks ?? []), findMatter(id)?.name ?? ""]),
  );
}
