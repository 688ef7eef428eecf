import { z } from "zod";
import { DiffRunSchema } from "#knowledge/diff-text.ts";
import { MissSchema } from "./check-golden.ts";
import { AspectSchema } from "./compare-outcomes.ts";
import { OutcomeSchema } from "./outcome.ts";

/** A question that the draft answers otherwise than what is live. */
const ChangedSchema = z.object({
  id: z.string(),
  question: z.string(),
  /** In what the answers differ. */
  aspects: z.array(AspectSchema).readonly(),
  live: OutcomeSchema,
  draft: OutcomeSchema,
  text: z.array(DiffRunSchema).readonly(),
  /** Of a golden question what the draft's answer misses. */
  misses: z.array(MissSchema).readonly(),
});
export type Changed = z.infer<typeof ChangedSchema>;

/** So many are listed, which is more than anybody reads; all are counted. */
export const LISTED = 200;

const ChangesSchema = z.object({
  count: z.int(),
  /** The first of them. */
  listed: z.array(ChangedSchema).max(LISTED).readonly(),
});
export type Changes = z.infer<typeof ChangesSchema>;

/** What a draft of the knowledge does to golden questions and to what people asked; can be kept as JSON. */
export const GateResultSchema = z.object({
  /** Milliseconds since 1970. */
  startedAt: z.number(),
  endedAt: z.number(),
  versions: z.object({ live: z.string(), draft: z.string() }),
  golden: z.object({
    total: z.int(),
    passedLive: z.int(),
    passedDraft: z.int(),
    /** Right with what is live, wrong with the draft. */
    breaks: ChangesSchema,
    /** Wrong with what is live, right with the draft. */
    mends: ChangesSchema,
    /** As right or wrong as before, in another way. */
    changes: ChangesSchema,
  }),
  asked: z.object({
    total: z.int(),
    /** Distinct questions beyond the limit, which were not asked. */
    leftOut: z.int(),
    /** Another status, measure, record, department, validity or figure. */
    changes: ChangesSchema,
    /** The same in other words. */
    reworded: z.int(),
  }),
});
export type GateResult = z.infer<typeof GateResultSchema>;
