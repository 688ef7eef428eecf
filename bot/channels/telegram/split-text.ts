import { type RichText, type Run, runToHtml } from "./rich-text.ts";

/** What one message may hold. */
export const PIECE = {
  /** UTF-16 units after entity parsing: core.telegram.org/bots/api#sendmessage. */
  units: 4096,
  /** Those beyond are dropped without a word: github.com/tdlib/telegram-bot-api/issues/820. */
  entities: 100,
  /** Text and tags; some 9,500 are taken: github.com/tdlib/telegram-bot-api/issues/165. */
  html: 9000,
} as const;

/** How good a place between two characters is to end a message; the last best one of the piece's later part is taken. */
const BREAK = { never: 0, anywhere: 1, word: 2, sentence: 3, line: 4 } as const;

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/**
 * Splits text into pieces that one message each may hold, ending at a line or a sentence where that is possible. Joined
 * they are the text again. No character a reader sees as one, no citation mark, and no tag is cut; a style that goes on
 * over the cut is opened anew.
 */
export function splitText(text: RichText): RichText[] {
  let rest = text.flatMap(toAtoms);
  const pieces: RichText[] = [];
  while (rest.length > 0) {
    const fitting = countFitting(rest);
    const end = fitting === rest.length ? fitting : findEnd(rest, fitting);
    pieces.push(joinAtoms(rest.slice(0, end)));
    rest = rest.slice(end);
  }
  return pieces;
}

/** Runs that are never cut: single characters as readers see them, and marks as they are. */
function toAtoms(run: Run): Run[] {
  if (run.whole) return [run];
  return [...graphemes.segment(run.text)]
    .flatMap(({ segment }) => (segment.length > PIECE.units / 2 ? [...segment] : [segment]))
    .map((text) => ({ ...run, text }));
}

/** How many atoms fit into one message; at least one. */
function countFitting(atoms: readonly Run[]): number {
  const used = { units: 0, entities: 0, html: 0 };
  const over = atoms.findIndex((atom, place) => {
    const isOpen = hasStyleOf(atom, atoms[place - 1]);
    used.units += atom.text.length;
    used.entities += isOpen ? 0 : Number(atom.bold ?? false) + Number(atom.link !== undefined);
    used.html += isOpen ? runToHtml({ text: atom.text }).length : runToHtml(atom).length;
    return used.units > PIECE.units || used.entities > PIECE.entities || used.html > PIECE.html;
  });
  return over === -1 ? atoms.length : Math.max(over, 1);
}

/** Where the piece ends: at the best place in its later half, else before the last mark that would be torn off. */
function findEnd(atoms: readonly Run[], fitting: number): number {
  let end = fitting;
  let best: number = BREAK.never;
  for (let place = fitting; place > fitting / 2; place--) {
    const rank = rankBreak(atoms, place);
    if (rank > best) [end, best] = [place, rank];
  }
  return end;
}

function rankBreak(atoms: readonly Run[], place: number): number {
  const before = atoms[place - 1]?.text ?? "";
  const after = atoms[place];
  const next = after?.text === " " ? atoms[place + 1] : after;
  if (next?.whole) return BREAK.never;
  if (before === "\n") return BREAK.line;
  if (/^[。！？；…!?;]$/u.test(before)) return BREAK.sentence;
  if (before === " " && /[.:]$/u.test(atoms[place - 2]?.text ?? "")) return BREAK.sentence;
  if (/^[\s，、,]$/u.test(before)) return BREAK.word;
  return BREAK.anywhere;
}

function joinAtoms(atoms: readonly Run[]): RichText {
  const runs: Run[] = [];
  for (const atom of atoms) {
    const last = runs.at(-1);
    if (last && hasStyleOf(atom, last))
      runs[runs.length - 1] = { ...last, text: last.text + atom.text };
    else runs.push(atom);
  }
  return runs;
}

/** Marks stand for themselves: two links side by side are two entities. */
function hasStyleOf(atom: Run, before: Run | undefined): boolean {
  if (!before || atom.whole || before.whole) return false;
  return atom.bold === before.bold && atom.link === before.link;
}
