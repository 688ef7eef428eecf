import type { DeskOutcome, ModelDesk } from "./answering/model/model-desk.ts";
import type { AnswerWithModel } from "./answering/model/receipt.ts";
import type { Config } from "./config.ts";
import type { Logger } from "./logger.ts";

/** A language model that is configured. */
export interface OpenedModel {
  readonly answerWithModel: AnswerWithModel;
  readonly desk: ModelDesk;
}

export interface OpenModelParts {
  readonly log: Logger;
  readonly onOutcome?: (outcome: DeskOutcome) => void;
}

/** Opens the language model; `null` where none is configured, and nothing is loaded for it. */
export async function openModel(_: Config, _parts: OpenModelParts): Promise<OpenedModel | null> {
  return null;
}
