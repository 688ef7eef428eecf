import type { LiveTools } from "#bot/answering/live-tools.ts";
import { say } from "#knowledge/wording.ts";
import {
  addMessage,
  answerTicket,
  assignTicket,
  closeTicket,
  reopenTicket,
  takeTicket,
} from "./change-ticket.ts";
import { TextRefusedError, TicketNotSoError, TicketUnknownError } from "./errors.ts";
import type { Outbox } from "./outbox.ts";
import type { Ticket, TicketMessage } from "./ticket.ts";
import type { TicketStore } from "./ticket-store.ts";
import type { Due } from "./working-time.ts";

/**
 * In characters; with its label it fits into one text of WeChat, which has 2,048 bytes (Chinese has 3 for a character).
 */
export const LONGEST_ANSWER = 600;
const LONGEST_NOTE = 2_000;

/** What the staff do with tickets. Each gives the ticket as it is then, and throws HandOffError with a Chinese message. */
export interface StaffDesk {
  /** Takes it; the bot is silent from then on, and an asker who does not know that yet is told. */
  take(ticketId: string, by: string): Promise<Ticket>;
  /** Answers the asker on their channel, and takes the ticket by it. The text is plain. */
  reply(ticketId: string, by: string, text: string): Promise<Ticket>;
  /** Closes it, which the asker is told where the bot was silent; the note is for colleagues. */
  close(ticketId: string, by: string, note?: string): Promise<Ticket>;
  reopen(ticketId: string, by: string): Promise<Ticket>;
  /** Gives it to a department by its name in the plan, or by `null` to the general desk. */
  assign(ticketId: string, department: string | null): Promise<Ticket>;
}

export interface StaffDeskParts {
  readonly tickets: TicketStore;
  readonly outbox: Outbox;
  readonly live: LiveTools;
  readonly clock: () => number;
  readonly createId: () => string;
  readonly due: (from: number) => Due;
  /** Puts stars in the place of what tells who somebody is. */
  readonly mask: (text: string) => string;
}

/** Creates the desk. */
export function createStaffDesk(parts: StaffDeskParts): StaffDesk {
  const { tickets, outbox, live, clock, due } = parts;
  const find = async (id: string): Promise<Ticket> => {
    const ticket = await tickets.find(id);
    if (!ticket) throw new TicketUnknownError();
    return ticket;
  };
  const tell = (ticket: Ticket, key: string, step: (ticket: Ticket) => Ticket): Promise<Ticket> => {
    const note = buildNote(ticket, key, parts);
    return outbox.send(ticket.id, note, (now) => addMessage(step(now), note, due(clock())));
  };
  const take: StaffDesk["take"] = async (id, by) => {
    const ticket = await find(id);
    const step = (now: Ticket): Ticket => takeTicket(now, { by, at: clock() });
    return ticket.isBotSilent ? tickets.change(id, step) : tell(ticket, "handoff.taken", step);
  };
  return {
    take,
    async reply(id, by, text) {
      const said = checkAnswer(text, parts.mask);
      const ticket = await find(id);
      if (!ticket.isBotSilent && ticket.state === "open") await take(id, by);
      const message: TicketMessage = {
        ...{ id: parts.createId(), from: "staff", by, text: said },
        ...{ at: clock(), deliveredAt: null },
      };
      return outbox.send(id, message, (now) => answerTicket(now, message, { by, at: clock() }));
    },
    async close(id, by, note = "") {
      const ticket = await find(id);
      const kept = parts.mask(note.trim().slice(0, LONGEST_NOTE)) || null;
      const step = (now: Ticket): Ticket => closeTicket(now, { by, at: clock() }, kept);
      return ticket.isBotSilent ? tell(ticket, "handoff.closed", step) : tickets.change(id, step);
    },
    async reopen(id, by) {
      const ticket = await find(id);
      await mustBeOnly(ticket, tickets);
      const step = (now: Ticket): Ticket => reopenTicket(now, { by, at: clock() }, due(clock()));
      return tell(ticket, "handoff.taken", step);
    },
    async assign(id, department) {
      const known = live.current.knowledge.departments.map(({ name }) => name);
      if (department !== null && !known.includes(department))
        throw new TextRefusedError(`没有“${department}”这个部门：请从列表里选。`);
      return tickets.change(id, (now) => assignTicket(now, department));
    },
  };
}

async function mustBeOnly(ticket: Ticket, tickets: TicketStore): Promise<void> {
  const { id, number, conversationId } = ticket;
  const other = conversationId === "" ? null : await tickets.findOpen(conversationId);
  if (other && other.id !== id)
    throw new TicketNotSoError(number, `的提问人已有没结束的工单${other.number}：请在那里答复。`);
}

function buildNote(
  { tongue, number }: Ticket,
  key: string,
  { live, createId, clock }: StaffDeskParts,
): TicketMessage {
  const text = say(live.current.knowledge.wording, key, tongue, { number });
  return { id: createId(), from: "bot", by: null, text, at: clock(), deliveredAt: null };
}

/** @throws TextRefusedError for a text that is empty, too long, or tells who somebody is */
function checkAnswer(text: string, mask: (text: string) => string): string {
  const said = text.replaceAll("\r\n", "\n").trim();
  if (said === "") throw new TextRefusedError("答复是空的：请写好再发。");
  if (said.length > LONGEST_ANSWER)
    throw new TextRefusedError(
      `答复有${said.length}个字，一次最多${LONGEST_ANSWER}个字：请缩短，或分几次发。`,
    );
  if (mask(said) !== said)
    throw new TextRefusedError(
      "答复里有身份证号、手机号或银行卡号，这些不保存也不发送：请去掉，电话请写固定电话或热线。",
    );
  return said;
}
