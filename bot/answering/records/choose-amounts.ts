import type { Amount } from "#knowledge/support-record.ts";

/**
 * Chooses the figures of a record that a question asks for by name: 高级工 one of five grades. Longer words
 * are matched first and used up, so that 高级技师 is not also 高级. None when it names none or all.
 */
export function chooseAmounts(amounts: readonly Amount[], question: string): readonly Amount[] {
  const words = [...new Set(amounts.flatMap((amount) => amount.words))].sort(
    (a, b) => b.length - a.length,
  );
  const named = new Set<string>();
  let rest = question.toLowerCase();
  for (const word of words) {
    const found = word.toLowerCase();
    if (!rest.includes(found)) continue;
    named.add(word);
    rest = rest.replaceAll(found, " ");
  }
  const chosen = amounts.filter((amount) => amount.words.some((word) => named.has(word)));
  return chosen.length < amounts.length ? chosen : [];
}
