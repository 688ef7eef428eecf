/** How many messages a person may be sent for something they did, and for how long. */
export interface Allowance {
  readonly messages: number;
  readonly ms: number;
}

/** What opens an allowance; the same again begins it anew and adds nothing to it. */
export type Occasion = "message" | "event";

/** Counts what may be sent to whom. */
export interface Quota {
  /** Notes what a person did. */
  grant(person: string, occasion: Occasion, allowance: Allowance, at: number): void;
  /** Uses one message of the allowance that ends first; `false` when none is left. */
  use(person: string): boolean;
  /** The platform says that none is left. */
  exhaust(person: string): void;
}

/** Of people; who wrote longest ago is forgotten first. */
const MOST_PEOPLE = 20_000;

/** Creates a count that lasts as long as the process; after a restart the platform's own refusal is what limits. */
export function createQuota(clock: () => number): Quota {
  const granted = new Map<string, Map<Occasion, { left: number; until: number }>>();
  return {
    grant(person, occasion, { messages, ms }, at) {
      const all = new Map(granted.get(person)).set(occasion, { left: messages, until: at + ms });
      granted.delete(person);
      granted.set(person, all);
      const [oldest] = granted.keys();
      if (granted.size > MOST_PEOPLE && oldest !== undefined) granted.delete(oldest);
    },
    use(person) {
      const [first] = [...(granted.get(person)?.values() ?? [])]
        .filter(({ left, until }) => left > 0 && until > clock())
        .sort((a, b) => a.until - b.until);
      if (!first) return false;
      first.left -= 1;
      return true;
    },
    exhaust(person) {
      granted.delete(person);
    },
  };
}
