import type { Answer } from "./answer.ts";
import { answerQuestion } from "./answer-question.ts";
import type { AnsweringTools } from "./answering-tools.ts";
import type { PlaceQuestion } from "./places/read-place-question.ts";
import type { Question } from "./question.ts";
import type { SearchedPiece } from "./searched.ts";
import type { Trace, TracedPiece, TracedStep } from "./trace.ts";
import { normaliseText } from "./understanding/normalise-text.ts";
import type { ReadText } from "./understanding/read-message.ts";
import type { StepName, StepResults, Watcher } from "./watch.ts";

/** All that the steps gave, in the order in which they ended. */
interface Seen {
  readonly results: { readonly [Name in StepName]: StepResults[Name][] };
  readonly steps: readonly TracedStep[];
  readonly watcher: Watcher;
}

/**
 * Answers a question and tells what each step found. The answer is that of `answerQuestion`, which runs here too: the
 * steps are only watched, and the search is asked afterwards why it found what it found.
 */
export function traceQuestion(question: Question, tools: AnsweringTools): Trace {
  const seen = createSeen();
  let read: ReadText = { tongue: "zh", text: "" };
  let placeQuestion: PlaceQuestion | null = null;
  const began = performance.now();
  const answer = answerQuestion(question, {
    ...tools,
    watcher: seen.watcher,
    reader: {
      ...tools.reader,
      read(message) {
        read = tools.reader.read(message);
        return read;
      },
    },
    readPlaceQuestion(message) {
      placeQuestion = tools.readPlaceQuestion(message);
      return placeQuestion;
    },
  });
  const elapsedMs = performance.now() - began;
  const { text: written } = question;
  const reading = {
    written,
    normalised: normaliseText(written),
    read: read.text,
    tongue: read.tongue,
  };
  return { question, answer, reading, placeQuestion, ...gather(seen, tools), elapsedMs };
}

function createSeen(): Seen {
  const results: Seen["results"] = {
    place: [],
    understand: [],
    retrieve: [],
    search: [],
    rank: [],
    compose: [],
    verify: [],
    route: [],
  };
  const steps: TracedStep[] = [];
  const open: StepName[] = [];
  const watcher: Watcher = (step, run) => {
    const within = open.at(-1) ?? null;
    open.push(step);
    const began = performance.now();
    const result = run();
    steps.push({ step, within, elapsedMs: performance.now() - began });
    open.pop();
    results[step].push(result);
    return result;
  };
  return { results, steps, watcher };
}

function gather(
  { results, steps }: Seen,
  tools: AnsweringTools,
): Omit<Trace, "question" | "answer" | "reading" | "placeQuestion" | "elapsedMs"> {
  const drafts = results.compose.flatMap((draft, place) => {
    const verified = results.verify[place];
    return verified ? [{ draft, verified }] : [];
  });
  const understood = results.understand.find((result) => !isAnswer(result));
  const evidence = results.retrieve.find((result) => !isAnswer(result));
  return {
    endedBy: endedBy(results),
    understood: understood && !isAnswer(understood) ? understood : null,
    pieces: results.search.map((piece) => toPiece(piece, results, tools)),
    evidence: evidence && !isAnswer(evidence) ? evidence : (drafts[0]?.draft.evidence ?? null),
    drafts,
    steps,
  };
}

function toPiece(
  { query, searched, judgement }: SearchedPiece,
  { rank }: Seen["results"],
  { explain, knowledge }: AnsweringTools,
): TracedPiece {
  const { outside } = knowledge.language;
  return {
    query,
    searched,
    searches: searched.queries.map(({ text, weight }) => ({
      text,
      weight,
      explanation: explain(text),
    })),
    judgement,
    outside: outside.find(({ id }) => id === searched.outside.id) ?? null,
    ranked: rank.find((ranked) => ranked.query === query)?.ranked ?? null,
  };
}

function endedBy({ place, understand, retrieve }: Seen["results"]): Trace["endedBy"] {
  if (place[0]) return "place";
  if (understand.some(isAnswer)) return "understand";
  return retrieve.some(isAnswer) ? "retrieve" : "route";
}

function isAnswer(result: object): result is Answer {
  return "status" in result;
}
