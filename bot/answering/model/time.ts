/** The clock, and what happens after a while. */
export interface Time {
  /** Milliseconds since 1970. */
  now(): number;
  /** Gives what calls it off. */
  after(ms: number, run: () => void): () => void;
}

/** The time of this machine. */
export const machineTime: Time = {
  now: Date.now,
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};
