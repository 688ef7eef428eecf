import type { FormField } from "./form-field.ts";

/** What a ticked box of its own is posted as. */
const TICKED = "是";
const PARTS = { line: /\r?\n/u, space: /[\s,，、]+/u } as const;

/** Fields that hold one value or a list of them. */
export type Leaf = Exclude<FormField, { readonly type: "group" | "rows" | "table" }>;

/** Writes a value as a form shows and posts it; none for an empty one. */
export function printValue(field: Leaf, value: unknown): readonly string[] {
  if (field.type === "flag") return value === true ? [TICKED] : [];
  if (value === null || value === undefined) return [];
  if (!Array.isArray(value)) return [String(value)];
  if (field.type === "choices") return value.map(String);
  if (field.type === "point") return [value.join(",")];
  return [value.join(field.type === "texts" && field.parting === "space" ? " " : "\n")];
}

/** Reads a posted value; one that cannot be read stays as it was written, for the schema to find at fault. */
export function parseValue(field: Leaf, posted: readonly string[]): unknown {
  const texts = posted.map((text) => text.trim()).filter((text) => text !== "");
  if (texts.length === 0) return emptyValue(field);
  const text = texts.join("\n").replaceAll("\r\n", "\n");
  switch (field.type) {
    case "flag":
      return true;
    case "number":
      return toNumber(text);
    case "point":
      return text.split(/[,，]/u).map((part) => toNumber(part.trim()));
    case "choices":
      return field.isNumber ? texts.map(toNumber) : texts;
    case "texts":
      return text
        .split(PARTS[field.parting])
        .map((part) => part.trim())
        .filter((part) => part !== "");
    default:
      return text;
  }
}

/** What a field is worth that nothing was written into; `undefined` where it is then left out. */
export function emptyValue({ type, whenEmpty }: FormField): unknown {
  if (whenEmpty === "null") return null;
  if (whenEmpty === "absent") return undefined;
  if (type === "flag") return false;
  return type === "choices" || type === "texts" || type === "rows" || type === "table" ? [] : "";
}

function toNumber(text: string): number | string {
  const number = Number(text);
  return text !== "" && Number.isFinite(number) ? number : text;
}

/** The fields of an object, or none. */
export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  return isObject ? (value as Readonly<Record<string, unknown>>) : {};
}

/** The entries of a list, or none. */
export function entriesOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
