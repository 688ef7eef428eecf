import { z } from "zod";
import { createModelComposer } from "#bot/answering/model/model-composer.ts";
import { createModelDesk } from "#bot/answering/model/model-desk.ts";
import { answerAtDesk } from "#bot/answering/model/model-room.ts";
import { type ModelSettings, ModelSettingsSchema } from "#bot/answering/model/model-settings.ts";
import { openChatModel } from "#bot/answering/model/open-chat-model.ts";
import type { AnswerWithModel } from "#bot/answering/model/receipt.ts";
import { machineTime } from "#bot/answering/model/time.ts";
import { withSecondOpinion } from "#bot/answering/model/with-second-opinion.ts";
import type { Logger } from "#bot/logger.ts";
import { readSettings } from "#bot/read-settings.ts";

/** A real model that the questions are answered with. */
export interface ModelUnderEval {
  readonly name: string;
  readonly answerWithModel: AnswerWithModel;
  /** How its answers ended, and what they took. */
  lines(): string[];
}

/** Why no figures are printed. */
export class NoFiguresError extends Error {
  override name = "NoFiguresError" as const;
}

/** The names of models that play a part and answer nothing. */
export const SCRIPTED = /^scripted(?:-|$)/iu;
const ModelsSchema = z.object({ data: z.array(z.object({ id: z.string() })) });

/**
 * Opens the configured model for an evaluation.
 *
 * @throws NoFiguresError where none is configured, or it is the scripted one of the tests: what that gets right it was told
 */
export async function openModelUnderEval(
  environment: NodeJS.ProcessEnv,
  log: Logger,
): Promise<ModelUnderEval> {
  const settings = readSettings(ModelSettingsSchema, environment);
  if (!settings)
    throw new NoFiguresError(
      "No model is configured: set SHENWEN_MODEL_BASE_URL and the two after it.",
    );
  await refuseScripted(settings);
  const model = await openChatModel(settings);
  const desk = createModelDesk({
    model,
    settings: {
      timeoutMs: settings.SHENWEN_MODEL_TIMEOUT_MS,
      concurrency: settings.SHENWEN_MODEL_CONCURRENCY,
      tokensPerPerson: Number.MAX_SAFE_INTEGER,
      tokensPerDay: Number.MAX_SAFE_INTEGER,
    },
    time: machineTime,
    random: Math.random,
    log,
  });
  return {
    name: model.name,
    ...countEndings(answerAtDesk(desk, withSecondOpinion(createModelComposer()))),
  };
}

async function refuseScripted(settings: ModelSettings): Promise<void> {
  const names = [settings.SHENWEN_MODEL, ...(await servedModels(settings))];
  const scripted = names.find((name) => SCRIPTED.test(name));
  if (scripted)
    throw new NoFiguresError(
      `"${scripted}" is a scripted model: it plays what it is told, so its accuracy says nothing and is not printed.`,
    );
}

/** What the service says it serves; none where it does not say. */
async function servedModels(settings: ModelSettings): Promise<string[]> {
  const url = `${settings.SHENWEN_MODEL_BASE_URL.replace(/\/$/u, "")}/models`;
  const headers = { authorization: `Bearer ${settings.SHENWEN_MODEL_API_KEY}` };
  try {
    const response = await fetch(url, { headers, signal: AbortSignal.timeout(5000) });
    const read = ModelsSchema.safeParse(await response.json());
    return read.success ? read.data.data.map(({ id }) => id) : [];
  } catch {
    return [];
  }
}

function countEndings(answerWithModel: AnswerWithModel): Omit<ModelUnderEval, "name"> {
  const endings = new Map<string, number>();
  const opinions = new Map<string, number>();
  const times: number[] = [];
  let tokens = 0;
  let replaced = 0;
  return {
    async answerWithModel(...asked) {
      const began = performance.now();
      const answered = await answerWithModel(...asked);
      const { endedBy, checks, tokens: used, model, opinion } = answered.receipt;
      if (model !== null) times.push(performance.now() - began);
      endings.set(endedBy, (endings.get(endedBy) ?? 0) + 1);
      if (opinion) opinions.set(opinion.verdict, (opinions.get(opinion.verdict) ?? 0) + 1);
      tokens += used ? used.prompt + used.completion : 0;
      replaced += checks.replaced.length;
      return answered;
    },
    lines() {
      const sorted = times.toSorted((one, other) => one - other);
      const at = (share: number): string =>
        (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(0);
      return [
        `ended: ${listCounts(endings)}`,
        `asked what is meant: ${listCounts(opinions) || "never"}`,
        `sentences replaced with the statement itself: ${replaced}`,
        `tokens ${tokens}; with the model p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`,
      ];
    },
  };
}

function listCounts(counts: ReadonlyMap<string, number>): string {
  const sorted = [...counts].toSorted(([, one], [, other]) => other - one);
  return sorted.map(([name, count]) => `${name} ${count}`).join(", ");
}
