import type { AnsweringTools } from "#bot/answering/answering-tools.ts";

/**
 * Creates the function that gives the id of the matter that a question without an answer comes nearest to; `null` where
 * a subject outside is as near. Each question is searched for once.
 */
export function createNearestMatter({
  search,
  reader,
}: Pick<AnsweringTools, "search" | "reader">): (question: string) => string | null {
  const found = new Map<string, string | null>();
  return (question) => {
    const known = found.get(question);
    if (known !== undefined) return known;
    const { ranked, strength, outside } = search(reader.read(question).text);
    const matter = strength > outside.strength ? (ranked[0]?.matter.id ?? null) : null;
    found.set(question, matter);
    return matter;
  };
}
