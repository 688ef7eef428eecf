import type { Answer } from "#bot/answering/answer.ts";
import { endWith } from "#bot/answering/ending.ts";
import type { Attended, Spoken } from "./attended.ts";
import { type Stop, toAskerMessage } from "./build-ticket.ts";
import { addMessage, closeTicket } from "./change-ticket.ts";
import { findSwitch, whyLeft } from "./find-switch.ts";
import type { OpenTicket } from "./open-ticket.ts";
import type { Outbox, WaitingMessage } from "./outbox.ts";
import { emergencyIn, handedOff, messagePart, ticketPart } from "./staff-answer.ts";
import type { SwitchStore } from "./switch-store.ts";
import type { Ticket } from "./ticket.ts";
import type { TicketStore } from "./ticket-store.ts";
import type { Due } from "./working-time.ts";

/** What the staff have to do with a message, around the bot's answer to it. */
export interface Attendance {
  /** Whether people deal with the message without the bot; `null` where the bot is to answer. */
  before(spoken: Spoken): Promise<Attended | null>;
  /** The bot's answer, or what is said in its place; opens the tickets that follow from it. */
  after(spoken: Spoken, answer: Answer): Promise<Attended>;
  /** Gives what tells beforehand whether the staff give theirs in an answer's place. */
  withholding(): Promise<(answer: Answer) => boolean>;
}

export interface AttendanceParts {
  readonly tickets: TicketStore;
  readonly switches: SwitchStore;
  readonly outbox: Outbox;
  readonly open: OpenTicket;
  /** Whether there is anybody who could answer. */
  readonly isStaffed: () => boolean | Promise<boolean>;
  readonly due: (from: number) => Due;
}

/** The web page shows the whole conversation: nothing has to be told there by the next answer. */
const SHOWS_TURNS = "web";

/** Creates the attendance. */
export function createAttendance(parts: AttendanceParts): Attendance {
  const { tickets, switches, open, isStaffed } = parts;
  return {
    async before(spoken) {
      const fetched = await fetchWords(spoken, parts);
      if (fetched) return fetched;
      const ticket = await tickets.findOpen(spoken.conversationId);
      if (ticket && wantsBot(spoken)) return end(ticket, spoken, parts);
      if (ticket?.isBotSilent) return hear(ticket, spoken, parts);
      const found = findSwitch(await switches.current(), { channel: spoken.channel });
      if (!found) return null;
      return leaveToStaff(
        spoken,
        { reason: "staff-only", why: whyLeft(found), answer: null },
        parts,
      );
    },
    async after(spoken, answer) {
      const found = findSwitch(await switches.current(), { answer });
      if (found)
        return leaveToStaff(spoken, { reason: "staff-only", why: whyLeft(found), answer }, parts);
      const stop = stopOf(answer, spoken);
      if (!stop || !(await isStaffed())) return withWaiting(answer, spoken, parts);
      const ticket = await open(spoken, stop);
      const { wording } = spoken.tools.knowledge;
      if (stop.reason === "asked")
        return withWaiting(
          handedOff(ticket, [ticketPart("handoff.asked", ticket, wording)]),
          spoken,
          parts,
        );
      const noted = ticketPart("handoff.failed", ticket, wording);
      const told = { ...answer, parts: [...answer.parts, noted], ticket: ticket.number };
      return withWaiting(told, spoken, parts);
    },
    async withholding() {
      const on = await switches.current();
      return (answer) => findSwitch(on, { answer }) !== undefined;
    },
  };
}

/** Nothing was written: what waits is asked for. */
async function fetchWords(spoken: Spoken, parts: AttendanceParts): Promise<Attended | null> {
  const { text, hadPosition, channel, conversationId } = spoken;
  if (text !== "" || hadPosition || channel === SHOWS_TURNS) return null;
  const [first] = await parts.outbox.waiting(conversationId);
  const ticket = first && (await parts.tickets.find(first.ticketId));
  if (!ticket) return null;
  return { ...(await withWaiting(handedOff(ticket, []), spoken, parts)), isForStaff: true };
}

