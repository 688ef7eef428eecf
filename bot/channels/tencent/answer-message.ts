import type { Answer } from "#bot/answering/answer.ts";
import type { ConversationStore } from "#bot/conversation/conversation-store.ts";
import type { MessageHandler } from "#bot/conversation/handle-message.ts";
import { WHAT_IS_KEPT } from "#bot/conversation/what-is-kept.ts";
import type { StaffWords } from "#bot/handoff/hand-off.ts";
import type { Position } from "#knowledge/places/coordinates.ts";
import { say, type Tongue, type Wording } from "#knowledge/wording.ts";
import type { Target } from "./passive-window.ts";
import { type ChangeOfManner, type Command, readCommand } from "./read-command.ts";
import type { TencentMessage } from "./read-message.ts";
import { type RenderParts, renderReply } from "./render-reply.ts";
import type { Kept, Shelf } from "./shelf.ts";

/** What one message is answered with. */
export interface Told {
  /** `null`: nothing is to be said. */
  readonly text: string | null;
  /** Which it is the text of, where it answers a question. */
  readonly answer?: Answer;
  /** To be called when the text is on its way. */
  given?(): void;
  /** To be called when it did not arrive after all. */
  takeBack?(): void;
}

export interface AnswerParts extends Omit<RenderParts, "manner"> {
  /** The channel's. */
  readonly name: string;
  readonly handle: MessageHandler;
  readonly store: ConversationStore;
  readonly shelf: Shelf;
  readonly staffWords?: StaffWords;
  /** Whether the platform has a queue for people of its own. */
  readonly hasOwnQueue?: boolean;
}

/** Menu keys whose click is answered with a sentence; another one's with help. */
const MENU_SENTENCES: ReadonlyMap<string, string> = new Map([
  ["menu.ask", "wechat.ask"],
  ["menu.places", "wechat.places"],
]);

/** The id of a person's conversation. */
export function conversationOf(
  { person }: Pick<TencentMessage, "person">,
  { name }: Pick<AnswerParts, "name">,
): string {
  return `${name}:${person}`;
}

/** Whose conversation it is. */
export function personOf(conversationId: string, name: string): string {
  return conversationId.slice(name.length + 1);
}

/** The language of what a message's sender is told before there is an answer. */
export function tongueOf(message: TencentMessage): Tongue {
  if (message.kind !== "text") return "zh";
  // A code is in capitals and in no language.
  return /\p{Script=Han}/u.test(message.text) || !/[a-z]/u.test(message.text) ? "zh" : "en";
}

/** Answers a message: questions through the conversation, everything else with what is kept or a sentence. */
export async function answerMessage(
  message: TencentMessage,
  target: Target,
  parts: AnswerParts,
): Promise<Told> {
  const { wording } = parts;
  const sentence = (key: string): Told => ({ text: say(wording, key, tongueOf(message)) });
  const mayFetch = parts.staffWords !== undefined && isLeftToUs(message);
  if (mayFetch && (await parts.staffWords.isWaiting(conversationOf(message, parts))))
    return ask(message, { text: "" }, target, parts);
  switch (message.kind) {
    case "text":
      return answerText(message, target, parts);
    case "position":
      return ask(message, { text: "", position: message.position }, target, parts);
    case "subscribe":
      return sentence("wechat.welcome");
    case "click":
      if (message.menuKey === "menu.continue") return goOn(message, target, parts);
      return sentence(MENU_SENTENCES.get(message.menuKey) ?? "wechat.help");
    case "voice":
      return sentence("wechat.unheard");
    case "other":
      return sentence("wechat.unread");
    case "passing":
    case "silent":
      return { text: null };
  }
}

/** Whether a message is none for the conversation, so that words of the staff that wait may be given for it. */
function isLeftToUs(message: TencentMessage): boolean {
  if (message.kind === "text") return readCommand(message.text)?.kind === "continue";
  return ["click", "voice", "other"].includes(message.kind);
}

