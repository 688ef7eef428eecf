import { createReadStream, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";
import { z } from "zod";
import { seedPath } from "#knowledge/read-seed.ts";
import type { Described } from "../describe-matters.ts";
import type { Tokenizer, Tokens } from "../tokenize.ts";
import type { TaskSource } from "./prepare-task.ts";

const ARTICLE = z.object({ id: z.string(), title: z.string(), text: z.string() });
const LAY_QUESTION = z.strictObject({ article: z.string(), question: z.string() });
const PAIR = z.strictObject({ question: z.string(), answer: z.string() });

/** Everyday questions with the article of law that answers each; the articles are read from a file beside the project. */
export async function readStatutes(path: string, tokenizer: Tokenizer): Promise<TaskSource> {
  const documents: { id: string; tokens: string[] }[] = [];
  for await (const line of linesOf(path)) {
    const { id, title, text } = ARTICLE.parse(JSON.parse(line));
    documents.push({ id, tokens: tokenizer.tokens(`${title}。${text}`.normalize("NFKC")) });
  }
  const questions = readSeedLines("training/lay-questions.jsonl", LAY_QUESTION);
  return {
    name: "statutes",
    documents,
    questions: questions.map(({ article, question }) => ({ text: question, answer: article })),
    times: 1,
  };
}

/** Questions of forums and letters with their answers. */
export function readForum(tokenizer: Tokenizer): TaskSource {
  const pairs = readSeedLines("training/forum-pairs.jsonl", PAIR);
  return {
    name: "forum",
    documents: pairs.map(({ answer }, place) => ({
      id: String(place),
      tokens: tokenizer.tokens(answer.normalize("NFKC")),
    })),
    questions: pairs.map(({ question }, place) => ({ text: question, answer: String(place) })),
    times: 3,
  };
}

/** People's phrasings with what plan and records call and say of their matter. */
export function readMatters(
  described: readonly (Described & { readonly source: Tokens })[],
  asks: ReadonlyMap<string, readonly string[]>,
): TaskSource {
  return {
    name: "matters",
    documents: described.map(({ id, profile, source }) => ({
      id,
      tokens: [profile, source].flatMap(({ words, pairs }) => [...words, ...pairs]),
    })),
    questions: described.flatMap(({ id }) =>
      (asks.get(id) ?? [])
        .filter((ask) => /\p{Script=Han}/u.test(ask))
        .map((text) => ({ text, answer: id })),
    ),
    times: 1,
  };
}

function readSeedLines<Shape extends z.ZodType>(name: string, shape: Shape): z.output<Shape>[] {
  return readFileSync(seedPath(name), "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => shape.parse(JSON.parse(line)));
}

function linesOf(path: string): AsyncIterable<string> {
  const file = createReadStream(path);
  const input = path.endsWith(".gz") ? file.pipe(createGunzip()) : file;
  return createInterface({ input });
}
