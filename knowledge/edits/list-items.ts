import { GLOSSARY_FILES } from "../glossary.ts";
import type { SeedTexts } from "../seed-texts.ts";
import type { Edit, EditKind } from "./edit.ts";
import { isWholeFile } from "./edit.ts";
import { findItem, itemsOf, nameOfItem } from "./items-of.ts";

/** An item as it stands, to be listed and edited. */
export interface EditableItem {
  readonly kind: EditKind;
  readonly file: string;
  readonly item: string;
  /** How people call it. */
  readonly label: string;
  readonly content: unknown;
}

/** Gives all items that can be edited, in the order of the files. */
export function listItems(texts: SeedTexts, kind?: EditKind): readonly EditableItem[] {
  return filesOf(texts)
    .filter((file) => kind === undefined || file.kind === kind)
    .flatMap((file) => itemsIn(texts, file));
}

/** What an item says now; `null` when it stands nowhere. */
export function findContent(
  texts: SeedTexts,
  { kind, file, item }: Pick<Edit, "kind" | "file" | "item">,
): unknown {
  const text = texts.text(file);
  if (text === undefined) return null;
  const data: unknown = JSON.parse(text);
  if (isWholeFile(kind)) return data;
  const items = itemsOf(data) ?? [];
  return items[findItem(items, item)] ?? null;
}

interface ItemFile {
  readonly kind: EditKind;
  readonly file: string;
}

function filesOf(texts: SeedTexts): readonly ItemFile[] {
  const all = (kind: EditKind, folder: string): ItemFile[] =>
    texts.list(folder).map((name) => ({ kind, file: `${folder}/${name}` }));
  return [
    ...all("record", "policies"),
    ...all("record", "services"),
    ...all("matter", "matters"),
    { kind: "department", file: "departments.json" },
    ...GLOSSARY_FILES.map((name) => ({ kind: "concept", file: `glossary/${name}.json` }) as const),
    ...all("place-list", "places"),
    { kind: "place-kind", file: "place-kinds.json" },
  ];
}

function itemsIn(texts: SeedTexts, { kind, file }: ItemFile): readonly EditableItem[] {
  const data: unknown = JSON.parse(texts.text(file) ?? "[]");
  const items = isWholeFile(kind) ? [data] : (itemsOf(data) ?? []);
  return items.flatMap((content) => {
    const item = nameOfItem(content);
    return item === undefined ? [] : [{ kind, file, item, label: labelOf(content, item), content }];
  });
}

function labelOf(content: unknown, item: string): string {
  const { name } = content as { readonly name?: unknown };
  return typeof name === "string" ? name : item;
}
