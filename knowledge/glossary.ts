import { z } from "zod";

/** A term with the words people use for it. */
export const ConceptSchema = z.strictObject({
  term: z.string().min(2),
  /** Everyday words, dialect among them. */
  words: z.array(z.string().min(1)).min(1),
  /** Older, newer and full official names. */
  names: z.array(z.string().min(2)).default([]),
  /** How the keyboard writes one of the forms by sound (补帖); never taken for a word. */
  slips: z.array(z.string().min(2)).default([]),
  english: z.array(z.string().min(2)),
  /** Words of Hong Kong and Taiwan that differ by more than their script. */
  traditional: z.array(z.string().min(2)).default([]),
});

/** The plan's own terms come first: of a word that stands in two files theirs counts. */
export const GLOSSARY_FILES = [
  "plan",
  "community-and-leisure",
  "care-and-government",
  "business-and-money",
] as const;
export const GlossaryFileSchema = z.array(ConceptSchema).min(1);
export type Concept = z.infer<typeof ConceptSchema>;
