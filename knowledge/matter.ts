import { z } from "zod";

/** What a person wants dealt with; links everyday words, measure, passage and departments. */
const MatterEntrySchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u),
  name: z.string().min(2).max(24),
  english: z.string().min(3),
  /** Verbatim stretch of the measure that answers. */
  anchor: z.string().min(6),
  /** As the plan prints them, in the order in which a person should go to them. */
  departments: z.array(z.string()).min(1),
  /** Short terms that by themselves point to this matter. */
  words: z.array(z.string().min(1)).min(3),
  /** Whole everyday phrasings. */
  asks: z.array(z.string().min(4)).min(3),
  englishWords: z.array(z.string().min(2)).min(1),
  /** Names another source when a department does not stand in the measure's 责任部门 line. */
  source: z.strictObject({ title: z.string(), note: z.string() }).nullable(),
});

/** Measure 0 is the front matter: what people ask of the document itself. */
export const MattersFileSchema = z.strictObject({
  measure: z.int().min(0).max(26),
  matters: z.array(MatterEntrySchema).min(1),
});

export type Matter = z.infer<typeof MatterEntrySchema> & { readonly measure: number };
