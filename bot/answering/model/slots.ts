import type { Time } from "./time.ts";

/** Lets so many work at once; the others wait in line. */
export interface Slots {
  /** Gives what gives the slot back; `null` where none came free in that time, or the line is too long. */
  take(waitMs: number): Promise<(() => void) | null>;
  /** How many are taken. */
  taken(): number;
}

/** Creates the slots; as many may wait as may work. */
export function createSlots(count: number, time: Time): Slots {
  let taken = 0;
  const line: (() => void)[] = [];
  const giveBack = (): void => {
    const next = line.shift();
    if (next) next();
    else taken -= 1;
  };
  return {
    taken: () => taken,
    take(waitMs) {
      if (taken < count) {
        taken += 1;
        return Promise.resolve(giveBack);
      }
      if (line.length >= count || waitMs <= 0) return Promise.resolve(null);
      return new Promise((resolve) => {
        const comes = (): void => {
          leave();
          resolve(giveBack);
        };
        const leave = time.after(waitMs, () => {
          line.splice(line.indexOf(comes), 1);
          resolve(null);
        });
        line.push(comes);
      });
    },
  };
}
