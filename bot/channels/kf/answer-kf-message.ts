import { createHash } from "node:crypto";
import type { Answer } from "#bot/answering/answer.ts";
import type { Logger } from "#bot/logger.ts";
import { say } from "#knowledge/wording.ts";
import {
  type AnswerParts,
  answerMessage,
  conversationOf,
  renderInManner,
  type Told,
} from "../tencent/answer-message.ts";
import { describeFailure, PlatformRefusedError } from "../tencent/platform-api.ts";
import type { TencentMessage } from "../tencent/read-message.ts";
import type { Progress } from "../worker.ts";
import { KF_STATE, type KfApi } from "./kf-api.ts";
import { type KfCustomer, type KfMessage, readKfMessage } from "./kf-message.ts";
import { renderMenu } from "./render-menu.ts";

export interface KfParts {
  readonly api: KfApi;
  readonly answering: AnswerParts;
  readonly publicUrl: string | undefined;
  readonly clock: () => number;
  readonly log: Logger;
}

/** For so long after somebody entered they may be greeted (developer.work.weixin.qq.com/document/path/94670). */
const WELCOME_MS = 20_000;

/**
 * Answers one message at its desk; says nothing while a colleague has the conversation.
 *
 * @param progress 1 once the customer is told of being handed over, 2 once the answer is sent
 * @throws PlatformUnreachableError, PlatformRefusedError
 */
export async function answerKfMessage(
  taken: KfMessage,
  progress: Progress,
  parts: KfParts,
): Promise<void> {
  const wish = readKfMessage(taken);
  if (wish?.kind === "enter") return welcome(wish, parts);
  if (wish?.kind !== "message") return;
  if (progress.sent === 0 && !(await isOurs(wish, parts))) return;
  const told = await answerMessage(wish.message, { of: wish.message.key, at: 0 }, parts.answering);
  const { answer } = told;
  if (told.text === null) return;
  const isHandedOff = answer !== undefined && wantsPerson(answer);
  if (isHandedOff && (await handOff(answer, { wish, taken, progress }, parts))) return;
  const text = isHandedOff ? await tellNobody(told, wish, parts) : told.text;
  if (progress.sent < 2) await parts.api.sendText(wish, text, idOf(taken, "text"));
  progress.sent = 2;
  told.given?.();
  if (answer) await sendMenu(answer, { wish, taken }, parts);
}

/** Who is in danger is told the numbers and stays with the bot: a queue may have nobody at its end. */
export function wantsPerson({ status, parts, ticket }: Answer): boolean {
  const isInDanger = parts.some(({ kind }) => kind === "emergency");
  return status === "handed-off" && ticket === undefined && !isInDanger;
}

/**
 * What is said when the desk's queue takes nobody: asked again without it, the message opens a ticket of the staff where
 * there is any, and that is told.
 */
async function tellNobody(
  told: Told,
  { message }: { message: TencentMessage },
  { answering }: KfParts,
): Promise<string> {
  const conversationId = conversationOf(message, answering);
  const text = message.kind === "text" ? message.text : "";
  const messageId = `${message.key}:ticket`;
  const { answer } = await answering.handle({ conversationId, messageId, text });
  if (answer.ticket === undefined) return say(answering.wording, "kf.nobody", answer.tongue);
  const pieces = await renderInManner(answer, conversationId, answering);
  return pieces[0] ?? told.text ?? "";
}

async function welcome(
  { code, at }: { code: string; at: number },
  { api, answering: { wording }, clock }: KfParts,
): Promise<void> {
  if (clock() - at > WELCOME_MS) return;
  await api.sendOnEvent(code, say(wording, "kf.welcome", "zh"));
}

/** Whether the bot has the conversation; a fresh one is taken over, so that it is not given to a colleague meanwhile. */
async function isOurs(customer: KfCustomer, { api, log }: KfParts): Promise<boolean> {
  const state = await api.readState(customer);
  if (state === KF_STATE.queued || state === KF_STATE.person) return false;
  if (state === KF_STATE.fresh) {
    await api.changeState(customer, KF_STATE.bot).catch((error) => {
      if (!(error instanceof PlatformRefusedError)) throw error;
      log.warn({ event: "kf.state-refused", ...describeFailure(error) });
    });
  }
  return true;
}

/**
 * Puts the customer into the queue for a colleague; `false` where that is refused, as with nobody on duty. The customer is
 * told before it: in the queue the bot may not write any more.
 */
async function handOff(
  { tongue }: Answer,
  { wish, taken, progress }: { wish: KfCustomer; taken: KfMessage; progress: Progress },
  { api, answering, log }: KfParts,
): Promise<boolean> {
  const said = say(answering.wording, "kf.handing-over", tongue);
  if (progress.sent === 0) await api.sendText(wish, said, idOf(taken, "handing-over"));
  progress.sent = 1;
  try {
    await api.changeState(wish, KF_STATE.queued);
    log.info({ event: "kf.handed-over" });
    return true;
  } catch (error) {
    if (!(error instanceof PlatformRefusedError)) throw error;
    log.warn({ event: "kf.hand-over-refused", ...describeFailure(error) });
    return false;
  }
}

/** What can be pressed; the answer is told without it. */
async function sendMenu(
  answer: Answer,
  { wish, taken }: { wish: KfCustomer & { message: TencentMessage }; taken: KfMessage },
  { api, answering, publicUrl, log }: KfParts,
): Promise<void> {
  const kept = await answering.shelf.newest(conversationOf(wish.message, answering));
  const { wording } = answering;
  const manner = await answering.store.manner(conversationOf(wish.message, answering));
  const hasMore = kept?.key === taken.msgid;
  const menu = renderMenu(answer, { hasMore, manner, wording, publicUrl });
  if (!menu) return;
  try {
    await api.sendMenu(wish, menu, idOf(taken, "menu"));
  } catch (error) {
    log.warn({ event: "kf.menu-failed", ...describeFailure(error) });
  }
}

/** The same for the same message, so that it is known when it is sent again. */
function idOf({ msgid }: KfMessage, what: string): string {
  return createHash("sha256").update(`${msgid} ${what}`).digest("hex").slice(0, 32);
}
