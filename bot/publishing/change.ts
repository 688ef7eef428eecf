import { createHash } from "node:crypto";
import { z } from "zod";
import { type Edit, EditSchema } from "#knowledge/edits/edit.ts";

/**
 * `draft` is written on, `proposed` waits for another person, `live` is in every answer, `rejected` and `rolled-back`
 * are in none.
 */
export const CHANGE_STATES = ["draft", "proposed", "live", "rejected", "rolled-back"] as const;
export type ChangeState = (typeof CHANGE_STATES)[number];

const StepSchema = z.strictObject({
  /** Account of who took it. */
  by: z.string().min(1),
  /** Milliseconds since 1970. */
  at: z.int().min(0),
  /** What was said with it; empty where nothing need be. */
  reason: z.string(),
});
/** Who did something with a change, when, and why. */
export type Step = z.infer<typeof StepSchema>;

const GateSchema = z.strictObject({
  /** Of the edits that were tried. */
  edits: z.string(),
  /** Of the knowledge over which they were laid. */
  version: z.string(),
  at: z.int().min(0),
  /** What questions came out otherwise, as whoever ran them wrote it down; `null` in a list of changes. */
  result: z.unknown(),
});
/** What trying a change on golden and real questions came to. */
export type Gate = z.infer<typeof GateSchema>;

export const ChangeSchema = z.strictObject({
  id: z.string().min(1),
  /** By which people speak of it: 改动12. */
  number: z.int().min(1),
  title: z.string().min(1).max(80),
  reason: z.string().max(2000),
  edits: z.array(EditSchema),
  /** Hash of each item as it was live when the edit was written, by key of the edit; `null`: it stood nowhere. */
  base: z.record(z.string(), z.string().nullable()),
  state: z.enum(CHANGE_STATES),
  /** Everybody who wrote on it, its creator first; none of them may approve it. */
  authors: z.array(z.string().min(1)).min(1),
  createdAt: z.int().min(0),
  proposed: StepSchema.nullable(),
  /** The approval, with which it went live. */
  approved: StepSchema.nullable(),
  rejected: StepSchema.nullable(),
  rolledBack: StepSchema.nullable(),
  gate: GateSchema.nullable(),
  /** Grows with every save, so that two people do not write over one another. */
  revision: z.int().min(0),
});
/** Edits that go live together, and how far they have come. */
export type Change = z.infer<typeof ChangeSchema>;

/** Hash of the present content of each item that edits touch, by key. */
export type ItemHashes = Readonly<Record<string, string | null>>;

/** What a step with a change came to; `reason` is for the page, in Chinese, and names the cure. */
export type Outcome = { readonly kind: "done"; readonly change: Change } | Refusal;

export interface Refusal {
  readonly kind: "refused";
  readonly reason: string;
  /** Of the knowledge, as loading tells them. */
  readonly faults?: readonly string[];
}

/** Refuses with a reason. */
export function refuse(reason: string, faults?: readonly string[]): Refusal {
  return faults ? { kind: "refused", reason, faults } : { kind: "refused", reason };
}

/** Tells edits apart: the same hash for the same edits in the same order. */
export function hashEdits(edits: readonly Edit[]): string {
  const plain = edits.map(({ kind, file, item, content }) => [kind, file, item, content]);
  return createHash("sha256").update(JSON.stringify(plain)).digest("hex");
}
