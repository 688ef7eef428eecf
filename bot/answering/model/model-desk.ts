import type { Logger } from "#bot/logger.ts";
import type { ChatModel, ModelPurpose, ModelRequest, Tokens } from "./chat-model.ts";
import {
  type BreakerSettings,
  type BreakerState,
  type CircuitBreaker,
  createCircuitBreaker,
  type Told,
} from "./circuit-breaker.ts";
import { createSlots } from "./slots.ts";
import type { Time } from "./time.ts";
import { type BudgetRefusal, type BudgetSettings, createTokenBudget } from "./token-budget.ts";
import { type Attempt, type Tried, type WriteFault, writeInTime } from "./write-in-time.ts";

export interface DeskSettings extends BudgetSettings {
  /** The longest that somebody waits for a model, a second try included. */
  readonly timeoutMs: number;
  /** Questions that are with the model at once. */
  readonly concurrency: number;
}

/** Five faults in a row are no accident; in half a minute a service is back, or it is down for long. */
const BREAKER: BreakerSettings = { faultsInRow: 5, pauseMs: 30_000 };
/** Kept back of a channel's deadline, for checking, keeping and sending the answer. */
const RESERVE_MS = 400;
/** In less no model has written an answer. */
const LEAST_MS = 500;
/** The longest wait for a slot. */
const LINE_MS = 2_000;
/** Set aside for what is written; the request is counted by its characters, of which none is more than a token or so. */
const COMPLETION_TOKENS = 1_500;

/** Of the time there is what each purpose may take: after an opinion the answer is still to be written. */
const SHARES: Readonly<Record<ModelPurpose, number>> = { answer: 1, opinion: 0.3 };
/** In less an opinion seldom comes, and the time is better spent on the answer. */
const LEAST_OPINION_MS = 2_000;

/** Who asks, and until when. */
export interface Asker {
  /** Whose budget it is; leaves this process in no form. */
  readonly person: string;
  /** Until when the channel waits, milliseconds since 1970; `null` where it waits as long as it takes. */
  readonly deadline: number | null;
  readonly signal?: AbortSignal;
  /** To write the answer where nothing else is said. */
  readonly purpose?: ModelPurpose;
}

export type NotAskedReason = BudgetRefusal | "busy" | "no-time" | "circuit-open" | "closed";

/** What a model wrote, or why it did not. */
export type DeskReply =
  | { readonly kind: "written"; readonly value: unknown; readonly tokens: Tokens }
  | { readonly kind: "not-asked"; readonly reason: NotAskedReason }
  | { readonly kind: "failed"; readonly reason: WriteFault };

/** The same as it is counted. */
export interface DeskOutcome {
  readonly kind: DeskReply["kind"];
  readonly purpose: ModelPurpose;
  readonly reason: NotAskedReason | WriteFault | null;
  readonly ms: number;
  readonly tries: number;
  readonly tokens: Tokens | null;
}

/** Askers whose channel sets a deadline give up sooner: what they find too slow may serve the others. */
export type Hurry = "patient" | "hurried";

/** How much of what there is is in use. */
export interface DeskLoad {
  readonly underWay: number;
  readonly slots: number;
  /** Used up or set aside. */
  readonly tokensToday: number;
  readonly tokensPerDay: number;
}

/** Where a model is asked; what it costs and how long it takes is bounded here. */
export interface ModelDesk {
  /** The model's name. */
  readonly model: string;
  /** Comes by the asker's deadline, and never rejects. */
  ask(request: Omit<ModelRequest, "signal">, who: Asker): Promise<DeskReply>;
  circuit(of: Hurry): BreakerState;
  load(): DeskLoad;
  /** Calls off what is under way, and asks nothing more. */
  close(): void;
}

export interface ModelDeskParts {
  readonly model: ChatModel;
  readonly settings: DeskSettings;
  readonly breaker?: BreakerSettings;
  readonly time: Time;
  /** From 0 to 1. */
  readonly random: () => number;
  readonly log: Logger;
  /** Is told of every question, whatever came of it. */
  readonly onOutcome?: (outcome: DeskOutcome) => void;
}

/** Creates the desk before a model. */
export function createModelDesk(parts: ModelDeskParts): ModelDesk {
  const { model, settings, time, breaker = BREAKER } = parts;
  const closing = new AbortController();
  const tools: DeskTools = {
    ...parts,
    budget: createTokenBudget(settings, time.now),
    slots: createSlots(settings.concurrency, time),
    breakers: {
      patient: createCircuitBreaker(breaker, time.now),
      hurried: createCircuitBreaker(breaker, time.now),
    },
    closing: closing.signal,
  };
  return {
    model: model.name,
    async ask(request, who) {
      const began = time.now();
      const limits = limitsOf(who, began, settings);
      const asked = await askInBudget(request, { who, ...limits }, tools);
      const { tries, hasCome: _, status, ...reply } = asked;
      const tokens = reply.kind === "written" ? reply.tokens : null;
      const reason = reply.kind === "written" ? null : reply.reason;
      const { purpose = "answer" } = who;
      const outcome = { kind: reply.kind, purpose, reason, ms: time.now() - began, tries, tokens };
      report(outcome, { status, circuit: tools.breakers[limits.hurry].state() }, parts);
      return reply;
    },
    circuit: (of) => tools.breakers[of].state(),
    load: () => ({
      underWay: tools.slots.taken(),
      slots: settings.concurrency,
      tokensToday: tools.budget.usedToday(),
      tokensPerDay: settings.tokensPerDay,
    }),
    close: () => closing.abort(),
  };
}

