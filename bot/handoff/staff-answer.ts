import type { Answer, AnswerPart } from "#bot/answering/answer.ts";
import type { AnsweringTools } from "#bot/answering/answering-tools.ts";
import { emergencyPart } from "#bot/answering/steps/understand.ts";
import { say, type Tongue, type Wording } from "#knowledge/wording.ts";
import { describeDue } from "./describe-due.ts";
import type { Ticket, TicketMessage } from "./ticket.ts";

/** An answer by which people deal with the matter; without parts nothing is said. */
export function handedOff(
  { tongue, number }: Pick<Ticket, "tongue" | "number">,
  parts: readonly AnswerPart[],
): Answer {
  const nothing = { citations: [], departments: [], places: [], next: [], topic: null };
  return { status: "handed-off", tongue, parts, ...nothing, ticket: number };
}

/** A sentence about a ticket. */
export function ticketPart(key: string, ticket: Ticket, wording: Wording): AnswerPart {
  const { tongue, number, department } = ticket;
  const desk = department === null ? "" : say(wording, "handoff.desk", tongue, { department });
  const due = describeDue(ticket, wording);
  return helpPart(say(wording, key, tongue, { number, desk, due }));
}

/** A message as the asker reads it: a colleague's words say that they are one's. */
export function messagePart(
  { from, text }: Pick<TicketMessage, "from" | "text">,
  tongue: Tongue,
  wording: Wording,
): AnswerPart {
  if (from !== "staff") return helpPart(text);
  return { ...helpPart(text), label: say(wording, "handoff.staff", tongue) };
}

/** The emergency numbers where somebody is in danger. */
export function emergencyIn(said: string, tools: AnsweringTools): AnswerPart[] {
  const { text, tongue } = tools.reader.read(said);
  return emergencyPart({ crisis: tools.reader.crisis(text) ?? null, tongue }, tools);
}

export function helpPart(text: string): AnswerPart {
  return { kind: "help", text, grounds: [text] };
}
