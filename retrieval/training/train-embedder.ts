import { Command } from "commander";
import type { Knowledge } from "#knowledge/knowledge.ts";
import { loadLawTerms } from "#knowledge/law-terms.ts";
import { loadKnowledge } from "#knowledge/load-knowledge.ts";
import { RECORD_PARTS } from "#knowledge/support-record.ts";
import { createLawTermFinder } from "../corpus/law-words.ts";
import { createMatterDescriber, createSourceDescriber } from "../describe-matters.ts";
import { createTokenizer } from "../tokenize.ts";
import { writeWordVectors } from "../word-vectors.ts";
import { collectVocabulary } from "./bags.ts";
import { readTask, toTask } from "./prepare-task.ts";
import { readForum, readMatters, readStatutes } from "./sources.ts";
import { TRAINING, train } from "./train.ts";
import { createVectorTable } from "./vector-table.ts";

// Trains the word vectors anew (some minutes) and writes retrieval/weights/word-vectors.index:
//   npm run train:embedder -- --statutes statute-articles.jsonl.gz [--hold-out 5]
// The statutes are a file of lines with id, title and text; id is the article's name as in seeds/training/.

const WIDTH = 96;

const command = new Command("train:embedder")
  .requiredOption("--statutes <file>", "articles of law, JSONL or JSONL.gz with id, title, text")
  .option("--out <file>", "write the vectors here and not into the project")
  .option(
    "--hold-out <fifth>",
    "leave out the questions of each fifth article, beginning with this (0–4)",
  )
  .parse();
const options = command.opts<{ statutes: string; out?: string; holdOut?: string }>();

const knowledge = loadKnowledge();
const tokenizer = createTokenizer([]);
const { language } = knowledge;
const ports = {
  tokenizer,
  idle: new Set([...language.functionWords, ...language.conversation.interrogatives]),
  lawTerms: createLawTermFinder(loadLawTerms()),
};

const statutes = await readStatutes(options.statutes, tokenizer);
const sources = [
  options.holdOut === undefined ? statutes : holdOut(statutes, Number(options.holdOut)),
  readForum(tokenizer),
  readMatters(...describe(knowledge)),
];
const read = sources.map((source) => {
  const task = readTask(source, ports);
  report(
    `${source.name}: ${source.questions.length} questions, ${source.documents.length} documents`,
  );
  return task;
});
const vocabulary = collectVocabulary(read.map(({ tokens }) => tokens));
report(`${vocabulary.terms.length} terms × ${WIDTH}`);
const tasks = read.map((task) => toTask(task, vocabulary));
const table = createVectorTable(
  vocabulary.terms.length,
  WIDTH,
  tasks.flatMap(({ documents }) => documents),
);
train(table, tasks, TRAINING, (epoch, loss) => report(`epoch ${epoch}: loss ${loss.toFixed(3)}`));
writeWordVectors(vocabulary.terms, { rows: table.rows, weights: vocabulary.weights }, options.out);

type Statutes = Awaited<ReturnType<typeof readStatutes>>;

/** Without the questions of every fifth article, so that they can be asked of what was trained on the rest. */
function holdOut(source: Statutes, first: number): Statutes {
  const articles = [...new Set(source.questions.map(({ answer }) => answer))].sort();
  const held = new Set(articles.filter((_, place) => place % 5 === first));
  return { ...source, questions: source.questions.filter(({ answer }) => !held.has(answer)) };
}

function describe({ plan, matters, recordMatters, records }: Knowledge) {
  const all = [...matters, ...recordMatters];
  const statements = records.flatMap((record) =>
    RECORD_PARTS.flatMap((part) =>
      record[part].map(({ text }) => ({ record: record.id, anchor: part, text })),
    ),
  );
  const sources = { plan, statements, tokenizer };
  const nameOf = createMatterDescriber(sources);
  const sourceOf = createSourceDescriber(sources);
  const described = all.map((matter) => ({ ...nameOf(matter), source: sourceOf(matter) }));
  return [described, new Map(all.map(({ id, asks }) => [id, asks]))] as const;
}

function report(line: string): void {
  process.stdout.write(`${line}\n`);
}
