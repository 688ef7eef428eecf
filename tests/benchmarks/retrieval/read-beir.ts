import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { CorpusText } from "#retrieval/corpus/corpus-index.ts";

/** A question with the documents that answer it and how well each does. */
export interface JudgedQuery {
  readonly text: string;
  /** Grades above 0 by document id. */
  readonly grades: ReadonlyMap<string, number>;
}

/** A retrieval set in BEIR's form. */
export interface BeirSet {
  readonly corpus: readonly CorpusText[];
  /** Those with at least one document judged to answer. */
  readonly queries: readonly JudgedQuery[];
}

const DOCUMENT = z.object({ _id: z.string(), title: z.string().default(""), text: z.string() });
const QUERY = z.object({ _id: z.string(), text: z.string() });

/**
 * Reads `corpus.jsonl`, `queries.jsonl` and `qrels/test.tsv` of a folder.
 *
 * @throws Error naming the file, and the line of what is no document, query or judgement
 */
export function readBeir(folder: string): BeirSet {
  const corpus = readLines(join(folder, "corpus.jsonl"), DOCUMENT);
  const queries = readLines(join(folder, "queries.jsonl"), QUERY);
  const judged = readJudgements(join(folder, "qrels", "test.tsv"));
  return {
    corpus: corpus.map(({ _id, title, text }) => ({ id: _id, title, text })),
    queries: queries.flatMap(({ _id, text }) => {
      const grades = judged.get(_id);
      return grades ? [{ text, grades }] : [];
    }),
  };
}

function readLines<Shape extends z.ZodType>(file: string, shape: Shape): z.output<Shape>[] {
  return linesOf(file).map((line, at) => {
    try {
      return shape.parse(JSON.parse(line));
    } catch (error) {
      throw new Error(`${file}, line ${at + 1}: ${error instanceof Error ? error.message : error}`);
    }
  });
}

function readJudgements(file: string): Map<string, Map<string, number>> {
  const judged = new Map<string, Map<string, number>>();
  const [, ...rows] = linesOf(file);
  for (const [at, row] of rows.entries()) {
    const [query = "", document = "", score = ""] = row.split("\t");
    const grade = Number(score);
    if (!document || score.trim() === "" || Number.isNaN(grade))
      throw new Error(`${file}, line ${at + 2}: found "${row}", expected query, document, grade`);
    if (grade <= 0) continue;
    const grades = judged.get(query) ?? new Map<string, number>();
    judged.set(query, grades.set(document, grade));
  }
  return judged;
}

function linesOf(file: string): string[] {
  return readFileSync(file, "utf8")
    .split(/\r?\n/u)
    .filter((line) => line.trim() !== "");
}
