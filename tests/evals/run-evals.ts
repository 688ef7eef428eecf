import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { answerText } from "#bot/answering/answer.ts";
import { createAnsweringTools } from "#bot/answering/answering-tools.ts";
import { createLiveTools } from "#bot/answering/live-tools.ts";
import { readConfig } from "#bot/config.ts";
import { createMessageHandler } from "#bot/conversation/handle-message.ts";
import { createMemoryConversationStore } from "#bot/conversation/memory-conversation-store.ts";
import type { Reply } from "#bot/conversation/message.ts";
import { createLogger } from "#bot/logger.ts";
import { loadKnowledge } from "#knowledge/load-knowledge.ts";
import { isRecordMatter } from "#knowledge/matter.ts";
import { openMeaningUnderEval } from "./meaning-under-eval.ts";
import { NoFiguresError, openModelUnderEval } from "./model-under-eval.ts";
import { confusionLines, type Ranked, topShare } from "./scorers/confusion.ts";
import {
  type Gold,
  readGold,
  type ScoredAnswer,
  scoreAnswer,
  type Verdict,
} from "./scorers/score-answers.ts";

// Answers every question of tests/evals/datasets and prints the figures with the misses.
//   npm run eval                  all sets, misses of all but the held-out ones
//   npm run eval -- questions-own one set
//   npm run eval -- --all-misses  the held-out sets' misses too
//   npm run eval -- --show        every question with its answer
//   npm run eval -- --embeddings  searched with the embedding service that is configured; exit code 2 as below
//   npm run eval -- --model       answered with the model that is configured; exit code 2 where that is none or a scripted one

const DATASETS = new URL("./datasets/", import.meta.url);
const HELD_OUT = "questions-held-out";
const FOLDS = 5;

type Result = Verdict & { readonly id: string; readonly asked: string };

const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
const has = (flag: string): boolean => process.argv.includes(flag);

const log = createLogger("error");
const config = readConfig();
const model = has("--model")
  ? await orExit(() => openModelUnderEval(config.environment, log))
  : null;
const tools = createAnsweringTools(loadKnowledge());
const live = createLiveTools(tools);
const meaning = has("--embeddings")
  ? await orExit(() => openMeaningUnderEval(config, { live, log }))
  : null;
const handle = createMessageHandler({
  store: createMemoryConversationStore(),
  live,
  clock: Date.now,
  createId: randomUUID,
  log,
  ...(model ? { answerWithModel: model.answerWithModel } : {}),
  ...(meaning ? { withMeaning: meaning.withMeaning } : {}),
});

const measures: Ranked[] = [];
const bodies: Ranked[] = [];
const folds: Verdict[][] = Array.from({ length: FOLDS }, () => []);
let asked = 0;
for (const file of readdirSync(DATASETS).sort()) {
  if (wanted.length > 0 && !wanted.some((name) => file.startsWith(name))) continue;
  await evaluate(file);
}
printFolds();
printConfusion("which measure", measures);
printConfusion("which department", bodies);
if (meaning) console.log(`\n${meaning.line()}`);
await meaning?.close();
if (model) console.log(`\nwith ${model.name}\n  ${model.lines().join("\n  ")}`);

async function orExit<Opened>(open: () => Promise<Opened>): Promise<Opened> {
  try {
    return await open();
  } catch (error) {
    if (!(error instanceof NoFiguresError)) throw error;
    console.error(error.message);
    process.exit(2);
  }
}

async function evaluate(file: string): Promise<void> {
  const results: Result[] = [];
  for (const gold of readGold(readFileSync(new URL(file, DATASETS), "utf8"))) {
    const answer = await answerGold(gold);
    noteRanks(gold);
    const text = gold.q ?? gold.turns?.join(" / ") ?? "";
    if (has("--show")) console.log(`\n${gold.id} ${text}\n[${answer.status}] ${answer.answer}`);
    const verdicts = scoreAnswer(gold, answer);
    folds[asked++ % FOLDS]?.push(...verdicts);
    results.push(...verdicts.map((verdict) => ({ ...verdict, id: gold.id, asked: text })));
  }
  console.log(`\n${file}`);
  for (const [figure, verdicts] of Map.groupBy(results, (result) => result.figure)) {
    const passed = verdicts.filter((verdict) => verdict.passed).length;
    const share = ((100 * passed) / verdicts.length).toFixed(1);
    console.log(`  ${figure.padEnd(24)}${share.padStart(6)} %  (${passed}/${verdicts.length})`);
  }
  printMisses(
    file,
    results.filter(({ passed }) => !passed),
  );
}

function printMisses(file: string, misses: readonly Result[]): void {
  if (file.startsWith(HELD_OUT) && !has("--all-misses")) {
    console.log(`  ${misses.length} misses, not shown`);
    return;
  }
  for (const { id, figure, asked, why } of misses)
    console.log(`  ${id}\t${figure}\t${asked}\t${why}`);
}

/** Notes what the search alone ranks for a message of the plan, whatever is answered in the end. */
function noteRanks({ q, clauses, dept }: Gold): void {
  if (!q || clauses.length === 0) return;
  const { text } = tools.reader.read(q);
  const matters = tools
    .search(tools.reader.withoutPlaces(text))
    .ranked.flatMap(({ matter }) => (isRecordMatter(matter) ? [] : [matter]));
  const distinct = (names: readonly string[]): string[] => [...new Set(names)];
  const got = distinct(matters.map(({ measure }) => String(measure)));
  measures.push({ wanted: clauses.map(String), got });
  if (dept.length > 0)
    bodies.push({ wanted: dept, got: distinct(matters.map((it) => it.departments[0] ?? "")) });
}

/** Every figure in each fifth of the questions, so that one lucky set is seen to be one. */
function printFolds(): void {
  console.log(`\nfive folds of the ${asked} questions, each fifth by itself`);
  for (const figure of new Set(folds.flat().map((verdict) => verdict.figure))) {
    const shares = folds.map((fold) => {
      const own = fold.filter((verdict) => verdict.figure === figure);
      return (100 * own.filter(({ passed }) => passed).length) / Math.max(1, own.length);
    });
    console.log(`  ${figure.padEnd(24)}${shares.map((share) => share.toFixed(1)).join("  ")}`);
  }
}

function printConfusion(name: string, items: readonly Ranked[]): void {
  if (items.length === 0) return;
  const [one, three] = [1, 3].map((depth) => topShare(items, depth).toFixed(1));
  console.log(`\n${name}, of ${items.length} questions on the plan, by the search alone`);
  console.log(`  top-1 ${one} %, top-3 ${three} %; what was taken for what:`);
  for (const line of confusionLines(items)) console.log(`  ${line}`);
}

async function answerGold({ q, turns, at }: Gold): Promise<ScoredAnswer> {
  const conversationId = randomUUID();
  const texts = turns ?? [q ?? ""];
  const position = at && { point: [at.lng, at.lat] as const, datum: at.datum };
  let reply: Reply | undefined;
  for (const [place, text] of texts.entries()) {
    const isLast = place === texts.length - 1;
    const message = { conversationId, messageId: String(place), text };
    reply = await handle(isLast && position ? { ...message, position } : message);
  }
  if (!reply) throw new Error("a question has a message");
  const { answer } = reply;
  const { status, citations, departments, places, topic } = answer;
  const placeKind = topic?.place?.kind ?? null;
  return { status, answer: answerText(answer), citations, departments, places, placeKind };
}
