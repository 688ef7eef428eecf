import type { Form, FormField } from "./form-field.ts";
import { parseTable } from "./form-table.ts";
import { emptyValue, parseValue } from "./form-values.ts";

/** What a browser sends: `FormData` and `URLSearchParams` alike. */
export interface Posted {
  keys(): Iterable<string>;
  getAll(name: string): readonly unknown[];
}

/** Behind the name of a row: the box by which it is taken out. */
export const REMOVE = "$remove";

/**
 * Reads the content of an item from a posted form. Rows that are empty or ticked to be taken out are gone; what cannot
 * be read stays as it was written, so that the schema names it.
 */
export function readForm({ fields }: Form, posted: Posted): Readonly<Record<string, unknown>> {
  return readFields(fields, { prefix: "", posted, names: [...new Set(posted.keys())] });
}

interface Place {
  /** Of the names of the fields, with its dot. */
  readonly prefix: string;
  readonly posted: Posted;
  readonly names: readonly string[];
}

function readFields(fields: readonly FormField[], place: Place): Readonly<Record<string, unknown>> {
  const entries = fields.map((field) => [field.key, readField(field, place)] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function readField(field: FormField, place: Place): unknown {
  const name = place.prefix + field.key;
  const inner = { ...place, prefix: `${name}.` };
  switch (field.type) {
    case "group":
      return isBlank(inner) && field.whenEmpty !== "empty"
        ? emptyValue(field)
        : readFields(field.fields, inner);
    case "rows":
      return orEmpty(field, readRows(field.fields, inner));
    case "table":
      return orEmpty(field, parseTable(field.fields, textsOf(place, name).join("\n")));
    default:
      return parseValue(field, textsOf(place, name));
  }
}

function readRows(fields: readonly FormField[], { prefix, ...place }: Place): readonly unknown[] {
  const numbers = new Set(
    place.names
      .filter((name) => name.startsWith(prefix))
      .map((name) => name.slice(prefix.length).split(".")[0] ?? "")
      .filter((number) => /^\d{1,5}$/u.test(number)),
  );
  return [...numbers]
    .sort((one, other) => Number(one) - Number(other))
    .map((number) => ({ ...place, prefix: `${prefix}${number}.` }))
    .filter((row) => !isBlank(row) && textsOf(row, row.prefix + REMOVE).length === 0)
    .map((row) => readFields(fields, row));
}

function orEmpty(field: FormField, list: readonly unknown[]): unknown {
  return list.length > 0 ? list : emptyValue(field);
}

function isBlank(place: Place): boolean {
  return place.names
    .filter((name) => name.startsWith(place.prefix))
    .every((name) => textsOf(place, name).every((text) => text.trim() === ""));
}

/** A file that was posted in the place of a text counts for nothing. */
function textsOf({ posted }: Place, name: string): readonly string[] {
  return posted.getAll(name).filter((value) => typeof value === "string");
}
