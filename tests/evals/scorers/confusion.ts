/** What was wanted of a question and what was ranked, best first. */
export interface Ranked {
  readonly wanted: readonly string[];
  readonly got: readonly string[];
}

/** The share of questions of which something wanted stands among the first `depth`, as a percentage. */
export function topShare(items: readonly Ranked[], depth: number): number {
  const found = items.filter(({ wanted, got }) =>
    got.slice(0, depth).some((name) => wanted.includes(name)),
  );
  return (100 * found.length) / Math.max(1, items.length);
}

/**
 * The confusion matrix as lines: a row for each wanted thing of which a question went wrong, with how many were right and
 * what came first instead how often, most often first. A question that several things would answer counts as the first of
 * them, or as the one that it got.
 */
export function confusionLines(items: readonly Ranked[]): string[] {
  const cells = items.map(({ wanted, got }) => {
    const [first = "nothing"] = got;
    return { wanted: wanted.includes(first) ? first : (wanted[0] ?? ""), first };
  });
  return [...Map.groupBy(cells, ({ wanted }) => wanted)]
    .map(([wanted, row]) => ({ wanted, row, wrong: row.filter(({ first }) => first !== wanted) }))
    .filter(({ wrong }) => wrong.length > 0)
    .sort((a, b) => b.wrong.length - a.wrong.length)
    .map(({ wanted, row, wrong }) => {
      const instead = [...Map.groupBy(wrong, ({ first }) => first)]
        .sort(([, a], [, b]) => b.length - a.length)
        .map(([name, taken]) => `${name} ×${taken.length}`);
      return `${wanted}: ${row.length - wrong.length} of ${row.length}; ${instead.join(", ")}`;
    });
}
