import { z } from "zod";
import { SeedInvalidError } from "../errors.ts";
import { readSeed } from "../read-seed.ts";
import { RECORD_PARTS, type RecordPart } from "../support-record.ts";

const Phrases = z.array(z.string().includes("{name}")).min(1);
const PhrasingsFileSchema = z.strictObject({
  words: Phrases,
  always: Phrases,
  parts: z.record(z.enum(RECORD_PARTS), Phrases),
});

/** What people may say of a policy, to be struck out and added to by whoever knows it. */
export interface Phrasings {
  readonly words: readonly string[];
  readonly asks: readonly string[];
}

/**
 * Suggests words and phrasings for a policy by its name and the parts that it has something to say of. With any two
 * parts they are as many as the schema asks for.
 *
 * @throws SeedInvalidError with every fault of the file of phrasings
 */
export function suggestPhrasings(name: string, parts: Iterable<RecordPart>): Phrasings {
  const faults: string[] = [];
  const file = readSeed("phrasings.json", PhrasingsFileSchema, faults);
  if (!file) throw new SeedInvalidError(faults);
  const fill = (phrases: readonly string[]): string[] =>
    phrases.map((phrase) => phrase.replaceAll("{name}", name));
  const ofParts = [...new Set(parts)].flatMap((part) => file.parts[part]);
  return { words: fill(file.words), asks: fill([...file.always, ...ofParts]) };
}
