import { createHash } from "node:crypto";
import type { Knowledge } from "#knowledge/knowledge.ts";

/** Tells knowledge apart: alike for the same seeds with the same edits. */
export function versionOf(knowledge: Knowledge): string {
  return createHash("sha256").update(JSON.stringify(knowledge)).digest("hex");
}
