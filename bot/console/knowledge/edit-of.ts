import { type Edit, EditSchema } from "#knowledge/edits/edit.ts";
import { nameOfItem } from "#knowledge/edits/items-of.ts";
import { type EditableItem, listItems } from "#knowledge/edits/list-items.ts";
import { withdraw } from "#knowledge/edits/withdraw.ts";
import type { RoomParts } from "../console-parts.ts";

/** Where an item stands; `item` is empty of one that is new. */
export type Address = Pick<Edit, "kind" | "file" | "item">;

/** The edit that writes an item, or in Chinese why there can be none. */
export function editOf(address: Address, content: unknown, parts: RoomParts): Edit | string {
  const { kind, item } = address;
  const name = nameOfItem(content);
  if (name === undefined) return "缺少编号或名称。";
  if (item !== "" && name !== item)
    return `编号或名称是“${item}”，不能改成“${name}”：别的条目按它找到这一条。要换名，请新增一条，再撤下这一条。`;
  const items = listItems(parts.publisher.texts(), kind);
  if (item === "" && items.some((it) => it.item === name))
    return `“${name}”已经有了：请换一个编号或名称，或去改原来那一条。`;
  const file = item === "" ? fileOfNew(address, content, items) : address.file;
  const edit = EditSchema.safeParse({ kind, file, item: name, content });
  return edit.success ? edit.data : "编号只能用小写字母、数字和连字符，如 skill-subsidy-2027。";
}

/** A record has a file of its own, by its kind; the matter of a record stands with those that its record has. */
function fileOfNew(
  { kind, file }: Address,
  content: unknown,
  items: readonly EditableItem[],
): string {
  const fields = content as Readonly<Record<string, unknown>>;
  const id = String(fields["id"] ?? "");
  if (kind === "record")
    return `${fields["kind"] === "service" ? "services" : "policies"}/${id}.json`;
  if (kind === "place-list") return `places/${id}.json`;
  if (kind !== "matter" || !file.startsWith("matters/policy-")) return file;
  const record = String(fields["record"] ?? "");
  const neighbour = items.find((it) => (it.content as { record?: unknown }).record === record);
  return neighbour?.file ?? `matters/policy-${record}.json`;
}

/** The edits that take an item away: of a record with all that refers to it. */
export function removalOf(address: Address, { publisher }: RoomParts): readonly Edit[] {
  if (address.kind === "record") return withdraw(address.item, listItems(publisher.texts()));
  return [{ ...address, content: null }];
}
