import { type Answer, answerText } from "#bot/answering/answer.ts";
import { forgetPosition } from "#bot/answering/places/forget-position.ts";
import type { PastTurn, Spoken } from "./attended.ts";
import type { Found, TicketMessage, TicketReason, TicketTurn } from "./ticket.ts";
import type { NewTicket } from "./ticket-store.ts";
import type { Due } from "./working-time.ts";

/** Why the bot stops. */
export interface Stop {
  readonly reason: TicketReason;
  /** One Chinese sentence. */
  readonly why: string;
  /** What the bot had found; `null` where it did not look. */
  readonly answer: Answer | null;
}

/** Longer texts are cut; no message to the bot may be longer either. */
const LONGEST_TEXT = 4_000;

/** Builds the ticket of a message. Neither a position nor what rests on it goes in. */
export function buildTicket(
  spoken: Spoken,
  stop: Stop,
  { id, due }: { id: string; due: Due },
): NewTicket {
  const { conversationId, channel, messageId, at, tools } = spoken;
  const answer = stop.answer && forgetPosition(stop.answer, tools);
  const asked = stop.reason === "asked" ? lastAsked(spoken) : undefined;
  const found = asked?.answer ?? answer;
  return {
    id,
    conversationId,
    channel,
    tongue: stop.answer?.tongue ?? tools.reader.read(spoken.text).tongue,
    state: "open",
    reason: stop.reason,
    isBotSilent: stop.reason !== "failed",
    department: departmentOf(answer, spoken),
    messageId,
    question: asked?.question ?? textOf(spoken),
    transcript: [
      ...spoken.turns.map(toTicketTurn),
      ...(answer && !asked
        ? [toTicketTurn({ id: spoken.turnId, question: textOf(spoken), answer, at })]
        : []),
    ],
    found: foundIn(found),
    why: stop.why,
    openedAt: at,
    dueAt: due.at,
    isDueProvisional: due.isProvisional,
    takenBy: null,
    takenAt: null,
    answeredAt: null,
    closedAt: null,
    closedBy: null,
    note: null,
    messages: [],
  };
}

/** What the asker wrote, as a message of a ticket; that a position was sent is told, not which. */
export function toAskerMessage(spoken: Spoken): TicketMessage {
  const { messageId: id, at } = spoken;
  return { id, from: "asker", by: null, text: textOf(spoken), at, deliveredAt: null };
}

function textOf({ text, hadPosition }: Spoken): string {
  if (text === "" && hadPosition) return "（发送了位置）";
  return text.slice(0, LONGEST_TEXT);
}

/** Who asks for a person wants help with what was asked before. */
function lastAsked({ turns }: Spoken): PastTurn | undefined {
  return turns.findLast(
    ({ question, answer: { status } }) =>
      question !== "" && status !== "smalltalk" && status !== "handed-off",
  );
}

/** The routing's: the lead of the answer, or of the last turn that had a topic. */
function departmentOf(answer: Answer | null, { turns }: Spoken): string | null {
  const last = turns.findLast((turn) => turn.answer.topic !== null)?.answer;
  return (leadOf(answer) ?? leadOf(last)) || null;
}

function leadOf(answer: Answer | null | undefined): string | undefined {
  return answer?.departments.find(({ role }) => role === "lead")?.name;
}

function toTicketTurn({ id, question, answer, at }: PastTurn): TicketTurn {
  return { turnId: id, question, answer: answerText(answer), status: answer.status, at };
}

function foundIn(answer: Answer | null): Found {
  const topic = answer?.topic;
  return {
    status: answer?.status ?? "handed-off",
    measure: topic?.measure ?? null,
    matter: topic?.matter ?? null,
    record: topic?.record ?? null,
    citations: answer?.citations.map(({ title, locator }) => `${title} ${locator}`) ?? [],
  };
}
