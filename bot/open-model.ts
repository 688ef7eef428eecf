import { createModelDesk, type DeskOutcome, type ModelDesk } from "./answering/model/model-desk.ts";
import { answerAtDesk } from "./answering/model/model-room.ts";
import { ModelSettingsSchema } from "./answering/model/model-settings.ts";
import { openChatModel } from "./answering/model/open-chat-model.ts";
import type { AnswerWithModel } from "./answering/model/receipt.ts";
import { machineTime } from "./answering/model/time.ts";
import { withSecondOpinion } from "./answering/model/with-second-opinion.ts";
import type { Config } from "./config.ts";
import type { Logger } from "./logger.ts";
import { readSettings } from "./read-settings.ts";

/** A language model that is configured. */
export interface OpenedModel {
  readonly answerWithModel: AnswerWithModel;
  readonly desk: ModelDesk;
}

export interface OpenModelParts {
  readonly log: Logger;
  readonly onOutcome?: (outcome: DeskOutcome) => void;
}

/**
 * Opens the language model; `null` where none is configured, and nothing is loaded for it.
 *
 * @throws ConfigInvalidError where only some of its settings are there
 */
export async function openModel(
  { environment }: Pick<Config, "environment">,
  parts: OpenModelParts,
): Promise<OpenedModel | null> {
  const settings = readSettings(ModelSettingsSchema, environment);
  if (!settings) return null;
  const { createModelComposer } = await import("./answering/model/model-composer.ts");
  const desk = createModelDesk({
    ...parts,
    model: await openChatModel(settings),
    settings: {
      timeoutMs: settings.SHENWEN_MODEL_TIMEOUT_MS,
      concurrency: settings.SHENWEN_MODEL_CONCURRENCY,
      tokensPerPerson: settings.SHENWEN_MODEL_TOKENS_PER_PERSON,
      tokensPerDay: settings.SHENWEN_MODEL_TOKENS_PER_DAY,
    },
    time: machineTime,
    random: Math.random,
  });
  return { desk, answerWithModel: answerAtDesk(desk, withSecondOpinion(createModelComposer())) };
}
