import type { Form, FormField } from "#knowledge/edits/form-field.ts";

/** What the fields of an item and the values in them are called, as its form calls them. */
export interface FieldWords {
  /** By the path of a field without places in lists: benefit.text. */
  readonly label: (path: string) => string;
  /** 「政策」 for `policy` in the field `kind`; what is no choice stands as it is. */
  readonly value: (path: string, value: unknown) => string;
}

/** Gives the words of a form. */
export function fieldWordsOf({ fields }: Form): FieldWords {
  const all = new Map(fields.flatMap((field) => withPaths(field, field.key)));
  return {
    label: (path) => all.get(path)?.label ?? path,
    value: (path, value) => {
      const field = all.get(path);
      const options = field && "options" in field ? field.options : [];
      return options.find((it) => it.value === String(value))?.label ?? String(value);
    },
  };
}

function withPaths(field: FormField, path: string): (readonly [string, FormField])[] {
  const inner = "fields" in field ? field.fields : [];
  return [[path, field], ...inner.flatMap((it) => withPaths(it, `${path}.${it.key}`))];
}
