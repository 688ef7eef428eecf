const OPENING = "<think>";
const CLOSING = "</think>";

/**
 * Creates what leaves out what some models think aloud before they answer. It looks at each piece once, however long the
 * thoughts are.
 *
 * @returns takes the next piece, gives what of all that came stands behind the thoughts and was not given yet; nothing any
 * more where they are followed by others
 */
export function createThoughtSkipper(): (piece: string) => string {
  let held = "";
  let hasThought = false;
  const answer = (piece: string): string => piece;
  const think = (piece: string): string => {
    held += piece;
    const end = hasThought ? -1 : held.indexOf(CLOSING);
    const rest = held.slice(end < 0 ? 1 - CLOSING.length : end + CLOSING.length);
    held = end < 0 ? rest : "";
    if (end < 0) return "";
    hasThought = true;
    read = begin;
    return begin(rest);
  };
  const begin = (piece: string): string => {
    held = (held + piece).trimStart();
    if (held.startsWith(OPENING)) {
      read = think;
      return think("");
    }
    if (OPENING.startsWith(held)) return "";
    read = answer;
    return held;
  };
  let read = begin;
  return (piece) => read(piece);
}
