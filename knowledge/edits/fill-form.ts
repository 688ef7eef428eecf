import type { FormFault } from "./find-form-faults.ts";
import type { Form, FormField } from "./form-field.ts";
import { printTable } from "./form-table.ts";
import { entriesOf, fieldsOf, printValue } from "./form-values.ts";
import { REMOVE } from "./read-form.ts";

/** A field with what stands in it, to be drawn. */
export interface FilledField {
  readonly field: FormField;
  /** Under which it is posted. */
  readonly name: string;
  /** More than one only of boxes to tick. */
  readonly values: readonly string[];
  /** What is wrong with it or, of a list, with its entries. */
  readonly faults: readonly string[];
  /** Of a group. */
  readonly fields: readonly FilledField[];
  /** Of rows; empty ones to be written into come last. */
  readonly rows: readonly FilledRow[];
}

export interface FilledRow {
  readonly fields: readonly FilledField[];
  readonly isNew: boolean;
  /** Of the box by which it is taken out. */
  readonly removeName: string;
}

export interface Filling {
  readonly content: unknown;
  readonly faults?: readonly FormFault[];
  /** Empty rows behind those of each list. */
  readonly emptyRows?: number;
}

const EMPTY_ROWS = 2;

/** Fills a form with the content of an item and with what is wrong with it; an empty one for `null`. */
export function fillForm({ fields }: Form, filling: Filling): readonly FilledField[] {
  const { content, faults = [], emptyRows = EMPTY_ROWS } = filling;
  return fillFields(fields, content, { prefix: "", faults, emptyRows });
}

interface Place {
  readonly prefix: string;
  readonly faults: readonly FormFault[];
  readonly emptyRows: number;
}

function fillFields(
  fields: readonly FormField[],
  content: unknown,
  place: Place,
): readonly FilledField[] {
  return fields.map((field) => fillField(field, fieldsOf(content)[field.key], place));
}

function fillField(field: FormField, value: unknown, place: Place): FilledField {
  const name = place.prefix + field.key;
  const inner = { ...place, prefix: `${name}.` };
  const plain = {
    field,
    name,
    values: [],
    fields: [],
    rows: [],
    faults: faultsOf(field, name, place),
  };
  switch (field.type) {
    case "group":
      return { ...plain, fields: fillFields(field.fields, value, inner) };
    case "rows":
      return { ...plain, rows: fillRows(field.fields, entriesOf(value), inner) };
    case "table":
      return { ...plain, values: [printTable(field.fields, entriesOf(value))] };
    default:
      return { ...plain, values: printValue(field, value) };
  }
}

function fillRows(
  fields: readonly FormField[],
  list: readonly unknown[],
  place: Place,
): readonly FilledRow[] {
  return Array.from({ length: list.length + place.emptyRows }, (_, at) => {
    const prefix = `${place.prefix}${at}.`;
    return {
      fields: fillFields(fields, list[at], { ...place, prefix }),
      isNew: at >= list.length,
      removeName: prefix + REMOVE,
    };
  });
}

/** Groups and rows have fields that tell their own faults; all others tell those of what stands in them. */
function faultsOf(field: FormField, name: string, { faults }: Place): readonly string[] {
  const hasFields = field.type === "group" || field.type === "rows";
  return faults
    .filter(({ path }) => path === name || (!hasFields && path.startsWith(`${name}.`)))
    .map(({ path, message }) => {
      const [, entry, key] = /^\.(\d+)(?:\.(.+))?$/u.exec(path.slice(name.length)) ?? [];
      if (entry === undefined) return message;
      const column = field.type === "table" ? field.fields.find((it) => it.key === key) : undefined;
      return `第${Number(entry) + 1}项${column ? `的${column.label}` : ""}：${message}`;
    });
}
