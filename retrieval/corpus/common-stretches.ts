const SHORTEST = 2;
const LONGEST = 6;
const LENGTHS = Array.from({ length: LONGEST - SHORTEST + 1 }, (_, i) => SHORTEST + i);

/** How much of a query stands letter by letter in a passage. */
export interface CommonStretches {
  /** Length of the longest common stretch, as a share of the query. */
  readonly longest: number;
  /** Mean share of the query's stretches of 2, 3 … 6 characters that the passage has. */
  readonly mean: number;
}

/** Creates the comparison of passages with one query. */
export function createStretchFinder(query: string): (passage: string) => CommonStretches {
  const asked = new Set(LENGTHS.flatMap((length) => stretchesOf(query, length)));
  const counts = LENGTHS.map((length) => new Set(stretchesOf(query, length)).size);
  return (passage) => {
    const had = [...commonOf(passage, asked)];
    const shares = LENGTHS.map(
      (length, i) => had.filter((it) => it.length === length).length / Math.max(1, counts[i] ?? 0),
    );
    return {
      longest: longestCommon(query, passage, asked) / Math.max(1, query.length),
      mean: shares.reduce((sum, share) => sum + share, 0) / LENGTHS.length,
    };
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

function longestCommon(query: string, passage: string, asked: ReadonlySet<string>): number {
  let longest = 0;
  for (let at = 0; at + longest < passage.length; at += 1) {
    if (!asked.has(passage.slice(at, at + SHORTEST))) continue;
    while (at + longest < passage.length && query.includes(passage.slice(at, at + longest + 1)))
      longest += 1;
  }
  return longest;
}
