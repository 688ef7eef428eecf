import type { Time } from "#bot/answering/model/time.ts";

/** Time that passes when a test says so. */
export interface FakeTime extends Time {
  /** Lets so much pass, and what waits for it happen in its order. */
  pass(ms: number): Promise<void>;
}

/** Creates a clock that stands at a moment. */
export function createFakeTime(at = Date.parse("2026-11-23T08:00:00Z")): FakeTime {
  let now = at;
  let waiting: { readonly at: number; readonly run: () => void }[] = [];
  return {
    now: () => now,
    after(ms, run) {
      const timer = { at: now + ms, run };
      waiting.push(timer);
      return () => {
        waiting = waiting.filter((other) => other !== timer);
      };
    },
    async pass(ms) {
      const end = now + ms;
      await settle();
      for (;;) {
        const [next] = waiting.filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at);
        if (!next) break;
        waiting = waiting.filter((other) => other !== next);
        now = next.at;
        next.run();
        await settle();
      }
      now = end;
    },
  };
}

/** Lets all that is due already happen. */
function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
