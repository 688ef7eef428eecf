/** Fields of a file in which its items stand; a glossary is a bare list. */
const LISTS = ["matters", "departments", "kinds"] as const;
/** Fields that tell an item from its neighbours: matters and kinds have an id, departments a name, concepts a term. */
const NAMES = ["id", "term", "name"] as const;

/** The items of a file that has more than one; `undefined` when it has none. */
export function itemsOf(file: unknown): readonly unknown[] | undefined {
  if (Array.isArray(file)) return file;
  if (!isObject(file)) return undefined;
  const list = LISTS.map((field) => file[field]).find(Array.isArray);
  return list as readonly unknown[] | undefined;
}

/** The same file with other items. */
export function withItems(file: unknown, items: readonly unknown[]): unknown {
  if (!isObject(file)) return items;
  const field = LISTS.find((name) => Array.isArray(file[name]));
  return field ? { ...file, [field]: items } : file;
}

/** Where an item stands; below zero when it does not. */
export function findItem(items: readonly unknown[], name: string): number {
  return items.findIndex((item) => nameOfItem(item) === name);
}

/** What an item is told by: its id, its term or its name. */
export function nameOfItem(item: unknown): string | undefined {
  if (!isObject(item)) return undefined;
  const name = NAMES.map((field) => item[field]).find((value) => typeof value === "string");
  return name as string | undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
