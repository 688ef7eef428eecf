/** What must be known when somebody comes back from the provider. */
export interface Visit {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly back: string;
}

/** Those who are at the provider now, each by what their browser holds. */
export interface Visits {
  add(id: string, visit: Visit): void;
  /** Gives a visit once, and only in its time. */
  take(id: string): Visit | null;
}

const MOST = 1_000;

/** Holds visits in memory: who was away over a restart begins anew. */
export function createVisits(clock: () => number, timeMs: number): Visits {
  const all = new Map<string, Visit & { at: number }>();
  return {
    add(id, visit) {
      all.set(id, { ...visit, at: clock() });
      for (const [oldest, { at }] of all) {
        if (all.size <= MOST && clock() - at <= timeMs) break;
        all.delete(oldest);
      }
    },
    take(id) {
      const visit = all.get(id);
      all.delete(id);
      return visit && clock() - visit.at <= timeMs ? visit : null;
    },
  };
}
