import { z } from "zod";

const Naming = {
  id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u),
  name: z.string().min(2).max(24),
  english: z.string().min(3),
} as const;

/** A matter of the plan: links everyday words, measure, passage and departments. */
export const MatterEntrySchema = z.strictObject({
  ...Naming,
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

/** A matter of a record: what people want of a policy or a service that the plan only hints at. */
export const RecordMatterSchema = z.strictObject({
  ...Naming,
  /** The record that answers today; what it replaced answers for the days before. */
  record: z.string(),
  /** The measure that the record carries out for this matter, with a verbatim stretch of it. */
  measure: z.int().min(1).max(26).nullable(),
  anchor: z.string().min(6).nullable(),
  words: z.array(z.string().min(2)).min(6),
  asks: z.array(z.string().min(4)).min(20),
  englishWords: z.array(z.string().min(2)).min(2),
});

export const RecordMattersFileSchema = z.strictObject({
  matters: z.array(RecordMatterSchema).min(1),
});

export type PlanMatter = z.infer<typeof MatterEntrySchema> & { readonly measure: number };
export type RecordMatter = z.infer<typeof RecordMatterSchema>;
/** What a person wants dealt with. */
export type Matter = PlanMatter | RecordMatter;

/** Whether a matter is answered by a record before the plan. */
export function isRecordMatter(matter: Matter): matter is RecordMatter {
  return "record" in matter;
}
