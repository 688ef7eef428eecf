/** A word's place in a text. */
interface Occurrence {
  readonly at: number;
  readonly word: number;
}

/**
 * Creates the measure of how much of a query stands together: the greatest share of its words, by weight, that
 * begin within `width` characters of one another in a text, 0 to 1. Words in any order within a window are the unordered
 * feature of sequential dependence (Metzler and Croft, "A Markov Random Field Model for Term Dependencies", SIGIR
 * 2005), here of all words at once.
 */
export function createTogetherMeter(
  words: readonly string[],
  { weight, width }: { weight: (word: string) => number; width: number },
): (text: string) => number {
  const asked = [...new Set(words)];
  const weights = asked.map(weight);
  const all = weights.reduce((sum, each) => sum + each, 0);
  const isCased = asked.some((word) => /[a-z]/u.test(word));
  return (text) => {
    if (all === 0) return 0;
    const found = findAll(asked, isCased ? text.toLowerCase() : text);
    return bestWindow(found, { weights, width }) / all;
  };
}

function findAll(words: readonly string[], text: string): Occurrence[] {
  const found: Occurrence[] = [];
  for (const [word, letters] of words.entries()) {
    for (let at = text.indexOf(letters); at >= 0; at = text.indexOf(letters, at + 1))
      found.push({ at, word });
  }
  return found.sort((a, b) => a.at - b.at);
}

/** Slides a window over the occurrences, with the weight of the words that it holds. */
function bestWindow(
  found: readonly Occurrence[],
  { weights, width }: { weights: readonly number[]; width: number },
): number {
  const held = new Uint32Array(weights.length);
  let [best, sum, first] = [0, 0, 0];
  for (const { at, word } of found) {
    if (held[word] === 0) sum += weights[word] ?? 0;
    held[word] = (held[word] ?? 0) + 1;
    for (let left = found[first]; left && left.at < at - width; left = found[++first]) {
      held[left.word] = (held[left.word] ?? 0) - 1;
      if (held[left.word] === 0) sum -= weights[left.word] ?? 0;
    }
    best = Math.max(best, sum);
  }
  return best;
}
