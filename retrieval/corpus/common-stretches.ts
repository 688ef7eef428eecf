const SHORTEST = 2;
const LONGEST = 6;
const LENGTHS = Array.from({ length: LONGEST - SHORTEST + 1 }, (_, i) => SHORTEST + i);

/**
 * Creates the comparison of passages with one query: the mean share of the query's stretches of 2, 3 … 6 characters
 * that a passage has, 0 to 1.
 */
export function createStretchFinder(query: string): (passage: string) => number {
  const asked = new Set(LENGTHS.flatMap((length) => stretchesOf(query, length)));
  const counts = LENGTHS.map((length) => new Set(stretchesOf(query, length)).size);
  return (passage) => {
    const had = [...commonOf(passage, asked)];
    const shares = LENGTHS.map(
      (length, i) => had.filter((it) => it.length === length).length / Math.max(1, counts[i] ?? 0),
    );
    return shares.reduce((sum, share) => sum + share, 0) / LENGTHS.length;
  };
}

function stretchesOf(text: string, length: number): string[] {
  const count = Math.max(0, text.length - length + 1);
  return Array.from({ length: count }, (_, at) => text.slice(at, at + length));
}

/** The stretches of a passage that are asked for; a longer one is only looked at where a shorter one fits. */
function commonOf(passage: string, asked: ReadonlySet<string>): Set<string> {
  const had = new Set<string>();
  for (let at = 0; at + SHORTEST <= passage.length; at += 1) {
    for (let length = SHORTEST; length <= LONGEST; length += 1) {
      const stretch = passage.slice(at, at + length);
      if (stretch.length < length || !asked.has(stretch)) break;
      had.add(stretch);
    }
  }
  return had;
}
