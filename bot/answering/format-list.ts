import type { Tongue } from "#knowledge/wording.ts";

/** Joins items as the language writes lists: 甲、乙 or "a, b". */
export function formatList(items: readonly string[], tongue: Tongue): string {
  return items.join(tongue === "zh" ? "、" : ", ");
}
