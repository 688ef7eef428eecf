import { z } from "zod";
import { ANSWER_STATUSES } from "#bot/answering/answer.ts";
import { MESSAGE_LIMIT } from "#bot/answering/steps/understand.ts";

/** All that is before a question must fit into a cell of a sheet, which holds 32,767 characters. */
const LIMITS = { before: 10, earlier: 2000, facts: 20, fact: 200, note: 500 } as const;

const MessageSchema = z
  .string()
  .trim()
  .min(1, "要有内容")
  .max(MESSAGE_LIMIT, `最多${MESSAGE_LIMIT}个字`);
/** One line each, since a cell of a sheet and a field of a form hold several. */
const FactSchema = z
  .string()
  .trim()
  .min(1, "要有内容")
  .max(LIMITS.fact, `每条最多${LIMITS.fact}个字`)
  .regex(/^[^\n；]*$/u, "每条不含换行和分号");
const FactsSchema = z.array(FactSchema).max(LIMITS.facts, `最多${LIMITS.facts}条`).readonly();

/** What a right answer holds; `null` and empty lists expect nothing. */
export const ExpectationSchema = z
  .strictObject({
    status: z.enum(ANSWER_STATUSES, "应答状态的一种").nullable(),
    measure: z.int("1到26的整数").min(1, "1到26的整数").max(26, "1到26的整数").nullable(),
    record: z.string().trim().min(1, "政策编号").max(100, "政策编号").nullable(),
    department: z.string().trim().min(1, "部门名称").max(50, "部门名称").nullable(),
    /** Each must stand in the answer; of `a|b` one of both. */
    facts: FactsSchema,
    /** None may stand in the answer. */
    absent: FactsSchema,
  })
  .refine(
    ({ status, measure, record, department, facts, absent }) =>
      [status, measure, record, department].some((value) => value !== null) ||
      facts.length + absent.length > 0,
    "至少填一项：应答状态、措施、政策、部门、要有的字、不能有的字",
  );
export type Expectation = z.infer<typeof ExpectationSchema>;

/** Leads a golden question's own name. */
const IdSchema = z.string().regex(/^[\w-]{1,60}$/u, "1到60个字母、数字、下划线、连字符");

/** A question to keep, not yet known by whom. */
export const GoldenDraftSchema = z.strictObject({
  /** Absent of a new question, which is then given one. */
  id: IdSchema.optional(),
  question: MessageSchema,
  /** Messages before it in the same conversation, oldest first. */
  before: z
    .array(
      MessageSchema.max(LIMITS.earlier, `每句最多${LIMITS.earlier}个字`).regex(
        /^[^\n]*$/u,
        "每句一行，句内不换行",
      ),
    )
    .max(LIMITS.before, `最多${LIMITS.before}句`)
    .readonly(),
  /** The day it is asked for; `null` is the day of the run. */
  on: z.iso.date("年-月-日，如 2026-03-01").nullable(),
  expects: ExpectationSchema,
  note: z.string().trim().max(LIMITS.note, `最多${LIMITS.note}个字`),
});
export type GoldenDraft = z.infer<typeof GoldenDraftSchema>;

/** A question that must always be answered as expected. */
export interface GoldenQuestion extends GoldenDraft {
  readonly id: string;
  /** Who kept or last changed it. */
  readonly by: string;
  /** When, milliseconds since 1970. */
  readonly at: number;
}

/** What is wrong with a draft, told in Chinese. */
export interface GoldenFault {
  /** Path in the draft: `question`, `expects.facts.0`. */
  readonly field: string;
  readonly found: string;
  readonly expected: string;
}

const LONGEST_SHOWN = 40;

/** Reads a draft from a form, a sheet or a file; every fault is told. */
export function parseGoldenDraft(data: unknown): {
  readonly draft: GoldenDraft | null;
  readonly faults: readonly GoldenFault[];
} {
  const result = GoldenDraftSchema.safeParse(data);
  if (result.success) return { draft: result.data, faults: [] };
  const faults = result.error.issues.map(({ path, message }) => ({
    field: path.join("."),
    found: showValue(data, path),
    expected: message,
  }));
  return { draft: null, faults };
}

function showValue(data: unknown, path: readonly PropertyKey[]): string {
  let value = data;
  for (const key of path) value = (value as Record<PropertyKey, unknown> | undefined)?.[key];
  if (value === undefined || value === null || value === "") return "";
  const shown = typeof value === "object" ? "" : String(value);
  return shown.length > LONGEST_SHOWN ? `${shown.slice(0, LONGEST_SHOWN)}…` : shown;
}
