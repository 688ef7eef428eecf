import type { Edit } from "./edit.ts";
import { entriesOf, fieldsOf } from "./form-values.ts";
import type { EditableItem } from "./list-items.ts";

/**
 * Gives the edits that take a record away and leave nothing that refers to it. What it had replaced answers again: its
 * matters go to the edition of before, and a newer edition replaces that one instead. Without an edition of before its
 * matters go with it.
 *
 * @param items all that are live
 */
export function withdraw(id: string, items: readonly EditableItem[]): readonly Edit[] {
  const record = items.find(({ kind, item }) => kind === "record" && item === id);
  if (!record) return [];
  const earlier = textsOf(fieldsOf(record.content)["supersedes"]);
  return [
    toEdit(record, null),
    ...items
      .filter((item) => item !== record)
      .flatMap((item) => {
        const content = without(item, id, earlier);
        return content === item.content ? [] : [toEdit(item, content)];
      }),
  ];
}

function without(
  { kind, item, content }: EditableItem,
  id: string,
  [before, ...others]: readonly string[],
): unknown {
  const fields = fieldsOf(content);
  const earlier = before === undefined ? [] : [before, ...others];
  if (kind === "record") return withoutLinks(fields, id, earlier) ?? content;
  // A kind of place without a record to tell the way would have no answer: loading names it.
  const named = kind === "place-kind" ? (fields["record"] ?? item) : fields["record"];
  if (named !== id || (before === undefined && kind !== "matter")) return content;
  return before === undefined ? null : { ...fields, record: before };
}

function withoutLinks(
  fields: Readonly<Record<string, unknown>>,
  id: string,
  earlier: readonly string[],
): unknown {
  const supersedes = textsOf(fields["supersedes"]);
  const instead = textsOf(fields["instead"]);
  if (!supersedes.includes(id) && !instead.includes(id)) return undefined;
  return {
    ...fields,
    supersedes: supersedes.flatMap((it) => (it === id ? earlier : [it])),
    instead: instead.filter((it) => it !== id),
  };
}

function textsOf(value: unknown): readonly string[] {
  return entriesOf(value).filter((entry) => typeof entry === "string");
}

function toEdit({ kind, file, item }: EditableItem, content: unknown): Edit {
  return { kind, file, item, content };
}
