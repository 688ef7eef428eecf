import type { ChatModel } from "./answering/model/chat-model.ts";
import {
  createModelDesk,
  type DeskSettings,
  type ModelDesk,
  type ModelDeskParts,
} from "./answering/model/model-desk.ts";
import { answerAtDesk, type Composer } from "./answering/model/model-room.ts";
import type { AnswerWithModel } from "./answering/model/receipt.ts";
import { machineTime } from "./answering/model/time.ts";
import type { Config } from "./config.ts";

/** A language model that is configured. */
export interface OpenedModel {
  readonly answerWithModel: AnswerWithModel;
  readonly desk: ModelDesk;
}

/** Opens the language model; `null` where none is configured, and nothing is loaded for it. */
export async function openModel(
  config: Config,
  parts: Pick<ModelDeskParts, "log" | "onOutcome">,
): Promise<OpenedModel | null> {
  const configured = await readConfigured(config);
  if (!configured) return null;
  const { model, settings, compose } = configured;
  const desk = createModelDesk({
    ...parts,
    model,
    settings,
    time: machineTime,
    random: Math.random,
  });
  return { desk, answerWithModel: answerAtDesk(desk, compose) };
}

interface Configured {
  readonly model: ChatModel;
  readonly settings: DeskSettings;
  readonly compose: Composer;
}

/** No model can be configured yet. */
async function readConfigured(_: Config): Promise<Configured | null> {
  return null;
}
