export interface BreakerSettings {
  /** Faults in a row after which nobody is asked any more. */
  readonly faultsInRow: number;
  /** For how long nobody is asked; after it one question is tried. */
  readonly pauseMs: number;
}

/** Everything is asked; nothing is; one question is tried. */
export type BreakerState = "closed" | "open" | "half-open";

/** What a question told about the service; `unclear` where it was none of its doing. */
export type Told = "worked" | "fault" | "unclear";

export interface CircuitBreaker {
  state(): BreakerState;
  /** Gives what is to be called with the outcome, once; `null` where nobody may ask now. */
  enter(): ((told: Told) => void) | null;
}

/** Creates the breaker that leaves a service alone which fails time after time. */
export function createCircuitBreaker(
  { faultsInRow, pauseMs }: BreakerSettings,
  clock: () => number,
): CircuitBreaker {
  let faults = 0;
  let openedAt: number | null = null;
  let isTrying = false;
  const state = (): BreakerState => {
    if (openedAt === null) return "closed";
    return isTrying || clock() - openedAt >= pauseMs ? "half-open" : "open";
  };
  return {
    state,
    enter() {
      const now = state();
      if (now === "open" || isTrying) return null;
      const isTrial = now === "half-open";
      isTrying = isTrial;
      return (told) => {
        if (isTrial) isTrying = false;
        // What was under way when it opened says nothing of now.
        else if (openedAt !== null) return;
        if (told === "worked") {
          faults = 0;
          openedAt = null;
        }
        if (told !== "fault") return;
        faults += 1;
        if (faults >= faultsInRow) openedAt = clock();
      };
    },
  };
}
