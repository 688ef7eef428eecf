import { z } from "zod";

/** What is recorded of the plan beside its text. */
export const PlanFactsSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/u),
  title: z.string(),
  shortTitle: z.string(),
  englishTitle: z.string(),
  documentNumber: z.string(),
  issuer: z.string(),
  drafter: z.string(),
  /** Title of the document on which the plan is based, as the plan prints it. */
  basis: z.string(),
  /** Whom the notice addresses, and to whom it is copied, as printed. */
  sentTo: z.string(),
  copiedTo: z.string(),
  draftedOn: z.iso.date(),
  forwardedOn: z.iso.date(),
  printedOn: z.iso.date(),
  /** Official address; `null` where none is known. */
  url: z.url().nullable(),
});
export type PlanFacts = z.infer<typeof PlanFactsSchema>;
