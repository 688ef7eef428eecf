import { createWorker, type Judgement, type WorkerParts } from "../worker.ts";
import { describeFailure, isOurs, mayPass } from "./bot-api.ts";
import { chatOf, parseUpdate, type Update } from "./update.ts";

/** Takes updates in, each once, and works them off. */
export interface Intake {
  open(): Promise<void>;
  /** Resolves when the update is kept; it is answered after that. */
  take(update: Update): Promise<void>;
  settle(): Promise<void>;
}

/**
 * Creates the intake. An update is known by its `update_id`, which stays the same however often it is delivered
 * (core.telegram.org/bots/api#update). What cannot be sent now is tried again later; what Telegram refuses (400, 403: the
 * person blocked the bot) is done.
 */
export function createIntake(
  parts: Omit<WorkerParts<Update>, "name" | "parse" | "queueOf" | "judge">,
): Intake {
  const { open, take, settle } = createWorker({
    ...parts,
    name: "telegram",
    parse: parseUpdate,
    queueOf: (update) => String(chatOf(update)),
    judge,
  });
  return {
    open,
    async take(update) {
      if (chatOf(update) !== undefined) await take(String(update.update_id), update);
    },
    settle,
  };
}

function judge(error: unknown): Judgement {
  const facts = describeFailure(error);
  if (mayPass(error)) return { again: "later", facts };
  return { again: isOurs(error) ? "soon" : "never", facts };
}
