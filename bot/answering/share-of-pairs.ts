/** Gives the share of a text's neighbouring character pairs that another text has: 0 to 1. */
export function shareOfPairs(text: string, other: string): number {
  const pairs = [...text].slice(1).map((character, place) => text.charAt(place) + character);
  return pairs.length > 0 ? pairs.filter((pair) => other.includes(pair)).length / pairs.length : 0;
}
