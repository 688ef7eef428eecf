import { z } from "zod";
import {
  type ChatModel,
  ModelFailedError,
  type ModelRequest,
  type Written,
} from "#bot/answering/model/chat-model.ts";
import type { BreakerSettings } from "#bot/answering/model/circuit-breaker.ts";
import {
  type Asker,
  createModelDesk,
  type DeskOutcome,
  type DeskSettings,
} from "#bot/answering/model/model-desk.ts";
import { createLogger } from "#bot/logger.ts";
import { captureOutput } from "./capture-output.ts";
import { createFakeTime } from "./fake-time.ts";

interface DeskOver extends Partial<DeskSettings> {
  readonly breaker?: BreakerSettings;
  readonly onOutcome?: (outcome: DeskOutcome) => void;
}

const SETTINGS: DeskSettings = {
  timeoutMs: 20_000,
  concurrency: 8,
  tokensPerPerson: 1_000_000,
  tokensPerDay: 1_000_000,
};

/** What a model does when it is asked. */
export type Act = (request: ModelRequest) => Promise<Written>;

export const USED = { prompt: 900, completion: 100 };
export const QUESTION = "我叫王小明，老房子想装电梯";
const request = { system: "规则", user: QUESTION, schema: z.unknown() };

/** Answers at once. */
export const writes: Act = async () => ({ value: "好", tokens: USED });
export const fails =
  (...[reason, details]: ConstructorParameters<typeof ModelFailedError>): Act =>
  () =>
    Promise.reject(new ModelFailedError(reason, details));
/** Never comes, whether or not it is called off. */
export const hangs: Act = () => new Promise(() => {});

/** A desk before a model that acts as told, call by call; after that as by the last. */
export function openDesk(acts: readonly Act[], over: DeskOver = {}) {
  const { breaker, onOutcome, ...settings } = over;
  const time = createFakeTime();
  const output = captureOutput();
  const outcomes: DeskOutcome[] = [];
  const asked: ModelRequest[] = [];
  const model: ChatModel = {
    name: "scripted",
    write(sent) {
      asked.push(sent);
      const act = acts[asked.length - 1] ?? acts.at(-1) ?? writes;
      return act(sent);
    },
  };
  const desk = createModelDesk({
    model,
    settings: { ...SETTINGS, ...settings },
    ...(breaker ? { breaker } : {}),
    time,
    random: () => 0.5,
    log: createLogger("info", output.stream),
    onOutcome(outcome) {
      outcomes.push(outcome);
      onOutcome?.(outcome);
    },
  });
  const ask = (who: Partial<Asker> = {}, over: Partial<typeof request & ModelRequest> = {}) =>
    desk.ask({ ...request, ...over }, { person: "telegram:7", deadline: null, ...who });
  const lines = () =>
    output
      .text()
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  return { desk, time, ask, asked, outcomes, lines, output };
}
