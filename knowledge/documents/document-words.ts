import { z } from "zod";
import { SeedInvalidError } from "../errors.ts";
import { readSeed } from "../read-seed.ts";
import { RECORD_PARTS } from "../support-record.ts";

const Words = z.array(z.string().min(1)).min(1);

/** Radicals of U+2E80–2EFF, which some PDFs have in place of characters, with the character meant. */
export const RadicalsFileSchema = z.record(z.string().length(1), z.string().length(1));

/** What stands around the text of a document and is none of it. */
export const FurnitureFileSchema = z.strictObject({
  /** Words in short lines of web pages. */
  webLines: Words,
  /** Words in the class or id of an element of a web page. */
  webBoxes: Words,
});

/** Words in the heads of tables that share out tasks. */
export const TaskTableFileSchema = z.strictObject({
  task: Words,
  department: Words,
  deadline: Words,
  /** Heads that have one of the words above and are none of these columns. */
  other: Words,
});

/** Words by which a passage or a heading tells to which part of a record it belongs. */
export const PartsFileSchema = z.record(
  z.enum(RECORD_PARTS),
  z.strictObject({ headings: Words, texts: Words }),
);

export interface DocumentWords {
  readonly radicals: z.infer<typeof RadicalsFileSchema>;
  readonly furniture: z.infer<typeof FurnitureFileSchema>;
  readonly taskTable: z.infer<typeof TaskTableFileSchema>;
  readonly parts: z.infer<typeof PartsFileSchema>;
}

let loaded: DocumentWords | undefined;

/**
 * Gives the tables of seeds/documents/, read once.
 *
 * @throws SeedInvalidError with every fault of every file at once.
 */
export function loadDocumentWords(): DocumentWords {
  loaded ??= readDocumentWords();
  return loaded;
}

function readDocumentWords(): DocumentWords {
  const faults: string[] = [];
  const radicals = readSeed("documents/radicals.json", RadicalsFileSchema, faults);
  const furniture = readSeed("documents/furniture.json", FurnitureFileSchema, faults);
  const taskTable = readSeed("documents/task-table.json", TaskTableFileSchema, faults);
  const parts = readSeed("documents/parts.json", PartsFileSchema, faults);
  if (!radicals || !furniture || !taskTable || !parts) throw new SeedInvalidError(faults);
  return { radicals, furniture, taskTable, parts };
}