/** Why people must deal with it, where they must. Who is in danger gets the numbers, and waits for nobody. */
function stopOf(answer: Answer, { hasOwnQueue }: Spoken): Stop | null {
  const { status, parts } = answer;
  if (status === "handed-off") {
    const isInDanger = parts.some(({ kind }) => kind === "emergency");
    if (isInDanger || hasOwnQueue) return null;
    return { reason: "asked", why: "提问人要求人工答复。", answer };
  }
  const why = FAILURES.get(status);
  return why === undefined ? null : { reason: "failed", why, answer };
}

/** A message that is too long ends as an error of its asker's, and is theirs to mend. */
const FAILURES: ReadonlyMap<Answer["status"], string> = new Map([
  ["not-found", "资料里没有找到这件事，机器人没有作答。"],
]);

function wantsBot({ text, tools }: Spoken): boolean {
  return text !== "" && tools.reader.smallTalk.whole(tools.reader.read(text).text) === "bot";
}

/** The asker goes back to the bot. */
async function end(ticket: Ticket, spoken: Spoken, parts: AttendanceParts): Promise<Attended> {
  await parts.tickets.change(ticket.id, (open) => closeTicket(open, { by: null, at: spoken.at }));
  const { tongue, number } = ticket;
  const ended = { status: "smalltalk", key: "handoff.ended", tongue, values: { number } } as const;
  const attended = await withWaiting(endWith(spoken.tools, ended), spoken, parts);
  return { ...attended, isForStaff: true };
}

/** What is written while the staff have the conversation goes into the ticket; nothing is said but what waited. */
async function hear(ticket: Ticket, spoken: Spoken, parts: AttendanceParts): Promise<Attended> {
  const { wording } = spoken.tools.knowledge;
  if (ticket.messageId === spoken.messageId) {
    const key = ticket.reason === "asked" ? "handoff.asked" : "handoff.staff-only";
    return withWaiting(handedOff(ticket, [ticketPart(key, ticket, wording)]), spoken, parts);
  }
  const message = toAskerMessage(spoken);
  const due = parts.due(spoken.at);
  if (message.text !== "")
    await parts.tickets.change(ticket.id, (open) => addMessage(open, message, due));
  const danger = emergencyIn(spoken.text, spoken.tools);
  const attended = await withWaiting(handedOff(ticket, danger), spoken, parts);
  return { ...attended, isForStaff: true };
}

async function leaveToStaff(spoken: Spoken, stop: Stop, parts: AttendanceParts): Promise<Attended> {
  const { tools, text } = spoken;
  const danger = emergencyIn(text, tools);
  const tongue = stop.answer?.tongue ?? tools.reader.read(text).tongue;
  if (!(await parts.isStaffed())) {
    const nobody = { status: "handed-off", key: "handoff.nobody", tongue, before: danger } as const;
    return withWaiting(endWith(tools, nobody), spoken, parts);
  }
  const ticket = await parts.open(spoken, stop);
  const told = ticketPart("handoff.staff-only", ticket, tools.knowledge.wording);
  const answer = { ...handedOff(ticket, [...danger, told]), topic: stop.answer?.topic ?? null };
  return withWaiting(answer, spoken, parts);
}

/** Puts what waits for the asker in front of an answer. */
async function withWaiting(
  answer: Answer,
  { conversationId, channel, tools }: Spoken,
  { outbox }: Pick<AttendanceParts, "outbox">,
): Promise<Attended> {
  const waiting: WaitingMessage[] =
    channel === SHOWS_TURNS ? [] : await outbox.waiting(conversationId);
  const { wording } = tools.knowledge;
  const words = waiting.map((message) => messagePart(message, answer.tongue, wording));
  const given = (): Promise<void> => outbox.given(waiting);
  return { answer: { ...answer, parts: [...words, ...answer.parts] }, isForStaff: false, given };
}
