import type { Edit } from "#knowledge/edits/edit.ts";
import { readSeedText } from "#knowledge/read-seed.ts";

/** A question that the record answers. */
export const STARTUP_QUESTION = "首次创业一次性补贴多少钱";

/** The subsidy for first-time entrepreneurs with another amount than its 8,000 yuan. */
export function editStartupSubsidy(printed: string, value: number): Edit {
  const file = "policies/first-startup-subsidy.json";
  const text = readSeedText(file).replaceAll("8000元", printed);
  const content = JSON.parse(text) as { id: string; amounts: { value: number }[] };
  const [amount] = content.amounts;
  if (amount) amount.value = value;
  return { kind: "record", file, item: content.id, content };
}
