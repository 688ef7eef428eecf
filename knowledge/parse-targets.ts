import type { Passage } from "./passage.ts";
import { readDeadlines } from "./read-deadline.ts";
import type { Comparison, Target } from "./target.ts";

/** A number with what stands around it: 不少于 · 17.8 · 万 · 张 · 以上. */
const QUANTITY =
  /(不少于|不低于(?:常住人口每千人)?|至少建设|至少有)?(\d+(?:\.\d+)?|一(?=[批所]))(万)?(%|套（间）|平方米|个|家|张|所|批)(以上|左右)?/gu;
const COVERAGE = /(?:基本完成|实现)?[^，。；]*?全覆盖/u;
/** 16个区 names the districts and counts nothing to be built. */
const NOT_A_TARGET = /^个区/u;
const LEADING_VERB = /^(?:推进|全市|实现)+/u;
const COVERED_PLACES = /^所有应配置\S+实现/u;

type Found = Omit<Target, "id">;

/** Finds every target of one sentence: what is counted, how much, of which unit, by when. */
export function parseTargets(passage: Passage, measure: number): Found[] {
  const clauses = passage.text.split(/(?<=[，。；])/u);
  let deadline: Pick<Target, "deadline" | "deadlinePrinted"> = {
    deadline: null,
    deadlinePrinted: "",
  };
  const found: Found[] = [];
  for (const clause of clauses) {
    deadline = readDeadlines(clause)[0] ?? deadline;
    const statement = clause.replace(/[，。；]$/u, "");
    for (const target of [
      ...readQuantities(statement, deadline.deadline !== null),
      ...readCoverage(statement, passage.text),
    ]) {
      found.push({ ...target, ...deadline, measure, statement, passageId: passage.id });
    }
  }
  return found;
}

type Quantity = Pick<Target, "what" | "quantity" | "unit" | "comparison" | "printed">;

function readQuantities(statement: string, dated: boolean): Quantity[] {
  const matches = [...statement.matchAll(QUANTITY)].filter(
    (match) =>
      !NOT_A_TARGET.test(statement.slice(match.index + (match[2] ?? "").length)) &&
      (match[4] !== "批" || dated),
  );
  return matches.map((match, index) => {
    const [printed, before, digits, tenThousand, unit, after] = match;
    const next = matches[index + 1];
    return {
      what: `${readArea(statement.slice(0, match.index))}${readWhat(statement, match, next)}`,
      ...(unit === "批" ? {} : { quantity: readNumber(digits ?? "", tenThousand !== undefined) }),
      unit: unit ?? "",
      comparison: unit === "批" ? "some" : readComparison(before, after),
      printed,
    };
  });
}

function readNumber(digits: string, tenThousand: boolean): number {
  const value = digits === "一" ? 1 : Number(digits);
  return Number((value * (tenThousand ? 10_000 : 1)).toFixed(4));
}

/** 各区至少建设1个…: the number holds for each district, not for the city. */
function readArea(before: string): string {
  return /(?:各区|每个区)$/u.exec(before)?.[0] ?? "";
}

function readComparison(before?: string, after?: string): Comparison {
  if (before || after === "以上") return "at-least";
  return after === "左右" ? "about" : "exactly";
}

/** What is counted: the words behind the number (100个智慧养老院) or else those before it (床位总数达到…). */
function readWhat(statement: string, match: RegExpExecArray, next?: RegExpExecArray): string {
  const end = match.index + match[0].length;
  const behind = statement.slice(end, next?.index).replace(/、$/u, "");
  if (behind && !behind.startsWith("、")) return behind;
  const lastBehind = behind.startsWith("、") ? readWhatBehindLast(statement) : "";
  if (lastBehind) return lastBehind;
  return statement.slice(0, match.index).replace(/达到$/u, "");
}

/** 不少于20个、各区至少建设1个…体育公园: both numbers count what stands behind the last one. */
function readWhatBehindLast(statement: string): string {
  const last = [...statement.matchAll(QUANTITY)].at(-1);
  return last ? statement.slice(last.index + last[0].length) : "";
}

function readCoverage(statement: string, sentence: string): Quantity[] {
  if (!COVERAGE.test(statement) || !statement.endsWith("全覆盖")) return [];
  const what = statement
    .replace(/全覆盖$/u, "")
    .replace(LEADING_VERB, "")
    .replace(COVERED_PLACES, "");
  // 「推进老年认知障碍友好社区建设，到2025年，实现街镇（乡）全覆盖」: the thing stands a clause earlier.
  const thing =
    what === "街镇（乡）"
      ? /推进([^，]+)建设，到\d{4}年，实现街镇/u.exec(sentence)?.[1]
      : undefined;
  return [
    {
      what: thing ?? what,
      unit: "",
      comparison: "full-coverage",
      printed: "全覆盖",
    },
  ];
}
