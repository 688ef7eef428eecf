import { z } from "zod";
import { FIGURES, figuresOf } from "./check-golden.ts";
import type { GoldenQuestion } from "./golden-question.ts";

/** Which golden questions are meant; what is absent does not matter. */
export const GoldenFilterSchema = z.strictObject({
  /** In the question, what went before, the facts, the note or the id. */
  text: z.string().optional(),
  /** A word of the note that is led by #. */
  tag: z.string().optional(),
  /** Of which something is expected. */
  figure: z.enum(FIGURES).optional(),
  measure: z.int().optional(),
  record: z.string().optional(),
  department: z.string().optional(),
});
export type GoldenFilter = z.infer<typeof GoldenFilterSchema>;

/** Whether a question is meant. */
export function matchesFilter(question: GoldenQuestion, filter: GoldenFilter): boolean {
  const { expects } = question;
  const { text, tag, figure } = filter;
  return (
    (text === undefined || wordsOf(question).includes(text.trim().toLowerCase())) &&
    (tag === undefined || tagsOf(question).includes(tag)) &&
    (figure === undefined || figuresOf(expects).includes(figure)) &&
    (["measure", "record", "department"] as const).every(
      (name) => filter[name] === undefined || filter[name] === expects[name],
    )
  );
}

/** The words of the note that are led by #, such as #养老 in 「#养老 热线常问」. */
export function tagsOf({ note }: Pick<GoldenQuestion, "note">): readonly string[] {
  return Array.from(note.matchAll(/[#＃]([^\s#＃，。；、]+)/gu), ([, tag = ""]) => tag);
}

function wordsOf({ id, question, before, expects, note }: GoldenQuestion): string {
  return [id, question, ...before, ...expects.facts, note].join("\n").toLowerCase();
}
