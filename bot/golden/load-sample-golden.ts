import { z } from "zod";
import { readSeedText } from "#knowledge/read-seed.ts";
import { type GoldenDraft, GoldenDraftSchema } from "./golden-question.ts";

const FILE = "golden/questions.json";

/**
 * Gives the project's own golden questions, for a staff room that begins empty: every measure, policies and services,
 * what is not answered, follow-ups. Their ids are their own, so that taking them in twice changes nothing.
 */
export function loadSampleGolden(): readonly GoldenDraft[] {
  return z.array(GoldenDraftSchema).parse(JSON.parse(readSeedText(FILE)));
}
