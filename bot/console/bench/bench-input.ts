import { z } from "zod";
import type { Manner } from "#bot/conversation/conversation-store.ts";
import { PREVIEW_CHANNELS, type PreviewChannel } from "#bot/conversation/preview.ts";
import { readLines } from "../frame/read-lines.ts";

/** With which knowledge, on which day. */
export interface BenchSide {
  /** ISO date; `null` is today. */
  readonly on: string | null;
  /** `live`, or the id of a change that was proposed. */
  readonly knowledge: string;
  /** Whether the language model is asked, where there is one. */
  readonly isByModel: boolean;
}

/** What is tried, once or side by side. */
export interface BenchInput {
  readonly question: string;
  /** Messages before it in the same conversation. */
  readonly before: readonly string[];
  readonly channel: PreviewChannel;
  readonly manner: Manner;
  readonly first: BenchSide;
  readonly second: BenchSide | null;
  /** What of the form could not be read, with the cure; nothing runs while there is any. */
  readonly faults: readonly string[];
}

export const LIVE = "live";
/**
 * In characters, question and messages before it together. The form is an address, so that a run can be passed on, and
 * a server takes 16 kB of it; each Chinese character is nine bytes there.
 */
export const LONGEST_INPUT = 1_200;
const MOST_BEFORE = 10;

/** Reads the form of the bench from the address; empty fields have their usual values. */
export function readBenchForm(query: Readonly<Record<string, string | undefined>>): BenchInput {
  const faults: string[] = [];
  const question = query["question"]?.trim() ?? "";
  const before = readLines(query["before"] ?? "");
  if (before.length > MOST_BEFORE) faults.push(`前文有${before.length}句，最多${MOST_BEFORE}句。`);
  const length = [question, ...before].join("").length;
  if (length > LONGEST_INPUT)
    faults.push(`问题和前文共${length}字，最多${LONGEST_INPUT}字，请缩短。`);
  const channel = PREVIEW_CHANNELS.find((name) => name === (query["channel"] || "web"));
  if (!channel) faults.push(`没有“${query["channel"]}”这个渠道，请从列表中选。`);
  const sideOf = (suffix: string): BenchSide => ({
    on: readDay(query[`on${suffix}`], faults),
    knowledge: query[`knowledge${suffix}`] || LIVE,
    isByModel: query[`model${suffix}`] === "1",
  });
  const [first, other] = [sideOf(""), sideOf("2")];
  return {
    question,
    before,
    channel: channel ?? "web",
    manner: { isLarge: query["large"] === "1", isShort: query["short"] === "1" },
    first,
    second: query["compare"] === "1" ? other : null,
    faults,
  };
}

/** The address of a run, so that it can be kept and passed on. */
export function benchAddress(path: string, input: BenchInput): string {
  const { question, before, channel, manner, first, second } = input;
  const fields = {
    question,
    before: before.join("\n"),
    channel,
    large: manner.isLarge ? "1" : "",
    short: manner.isShort ? "1" : "",
    on: first.on ?? "",
    knowledge: first.knowledge,
    model: first.isByModel ? "1" : "",
    ...(second ? { compare: "1", on2: second.on ?? "", knowledge2: second.knowledge } : {}),
    model2: second?.isByModel ? "1" : "",
  };
  const filled = Object.entries(fields).filter(([, value]) => value !== "");
  return `${path}?${new URLSearchParams(filled)}`;
}

function readDay(text: string | undefined, faults: string[]): string | null {
  const day = text?.trim();
  if (!day) return null;
  if (z.iso.date().safeParse(day).success) return day;
  faults.push(`日期“${day}”读不懂，请写成2026-11-23这样。`);
  return null;
}
