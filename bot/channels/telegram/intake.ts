import { maskPersonal } from "#bot/conversation/mask-personal.ts";
import { createWorker, type Judgement, type WorkerParts } from "../worker.ts";
import { describeFailure, isOurs, mayPass } from "./bot-api.ts";
import { chatOf, type Message, parseUpdate, type Update } from "./update.ts";

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
      if (chatOf(update) === undefined) return;
      await take(String(update.update_id), maskUpdate(update));
    },
    settle,
  };
}

/** Without what tells who somebody is; as long as it was, so that the entities still fit. */
function maskUpdate(update: Update): Update {
  const { message, edited_message: edited } = update;
  return {
    ...update,
    ...(message ? { message: maskMessage(message) } : {}),
    ...(edited ? { edited_message: maskMessage(edited) } : {}),
  };
}

function maskMessage(message: Message): Message {
  const { text, caption } = message;
  return {
    ...message,
    ...(text === undefined ? {} : { text: maskPersonal(text) }),
    ...(caption === undefined ? {} : { caption: maskPersonal(caption) }),
  };
}

function judge(error: unknown): Judgement {
  const facts = describeFailure(error);
  if (mayPass(error)) return { again: "later", facts };
  return { again: isOurs(error) ? "soon" : "never", facts };
}
