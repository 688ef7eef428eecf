import { type AnswerStatus, answerText, type Citation } from "#bot/answering/answer.ts";
import { type DiffRun, diffText } from "#knowledge/diff-text.ts";
import type { BenchRun } from "./run-bench.ts";

/** A value of either run. */
export interface Pair<Value> {
  readonly first: Value;
  readonly second: Value;
  readonly isChanged: boolean;
}

/** Where a matter stands for the first thing asked. */
export interface MatterStanding {
  /** 1 is the best. */
  readonly rank: number;
  readonly score: number;
}

/** Something that either run may have; `null` where it has it not. */
export interface Standing<Value> extends Pair<Value | null> {
  readonly name: string;
}

/** Two runs side by side. */
export interface Comparison {
  /** Whether a reader would see no difference. */
  readonly isSame: boolean;
  readonly status: Pair<AnswerStatus>;
  readonly text: readonly DiffRun[];
  readonly matters: readonly Standing<MatterStanding>[];
  /** By name, with their place in the answer. */
  readonly departments: readonly Standing<number>[];
  /** By title and place, with until when they hold. */
  readonly citations: readonly Standing<Citation>[];
  readonly elapsedMs: Pair<number>;
}

/** Matters of each run that are compared. */
const MATTERS = 6;

/** Compares what two runs answered and found. */
export function compareBenches(first: BenchRun, second: BenchRun): Comparison {
  const [before, after] = [first.answer, second.answer];
  const status = pairOf(before.status, after.status);
  const text = diffText(answerText(before), answerText(after));
  const departments = joinStandings(departmentsOf(first), departmentsOf(second), Object.is);
  const citations = joinStandings(citationsOf(first), citationsOf(second), holdsAlike);
  const told = [...departments, ...citations, status];
  const isSame = text.every(({ kind }) => kind === "same") && !told.some((it) => it.isChanged);
  return {
    isSame,
    status,
    text,
    matters: joinStandings(mattersOf(first), mattersOf(second), standsAlike),
    departments,
    citations,
    elapsedMs: pairOf(first.elapsedMs, second.elapsedMs),
  };
}

function pairOf<Value>(first: Value, second: Value): Pair<Value> {
  return { first, second, isChanged: first !== second };
}

/** All that either has, in the order of the first, what only the second has behind it. */
function joinStandings<Value>(
  first: ReadonlyMap<string, Value>,
  second: ReadonlyMap<string, Value>,
  isAlike: (a: Value, b: Value) => boolean,
): Standing<Value>[] {
  const names = new Set([...first.keys(), ...second.keys()]);
  return [...names].map((name) => {
    const [a, b] = [first.get(name) ?? null, second.get(name) ?? null];
    const isChanged = a === null || b === null ? a !== b : !isAlike(a, b);
    return { name, first: a, second: b, isChanged };
  });
}

function mattersOf({ trace }: BenchRun): Map<string, MatterStanding> {
  const [piece] = trace.pieces;
  const ranked = piece?.ranked ?? piece?.searched.ranked ?? [];
  const best = ranked.slice(0, MATTERS);
  return new Map(best.map(({ matter, score }, place) => [matter.name, { rank: place + 1, score }]));
}

function departmentsOf({ answer }: BenchRun): Map<string, number> {
  return new Map(answer.departments.map(({ name }, place) => [name, place + 1]));
}

/** The plan has one title for all its measures, and a record several passages of one title. */
function citationsOf({ answer }: BenchRun): Map<string, Citation> {
  return new Map(
    answer.citations.map((citation) => [`${citation.title} ${citation.locator}`, citation]),
  );
}

function standsAlike(a: MatterStanding, b: MatterStanding): boolean {
  return a.rank === b.rank && a.score.toFixed(3) === b.score.toFixed(3);
}

function holdsAlike(a: Citation, b: Citation): boolean {
  return a.validity === b.validity && a.validUntil === b.validUntil && a.quote === b.quote;
}
