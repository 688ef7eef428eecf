import type { AnsweringTools } from "#bot/answering/answering-tools.ts";
import type { Suggestions } from "./filled-form-view.ts";

/** What fields that name other items can be completed to. */
export function suggestionsOf({ knowledge, library }: AnsweringTools): Suggestions {
  const { matters, recordMatters, departments, places } = knowledge;
  const named = (items: readonly { id: string; name: string }[]) =>
    items.map(({ id, name }) => [id, name] as const);
  return {
    record: named(library.records),
    matter: named([...matters, ...recordMatters]),
    "plan-matter": named(matters),
    department: departments.map(({ name, fullName }) => [name, fullName] as const),
    "place-kind": places.kinds.kinds.map(({ id, name }) => [id, name] as const),
  };
}
