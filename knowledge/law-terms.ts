import { z } from "zod";
import { SeedInvalidError } from "./errors.ts";
import { readSeed } from "./read-seed.ts";

const LawTermSchema = z.strictObject({
  /** As laws and regulations write it. */
  term: z.string().min(2),
  /** What people say instead. */
  words: z.array(z.string().min(2)).min(1),
});

/** A term of the law with people's words for it; a word may stand under several terms. */
export type LawTerm = z.infer<typeof LawTermSchema>;

/**
 * Reads the terms by which documents are searched with everyday questions.
 *
 * @throws SeedInvalidError with every fault of the file
 */
export function loadLawTerms(): readonly LawTerm[] {
  const faults: string[] = [];
  const terms = readSeed("glossary/law.json", z.array(LawTermSchema).min(1), faults);
  if (!terms) throw new SeedInvalidError(faults);
  return terms;
}