interface DeskTools extends ModelDeskParts {
  readonly budget: ReturnType<typeof createTokenBudget>;
  readonly slots: ReturnType<typeof createSlots>;
  readonly breakers: Readonly<Record<Hurry, CircuitBreaker>>;
  readonly closing: AbortSignal;
}

interface Limits {
  readonly until: number;
  readonly hurry: Hurry;
}

type Asked = DeskReply & Tried & { readonly status?: number | undefined };

function limitsOf(
  { deadline, purpose = "answer" }: Asker,
  now: number,
  { timeoutMs }: DeskSettings,
): Limits {
  const patient = now + timeoutMs;
  const hurried = (deadline ?? Number.POSITIVE_INFINITY) - RESERVE_MS;
  const until = now + (Math.min(hurried, patient) - now) * SHARES[purpose];
  return { until, hurry: hurried < patient ? "hurried" : "patient" };
}

async function askInBudget(
  request: Omit<ModelRequest, "signal">,
  limits: Limits & { readonly who: Asker },
  tools: DeskTools,
): Promise<Asked> {
  const { time, budget, breakers, closing } = tools;
  const { who, until, hurry } = limits;
  if (closing.aborted || who.signal?.aborted) return notAsked("closed");
  const leastMs = who.purpose === "opinion" ? LEAST_OPINION_MS : LEAST_MS;
  if (until - time.now() < leastMs) return notAsked("no-time");
  if (breakers[hurry].state() === "open") return notAsked("circuit-open");
  const most = request.system.length + request.user.length + COMPLETION_TOKENS;
  const reserved = budget.reserve(who.person, most);
  if (typeof reserved === "string") return notAsked(reserved);
  const asked = await askInLine(request, limits, tools);
  reserved.settle(usedBy(asked, most));
  return asked;
}

/** A service that fails before a word of it has come costs nothing; what was called off may have been written, and is paid for. */
const FREE: ReadonlySet<WriteFault> = new Set(["rate-limited", "server", "connection", "broken"]);

function usedBy(asked: Asked, most: number): number {
  if (asked.kind === "not-asked") return 0;
  if (asked.kind === "failed") return FREE.has(asked.reason) && !asked.hasCome ? 0 : most;
  const counted = asked.tokens.prompt + asked.tokens.completion;
  // Of a service that does not count, every character is a token.
  const written = JSON.stringify(asked.value) ?? "";
  return counted > 0 ? counted : most - COMPLETION_TOKENS + written.length;
}

async function askInLine(
  request: Omit<ModelRequest, "signal">,
  { who, until, hurry }: Limits & { readonly who: Asker },
  tools: DeskTools,
): Promise<Asked> {
  const { slots, time, breakers, closing } = tools;
  const giveBack = await slots.take(Math.min(LINE_MS, until - time.now() - LEAST_MS));
  if (!giveBack) return notAsked("busy");
  try {
    const cancel = who.signal ? AbortSignal.any([closing, who.signal]) : closing;
    if (cancel.aborted) return notAsked("closed");
    const leave = breakers[hurry].enter();
    if (!leave) return notAsked("circuit-open");
    const attempt = await writeInTime(request, { until, leastMs: LEAST_MS, cancel }, tools);
    leave(whatTold(attempt));
    return toAsked(attempt);
  } finally {
    giveBack();
  }
}

function toAsked(attempt: Attempt & Tried): Asked {
  if (attempt.kind === "written") return attempt;
  const { reason, tries, hasCome, status } = attempt;
  return { kind: "failed", reason, tries, hasCome, status };
}

function notAsked(reason: NotAskedReason): Asked {
  return { kind: "not-asked", reason, tries: 0, hasCome: false };
}

/** A service that refuses a question or writes nonsense is there: the next question may fare better. */
const WORKS: ReadonlySet<WriteFault> = new Set<WriteFault>(["refused", "malformed", "unwanted"]);
const UNCLEAR: ReadonlySet<WriteFault> = new Set(["cancelled", "broken"]);

function whatTold(attempt: Attempt): Told {
  if (attempt.kind === "written" || WORKS.has(attempt.reason)) return "worked";
  return UNCLEAR.has(attempt.reason) ? "unclear" : "fault";
}

/** One line and one count for each question, with no word of it. */
function report(
  outcome: DeskOutcome,
  { status, circuit }: { status: number | undefined; circuit: BreakerState },
  { log, onOutcome }: ModelDeskParts,
): void {
  const { kind, purpose, reason, ms, tries, tokens } = outcome;
  const line = { event: `model.${kind}`, purpose, ms, tries, circuit };
  if (kind === "written") log.info({ ...line, tokens });
  else log.warn({ ...line, reason, ...(status === undefined ? {} : { status }) });
  onOutcome?.(outcome);
}
