import { createHmac, randomBytes } from "node:crypto";
import { shanghaiDay } from "#knowledge/shanghai-day.ts";

/** How many tokens may be used up in a day of Shanghai. */
export interface BudgetSettings {
  readonly tokensPerPerson: number;
  readonly tokensPerDay: number;
}

/** Tokens that are set aside while a model writes. */
export interface Reservation {
  /** Puts what was used in the place of what was set aside. */
  settle(used: number): void;
}

export type BudgetRefusal = "no-budget-person" | "no-budget-day";

export interface TokenBudget {
  /** Sets tokens aside, so that questions at the same time do not together use up more than there is. */
  reserve(person: string, tokens: number): Reservation | BudgetRefusal;
  /** Used up or set aside today, by all together. */
  usedToday(): number;
}

/**
 * Creates the budget of a day, which begins anew at midnight in Shanghai and with the process. People are told apart by a
 * hash with a key that only this process has; there are no more of them than the tokens of a day pay for.
 */
export function createTokenBudget(settings: BudgetSettings, clock: () => number): TokenBudget {
  const key = randomBytes(32);
  let day = { name: "", all: 0, people: new Map<string, number>() };
  const today = (): typeof day => {
    const name = shanghaiDay(new Date(clock()));
    if (day.name !== name) day = { name, all: 0, people: new Map() };
    return day;
  };
  return {
    usedToday: () => today().all,
    reserve(person, tokens) {
      const own = today();
      const who = createHmac("sha256", key).update(person).digest("base64url");
      if (own.all + tokens > settings.tokensPerDay) return "no-budget-day";
      if ((own.people.get(who) ?? 0) + tokens > settings.tokensPerPerson) return "no-budget-person";
      const add = (change: number): void => {
        const left = (own.people.get(who) ?? 0) + change;
        own.all += change;
        if (left > 0) own.people.set(who, left);
        else own.people.delete(who);
      };
      add(tokens);
      return { settle: (used) => add(used - tokens) };
    },
  };
}
