import { ANSWER_STATUSES, type AnswerStatus } from "#bot/answering/answer.ts";
import { shanghaiDay } from "#knowledge/shanghai-day.ts";
import type { AskedRow } from "./asked-row.ts";

/** Of one day in Shanghai; a day on which nobody asked has zeros and no latency. */
export interface DayCounts {
  /** ISO date. */
  readonly day: string;
  readonly asked: number;
  readonly statuses: Readonly<Record<AnswerStatus, number>>;
  readonly latency: Latency | null;
}

/** In milliseconds: half, 95 and 99 of a hundred answers took at most so long. */
export interface Latency {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

const DAY_MS = 86_400_000;

/** Counts what was asked on each day, from the first to the last without a gap. */
export function countByDay(rows: readonly AskedRow[]): DayCounts[] {
  const byDay = Map.groupBy(rows, ({ at }) => shanghaiDay(new Date(at)));
  const days = [...byDay.keys()].sort();
  const [first] = days;
  const last = days.at(-1);
  if (first === undefined || last === undefined) return [];
  const length = Math.round((Date.parse(last) - Date.parse(first)) / DAY_MS) + 1;
  return Array.from({ length }, (_, place) => {
    const day = new Date(Date.parse(first) + place * DAY_MS).toISOString().slice(0, 10);
    return countDay(day, byDay.get(day) ?? []);
  });
}

function countDay(day: string, rows: readonly AskedRow[]): DayCounts {
  const count = (status: AnswerStatus): number =>
    rows.filter((row) => row.status === status).length;
  return {
    day,
    asked: rows.length,
    statuses: Object.fromEntries(
      ANSWER_STATUSES.map((status) => [status, count(status)]),
    ) as Record<AnswerStatus, number>,
    latency: latencyOf(rows.map(({ elapsedMs }) => elapsedMs)),
  };
}

/** Percentiles by nearest rank; `null` of nothing. */
export function latencyOf(times: readonly number[]): Latency | null {
  if (times.length === 0) return null;
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.ceil(sorted.length * share) - 1] ?? 0;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

/** How a channel is used. */
export interface ChannelCounts {
  readonly channel: string;
  readonly asked: number;
  /** Answered, wholly or in part. */
  readonly answered: number;
  readonly useful: number;
  readonly notUseful: number;
  readonly latency: Latency | null;
}

/** Counts each channel, the most used first. */
export function countByChannel(rows: readonly AskedRow[]): ChannelCounts[] {
  return [...Map.groupBy(rows, ({ channel }) => channel)]
    .map(([channel, of]) => ({
      channel,
      asked: of.length,
      answered: of.filter(({ status }) => status === "answered" || status === "partial").length,
      useful: of.filter(({ useful }) => useful === true).length,
      notUseful: of.filter(({ useful }) => useful === false).length,
      latency: latencyOf(of.map(({ elapsedMs }) => elapsedMs)),
    }))
    .sort((a, b) => b.asked - a.asked || (a.channel < b.channel ? -1 : 1));
}
