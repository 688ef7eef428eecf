import { createHash } from "node:crypto";
import { type Edit, keyOfEdit } from "#knowledge/edits/edit.ts";
import { findContent } from "#knowledge/edits/list-items.ts";
import type { SeedTexts } from "#knowledge/seed-texts.ts";
import type { ItemHashes } from "./change.ts";

/** Hashes what the items of edits say now, whatever the order of their fields. */
export function hashItems(texts: SeedTexts, edits: readonly Edit[]): ItemHashes {
  return Object.fromEntries(
    edits.map((edit) => [keyOfEdit(edit), hashContent(findContent(texts, edit))]),
  );
}

function hashContent(content: unknown): string | null {
  if (content === null) return null;
  return createHash("sha256").update(JSON.stringify(content, sortFields)).digest("hex");
}

function sortFields(_: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}
