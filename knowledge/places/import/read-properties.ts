import { type ColumnChoices, createFieldFinder, type Field, type FieldMatch } from "./fields.ts";

type Properties = Readonly<Record<string, unknown>>;
type Texts = Partial<Record<Field, string>>;

const ADDRESS_PARTS = ["addr:city", "addr:street", "addr:housenumber"] as const;

/** Makes the function that reads the fields of a feature's properties, and notes in `columns` where it found them. */
export function createTextReader(choices: ColumnChoices, columns: Map<Field, string>) {
  const findField = createFieldFinder(choices);
  const known = new Map<string, FieldMatch | null>();
  const find = (key: string): FieldMatch | null => {
    const match = known.get(key);
    if (match !== undefined) return match;
    known.set(key, findField(key));
    return findField(key);
  };
  return (properties: Properties): Texts => {
    const texts: Texts = {};
    for (const [field, key] of findKeys(properties, find)) {
      texts[field] = toText(properties[key]);
      if (!columns.has(field)) columns.set(field, key);
    }
    if (texts.address === undefined && choices.address === undefined)
      Object.assign(texts, joinAddress(properties));
    return texts;
  };
}

/** The surest property of each field that says something. */
function findKeys(
  properties: Properties,
  find: (key: string) => FieldMatch | null,
): Map<Field, string> {
  const best = new Map<Field, { key: string; rank: number }>();
  for (const key of Object.keys(properties)) {
    const match = find(key);
    if (!match || toText(properties[key]).trim() === "") continue;
    const { field, rank } = match;
    if (rank < (best.get(field)?.rank ?? Number.POSITIVE_INFINITY)) best.set(field, { key, rank });
  }
  return new Map([...best].map(([field, { key }]) => [field, key]));
}

/** A house number alone is no address. */
function joinAddress(properties: Properties): Texts {
  if (toText(properties["addr:street"]) === "") return {};
  return { address: ADDRESS_PARTS.map((part) => toText(properties[part])).join("") };
}

function toText(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
