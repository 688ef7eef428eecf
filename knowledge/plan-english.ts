import { z } from "zod";

/** English renderings of the plan's titles and targets, for answers to English questions. */
export const PlanEnglishSchema = z.strictObject({
  /** By measure number. */
  measures: z.record(z.string().regex(/^\d+$/u), z.string().min(4)),
  /** By target id: a noun phrase with the figure and the date. */
  targets: z.record(z.string().regex(/^\d+\.\d+$/u), z.string().min(4)),
});
export type PlanEnglish = z.infer<typeof PlanEnglishSchema>;
