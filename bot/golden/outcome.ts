import { z } from "zod";
import { ANSWER_STATUSES, type Answer, answerText } from "#bot/answering/answer.ts";

/** What of an answer can be compared with another one, and kept. */
export const OutcomeSchema = z.object({
  status: z.enum(ANSWER_STATUSES),
  /** The measure that is cited first. */
  measure: z.number().nullable(),
  matter: z.string().nullable(),
  record: z.string().nullable(),
  /** The one to go to first, as the plan prints it. */
  department: z.string().nullable(),
  /** Of the first citation. */
  validity: z.string().nullable(),
  text: z.string(),
  /** Title and locator of each. */
  citations: z.array(z.string()).readonly(),
});
export type Outcome = z.infer<typeof OutcomeSchema>;

/** Gives what of an answer can be compared. */
export function outcomeOf(answer: Answer): Outcome {
  const { status, citations, departments, topic } = answer;
  const cited = citations.find(({ measure }) => measure !== undefined)?.measure;
  return {
    status,
    measure: cited ?? topic?.measure ?? null,
    matter: topic?.matter ?? null,
    record: topic?.record ?? null,
    department: departments.find(({ role }) => role === "lead")?.name ?? null,
    validity: citations[0]?.validity ?? null,
    text: answerText(answer),
    citations: citations.map(({ title, locator }) => `${title} ${locator}`.trim()),
  };
}
