import { diffWordsWithSpace } from "diff";
import { z } from "zod";

/** A stretch of two texts: in both, or in one of them only. */
export const DiffRunSchema = z.object({
  kind: z.enum(["same", "removed", "added"]),
  text: z.string(),
});
export type DiffRun = z.infer<typeof DiffRunSchema>;

const WORDS = new Intl.Segmenter("zh", { granularity: "word" });
/** Texts that differ in more words have little in common; comparing them would take long. */
const MOST_EDITS = 1000;

/** Gives what stands in both texts, what only in the first and what only in the second, in reading order, word by word. */
export function diffTexts(before: string, after: string): readonly DiffRun[] {
  const options = { intlSegmenter: WORDS, maxEditLength: MOST_EDITS };
  const changes = diffWordsWithSpace(before, after, options);
  if (changes)
    return changes.map(({ value, added, removed }) => ({
      kind: kindOf(added, removed),
      text: value,
    }));
  return [
    { kind: "removed", text: before },
    { kind: "added", text: after },
  ];
}

function kindOf(isAdded: boolean, isRemoved: boolean): DiffRun["kind"] {
  if (isAdded) return "added";
  return isRemoved ? "removed" : "same";
}
