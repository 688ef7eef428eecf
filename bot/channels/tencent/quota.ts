/** How many messages a person may be sent for something they did, and for how long. */
export interface Allowance {
  readonly messages: number;
  readonly ms: number;
}

/** Counts what may be sent to whom. */
export interface Quota {
  /** Notes what a person did; it counts from then on, beside what they did before. */
  grant(person: string, allowance: Allowance, at: number): void;
  /** Uses one message of the allowance that ends first; `false` when none is left. */
  use(person: string): boolean;
  /** The platform says that none is left. */
  exhaust(person: string): void;
}

/** Of people; who wrote longest ago is forgotten first. */
const MOST_PEOPLE = 20_000;

/** Creates a count that lasts as long as the process; after a restart the platform's own refusal is what limits. */
export function createQuota(clock: () => number): Quota {
  const granted = new Map<string, { left: number; until: number }[]>();
  const valid = (person: string): { left: number; until: number }[] =>
    (granted.get(person) ?? []).filter(({ left, until }) => left > 0 && until > clock());
  return {
    grant(person, { messages, ms }, at) {
      const all = [...valid(person), { left: messages, until: at + ms }];
      granted.delete(person);
      granted.set(
        person,
        all.sort((a, b) => a.until - b.until),
      );
      const [oldest] = granted.keys();
      if (granted.size > MOST_PEOPLE && oldest !== undefined) granted.delete(oldest);
    },
    use(person) {
      const [first] = valid(person);
      if (!first) return false;
      first.left -= 1;
      return true;
    },
    exhaust(person) {
      granted.delete(person);
    },
  };
}
