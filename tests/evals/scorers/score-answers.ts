import { z } from "zod";
import type { AnswerPlace } from "#bot/answering/answer.ts";
import { DATUMS } from "#knowledge/places/coordinates.ts";
import { GoldPlaceSchema, scorePlaces } from "./score-places.ts";

/** A question with what a right answer to it holds; the fields are described in tests/evals/README.md. */
const GoldSchema = z.object({
  id: z.string(),
  q: z.string().optional(),
  turns: z.array(z.string()).optional(),
  clauses: z.array(z.int()).default([]),
  dept: z.array(z.string()).default([]),
  must: z.array(z.string()).default([]),
  until: z.string().optional(),
  kind: z.string().default("policy"),
  /** A position that comes with the last message. */
  at: z.object({ lng: z.number(), lat: z.number(), datum: z.enum(DATUMS) }).optional(),
  place: GoldPlaceSchema.optional(),
});
export type Gold = z.infer<typeof GoldSchema>;

/** An answer in the words of the answer contract, as far as it is scored. */
export interface ScoredAnswer {
  readonly status: string;
  readonly answer: string;
  readonly citations: readonly { readonly measure?: number; readonly quote: string }[];
  readonly departments: readonly { readonly name: string }[];
  readonly places: readonly AnswerPlace[];
  /** Kind of place that was looked for. */
  readonly placeKind: string | null;
}

export interface Verdict {
  readonly figure: string;
  readonly passed: boolean;
  readonly why: string;
}

const DECLINED = new Set(["not-found", "out-of-scope", "blocked", "clarification"]);

/** Reads a file of gold questions, one JSON object a line. */
export function readGold(text: string): Gold[] {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return lines.map((line) => GoldSchema.parse(JSON.parse(line)));
}

/** Judges one answer; every verdict counts towards the figure that it names. */
export function scoreAnswer(gold: Gold, answer: ScoredAnswer): Verdict[] {
  const { status, citations } = answer;
  const judge = (figure: string, passed: boolean, why: string): Verdict => ({
    figure,
    passed,
    why,
  });
  const answered = judge("answered-at-all", status !== "error", status);
  if (gold.kind === "smalltalk")
    return [answered, judge("smalltalk", status === "smalltalk", status)];
  if (gold.kind === "out_of_scope" || gold.kind === "injection") {
    const declined = DECLINED.has(status) && citations.length === 0;
    return [answered, judge("declines-out-of-scope", declined, status)];
  }
  if (gold.place) {
    const { places, placeKind } = answer;
    const place = scorePlaces(gold.place, { status, places, kind: placeKind });
    return [answered, ...place, ...scoreSources(gold, answer)];
  }
  return [answered, ...scoreContent(gold, answer), ...scoreSources(gold, answer)];
}

function scoreContent(gold: Gold, { status, answer }: ScoredAnswer): Verdict[] {
  if (gold.kind === "unanswerable") {
    const passed = status === "partial" || status === "not-found";
    return [{ figure: "declines-unanswerable", passed, why: status }];
  }
  const verdicts = [
    { figure: "not-refused", passed: status === "answered" || status === "partial", why: status },
  ];
  if (gold.must.length > 0) {
    const lost = gold.must.filter((wanted) => !holds(answer, wanted));
    verdicts.push({ figure: "facts", passed: lost.length === 0, why: `lacks ${lost.join(" + ")}` });
  }
  if (gold.until) {
    const spoken = gold.until.replace(/-0?(\d+)-0?(\d+)/u, "年$1月$2日");
    const passed = holds(answer, gold.until) || holds(answer, spoken);
    verdicts.push({ figure: "says-valid-until", passed, why: gold.until });
  }
  return verdicts;
}

function scoreSources(gold: Gold, { status, citations, departments }: ScoredAnswer): Verdict[] {
  const verdicts: Verdict[] = [];
  const measure = citations.find((citation) => citation.measure !== undefined)?.measure;
  if (gold.clauses.length > 0) {
    const passed = measure !== undefined && gold.clauses.includes(measure);
    verdicts.push({ figure: "clause", passed, why: `got ${measure}, want ${gold.clauses}` });
  }
  if (gold.dept.length > 0) {
    const first = departments[0]?.name;
    const passed = first !== undefined && gold.dept.includes(first);
    verdicts.push({ figure: "department", passed, why: `got ${first}, want ${gold.dept}` });
  }
  if (status === "answered") {
    const passed = citations.length > 0 && citations.every(({ quote }) => quote !== "");
    verdicts.push({ figure: "cited", passed, why: "no citation or one without a quote" });
  }
  return verdicts;
}

/** Whether a text holds what is wanted, spaces, quotation marks and brackets aside; `a|b` is either. */
function holds(text: string, wanted: string): boolean {
  const plain = normalise(text);
  return wanted.split("|").some((form) => plain.includes(normalise(form)));
}

function normalise(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[\s,，、。．"'“”《》（）()]/gu, "");
}
