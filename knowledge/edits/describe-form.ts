import { z } from "zod";
import type { Form, FormField, Option } from "./form-field.ts";
import type { FieldLabel, FormLabels } from "./form-labels.ts";
import { type FormKind, ITEM_SCHEMAS } from "./item-schema.ts";

type Schema = z.core.JSONSchema.BaseSchema;

/** Texts that may be longer than this get room for more than a line. */
const LINE = 60;
/** Numbers from a range of at most so many are ticked instead of written. */
const MOST_TICKED = 40;
/** Lists that are written as a table: they have hundreds of entries. */
const TABLES: readonly string[] = ["place-list.places"];
/** By which field an item is known. */
const KEYS: readonly string[] = [
  "record.id",
  "plan-matter.id",
  "record-matter.id",
  "department.name",
  "concept.term",
  "place-list.id",
  "place-kind.id",
];

/** Describes the form of a kind of item, field by field as its schema has them. */
export function describeForm(kind: FormKind, labels: FormLabels): Form {
  const schema = z.toJSONSchema(ITEM_SCHEMAS[kind], { io: "input" });
  return { kind, fields: describeFields(schema, { path: kind, labels }) };
}

/** Where in a form the description stands. */
interface Place {
  /** The kind and the keys that lead there, without places in lists. */
  readonly path: string;
  readonly labels: FormLabels;
}

function describeFields(schema: Schema, { path, labels }: Place): readonly FormField[] {
  const required = new Set(schema.required);
  return Object.entries(schema.properties ?? {}).map(([key, property]) => {
    const place = { path: `${path}.${key}`, labels };
    return describeField(key, { schema: property as Schema, isGiven: required.has(key) }, place);
  });
}

function describeField(
  key: string,
  { schema, isGiven }: { schema: Schema; isGiven: boolean },
  place: Place,
): FormField {
  const { bare, isNullable } = withoutNull(schema);
  const { label, help, refersTo, choices } = labelOf(place, key);
  const least = bare.minLength ?? bare.minItems ?? (bare.type === "array" ? 0 : 1);
  return {
    key,
    label,
    help: help ?? null,
    whenEmpty: isNullable ? "null" : isGiven ? "empty" : "absent",
    isRequired: isGiven && !isNullable && least > 0 && bare.type !== "boolean",
    isKey: KEYS.includes(place.path),
    refersTo: refersTo ?? null,
    ...describeType(bare, place, choices),
  };
}

/** What is distributed over the types of fields, so that each keeps what is its own. */
type Own<Field> = Field extends FormField
  ? Omit<Field, "key" | "label" | "help" | "whenEmpty" | "isRequired" | "isKey" | "refersTo">
  : never;
type OwnField = Own<FormField>;

function describeType(schema: Schema, place: Place, choices: FieldLabel["choices"]): OwnField {
  const { type, format, minLength = 0, maxLength = null } = schema;
  if (schema.enum) return { type: "choice", options: toOptions(schema.enum, choices) };
  if (type === "boolean") return { type: "flag" };
  if (type === "number" || type === "integer") return describeNumber(schema);
  if (type === "object") return { type: "group", fields: describeFields(schema, place) };
  if (type === "array") return describeList(schema, place, choices);
  if (format === "date") return { type: "date" };
  const isLong = maxLength === null ? isLongName(place.path) : maxLength > LINE;
  return { type: "text", isLong, least: minLength, most: maxLength };
}

/** Texts without a limit of which some run to paragraphs. */
function isLongName(path: string): boolean {
  return /\.(?:verbatim|because|evidence|note|licence|point|text)$/u.test(path);
}

function describeNumber({ minimum, maximum, type }: Schema): OwnField {
  const isWhole = type === "integer";
  return { type: "number", least: minimum ?? null, most: maximum ?? null, isWhole };
}

function describeList(schema: Schema, place: Place, choices: FieldLabel["choices"]): OwnField {
  if (schema.prefixItems) return { type: "point" };
  const item = schema.items as Schema;
  if (item.enum)
    return { type: "choices", options: toOptions(item.enum, choices), isNumber: false };
  if (item.type === "object") {
    const type = TABLES.includes(place.path) ? "table" : "rows";
    return { type, fields: describeFields(item, place) };
  }
  const { minimum = 0, maximum = Number.POSITIVE_INFINITY } = item;
  if (item.type === "integer" && maximum - minimum < MOST_TICKED) {
    const numbers = Array.from({ length: maximum - minimum + 1 }, (_, at) => String(minimum + at));
    return { type: "choices", options: toOptions(numbers, choices), isNumber: true };
  }
  const parting = item.pattern === undefined ? "line" : "space";
  return { type: "texts", parting, least: schema.minItems ?? 0 };
}

function toOptions(values: readonly unknown[], names: FieldLabel["choices"] = {}): Option[] {
  return values.map(String).map((value) => ({ value, label: names[value] ?? value }));
}

function withoutNull(schema: Schema): { bare: Schema; isNullable: boolean } {
  const kinds = (schema.anyOf ?? []) as Schema[];
  const others = kinds.filter(({ type }) => type !== "null");
  const isNullable = others.length < kinds.length;
  const [only] = others;
  // An address or a telephone number is a text to whoever writes it.
  if (only?.anyOf) return { bare: { type: "string" }, isNullable };
  return { bare: only ?? schema, isNullable };
}

function labelOf({ path, labels }: Place, key: string): FieldLabel {
  return labels[path] ?? labels[`*.${key}`] ?? { label: key };
}
