import { setImmediate } from "node:timers/promises";
import type { Wait } from "#bot/channels/tencent/passive-window.ts";

/** Time that passes when it is told to. */
export interface VirtualTime {
  readonly clock: () => number;
  readonly wait: Wait;
  /** How many are waiting. */
  waiting(): number;
  /** Lets time pass; what was waited for happens at its moment and in order. */
  advance(milliseconds: number): Promise<void>;
}

/** Creates a clock that stands at `start`, milliseconds since 1970. */
export function createVirtualTime(start: number): VirtualTime {
  let now = start;
  const waits = new Set<{ at: number; end: () => void }>();
  const next = () => [...waits].sort((a, b) => a.at - b.at)[0];
  return {
    clock: () => now,
    wait: (milliseconds, signal) =>
      new Promise((resolve) => {
        const entry = { at: now + milliseconds, end: resolve };
        waits.add(entry);
        signal.addEventListener("abort", () => {
          waits.delete(entry);
          resolve();
        });
      }),
    waiting: () => waits.size,
    async advance(milliseconds) {
      const end = now + milliseconds;
      for (let due = next(); due && due.at <= end; due = next()) {
        now = due.at;
        waits.delete(due);
        due.end();
        await passOn();
      }
      now = end;
      await passOn();
    },
  };
}

/** Lets everything run that is ready to. */
async function passOn(): Promise<void> {
  for (let round = 0; round < 8; round += 1) await setImmediate();
}

/** Resolves when something holds; the test's own timeout ends it otherwise. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await setImmediate();
}
