import type { AnswerStatus } from "#bot/answering/answer.ts";
import type { AskedRow } from "./asked-row.ts";
import { joinAlike } from "./join-alike.ts";

/** A question that was asked, in these words or nearly, and not answered to the asker's use. */
export interface FailedQuestion {
  /** As asked last. */
  readonly question: string;
  readonly count: number;
  /** Milliseconds since 1970. */
  readonly newest: number;
  readonly turnId: string;
  readonly statuses: readonly AnswerStatus[];
  /** How many of them were called of no use. */
  readonly notUseful: number;
}

/** The failed questions about one matter, most often asked first. */
export interface FailedMatter {
  /** `null` where no matter is near. */
  readonly matter: string | null;
  readonly count: number;
  readonly questions: readonly FailedQuestion[];
}

/** Ends of a turn that leave a question open. */
const UNANSWERED: ReadonlySet<AnswerStatus> = new Set([
  "not-found",
  "out-of-scope",
  "handed-off",
  "error",
]);

/** Whether a question was left open, or its answer called of no use. */
export function isFailed({ status, useful }: Pick<AskedRow, "status" | "useful">): boolean {
  return UNANSWERED.has(status) || useful === false;
}

/**
 * Groups what was not answered, or of no use, by matter, the most first.
 *
 * @param nearestMatter gives the id of the matter that a question without an answer comes nearest to, if any does
 */
export function groupFailures(
  rows: readonly AskedRow[],
  nearestMatter: (question: string) => string | null,
): FailedMatter[] {
  const failed = rows.filter(isFailed).toSorted((a, b) => b.at - a.at);
  const byMatter = Map.groupBy(failed, (row) => row.matter ?? nearestMatter(row.question));
  return [...byMatter]
    .map(([matter, of]) => ({ matter, count: of.length, questions: joinQuestions(of) }))
    .sort((a, b) => b.count - a.count || (a.matter ?? "~").localeCompare(b.matter ?? "~"));
}

/** @param rows newest first */
function joinQuestions(rows: readonly AskedRow[]): FailedQuestion[] {
  return joinAlike(rows, ({ question }) => question)
    .flatMap((same) => {
      const [newest] = same;
      return newest ? [toQuestion(newest, same)] : [];
    })
    .sort((a, b) => b.count - a.count || b.newest - a.newest);
}

function toQuestion({ question, at, turnId }: AskedRow, same: readonly AskedRow[]): FailedQuestion {
  return {
    question,
    count: same.length,
    newest: at,
    turnId,
    statuses: [...new Set(same.map(({ status }) => status))],
    notUseful: same.filter(({ useful }) => useful === false).length,
  };
}