async function answerText(
  message: TencentMessage & { kind: "text" },
  target: Target,
  parts: AnswerParts,
): Promise<Told> {
  const { text } = message;
  const command = readCommand(text);
  switch (command?.kind) {
    case "continue":
      return goOn(message, target, parts);
    case "code":
      return (
        (await pickUp(message, command, { target, parts })) ?? ask(message, { text }, target, parts)
      );
    case "forget":
      return forget(message, parts);
    case "privacy":
      return { text: say(parts.wording, "wechat.privacy", tongueOf(message), WHAT_IS_KEPT) };
    case "manner":
      return changeManner(message, command, parts);
    case "choice": {
      const chosen = await readChoice(message, command.number, parts);
      return ask(message, { text: chosen ?? text }, target, parts);
    }
    case undefined:
      return ask(message, { text }, target, parts);
  }
}

async function ask(
  message: TencentMessage,
  question: { text: string; position?: Position },
  target: Target,
  { name, handle, shelf, hasOwnQueue, ...rendering }: AnswerParts,
): Promise<Told> {
  const conversationId = conversationOf(message, { name });
  const { key: messageId } = message;
  const { deadline } = target;
  const waits = deadline === undefined ? {} : { deadline };
  const queue = hasOwnQueue ? { hasOwnQueue } : {};
  const reply = handle({ conversationId, messageId, ...question, ...waits, ...queue });
  const pieces = reply.then(({ answer }) => renderInManner(answer, conversationId, rendering));
  const told = await tell(shelf.put(conversationId, message.key, pieces), 0, shelf);
  return { ...told, answer: (await reply).answer };
}

/** The answer in pieces, as the person wants to be answered. */
export async function renderInManner(
  answer: Answer,
  conversationId: string,
  rendering: Omit<RenderParts, "manner"> & Pick<AnswerParts, "store">,
): Promise<string[]> {
  const manner = await rendering.store.manner(conversationId);
  return renderReply(answer, { ...rendering, manner });
}

async function forget(message: TencentMessage, parts: AnswerParts): Promise<Told> {
  const conversationId = conversationOf(message, parts);
  await parts.store.forget(conversationId);
  parts.shelf.forget(conversationId);
  return { text: say(parts.wording, "wechat.forgotten", tongueOf(message)) };
}

/** Says how answers will be; who wants them whole again gets the last one whole. */
async function changeManner(
  message: TencentMessage,
  { change, told }: ChangeOfManner,
  parts: AnswerParts,
): Promise<Told> {
  const { name, store, shelf, wording } = parts;
  const conversationId = conversationOf(message, { name });
  await store.setManner(conversationId, change);
  const kept = change.isShort === false ? await shelf.again(conversationId) : null;
  if (kept) return tell(kept, 0, shelf);
  return { text: say(wording, told, tongueOf(message)) };
}

/** The rest of the last answer, or one that was not ready in its time. */
async function goOn(
  message: TencentMessage,
  target: Target,
  { name, shelf, wording }: AnswerParts,
): Promise<Told> {
  const kept = await shelf.newest(conversationOf(message, { name }));
  if (!kept) return { text: say(wording, "wechat.no-more", tongueOf(message)) };
  target.of = kept.key;
  // What is worked on may be given to another meanwhile.
  await kept.pieces;
  return tell(kept, kept.next, shelf);
}

/** The answer with a code, from its start; `null` when there is none and the text may as well be a question. */
async function pickUp(
  message: TencentMessage,
  { code, isNamed }: Command & { kind: "code" },
  { target, parts }: { target: Target; parts: AnswerParts },
): Promise<Told | null> {
  const kept = await parts.shelf.byCode(conversationOf(message, parts), code);
  if (!kept && !isNamed) return null;
  if (!kept) return { text: say(parts.wording, "wechat.no-code", tongueOf(message), { code }) };
  target.of = kept.key;
  return tell(kept, 0, parts.shelf);
}

async function tell(kept: Kept, piece: number, shelf: Shelf): Promise<Told> {
  const text = (await kept.pieces)[piece] ?? null;
  return {
    text,
    given: () => shelf.setNext(kept, piece + 1),
    takeBack: () => shelf.setNext(kept, piece),
  };
}

/** The question that the last answer suggested under a number. */
async function readChoice(
  message: TencentMessage,
  number: number,
  { name, store }: AnswerParts,
): Promise<string | undefined> {
  const turns = await store.load(conversationOf(message, { name }));
  return turns.at(-1)?.answer.next[number - 1];
}

/** What a failure of ours is answered with. */
export function apologise(wording: Wording, message: TencentMessage): Told {
  return { text: say(wording, "wechat.broken", tongueOf(message)) };
}
