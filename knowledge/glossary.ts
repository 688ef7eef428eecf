import { z } from "zod";

/** A term of the sources with the words people use for it. */
const ConceptSchema = z.strictObject({
  term: z.string().min(2),
  words: z.array(z.string().min(1)).min(1),
  english: z.array(z.string().min(2)),
});
export const GlossaryFileSchema = z.array(ConceptSchema).min(1);
export type Concept = z.infer<typeof ConceptSchema>;
