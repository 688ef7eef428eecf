import { serveTask } from "#bot/tasks/serve-task.ts";
import { DocumentUnusableError } from "#knowledge/documents/errors.ts";
import { extractText } from "#knowledge/documents/extract-text.ts";
import { guessPart } from "#knowledge/documents/guess-part.ts";
import { parseDocument } from "#knowledge/documents/parse-document.ts";
import type { ReadEnd, ReadOrder } from "./read-document.ts";

async function read({ name, bytes }: ReadOrder): Promise<ReadEnd> {
  try {
    const { kind, encoding, pages, notes, ...rest } = await extractText(name, bytes);
    const parsed = parseDocument({ kind, encoding, pages, notes, ...rest });
    const passages = parsed.passages.map((passage) => ({ ...passage, part: guessPart(passage) }));
    return { kind: "read", reading: { ...parsed, passages, kind, encoding, pages, notes } };
  } catch (error) {
    if (error instanceof DocumentUnusableError) return { kind: "refused", reason: error.message };
    throw error;
  }
}

serveTask(read);
