import type { LiveTools } from "#bot/answering/live-tools.ts";
import type { Logger } from "#bot/logger.ts";
import type { WorkingCalendar } from "#knowledge/working-calendar.ts";
import { createStaffDesk, type StaffDesk } from "./answer-asker.ts";
import { type Attendance, createAttendance } from "./attend-message.ts";
import type { Attended, Spoken } from "./attended.ts";
import { createTicketOpener } from "./open-ticket.ts";
import { createOutbox, type Post } from "./outbox.ts";
import { ticketPart } from "./staff-answer.ts";
import type { SwitchStore } from "./switch-store.ts";
import type { TicketStore } from "./ticket-store.ts";
import { dueAfter } from "./working-time.ts";

/** What a channel asks about its conversations. */
export interface StaffWords {
  /** Whether the conversation has a ticket that is not closed: staff may write at any time. */
  isOpen(conversationId: string): Promise<boolean>;
  /** Whether something waits for the asker to be given with their next message. */
  isWaiting(conversationId: string): Promise<boolean>;
  /** Puts what waits into the conversation as turns, and notes it as given: for a page that shows them. */
  collect(conversationId: string): Promise<void>;
}

/** The hand-off from the bot to people and back. */
export interface HandOff extends Attendance {
  /** The apology of an answer that broke, with its ticket. */
  failed(spoken: Spoken, apology: Attended["answer"]): Promise<Attended["answer"]>;
  /** Closes and wipes what a conversation had handed over, as its asker wishes. */
  forget(conversationId: string): Promise<void>;
  readonly desk: StaffDesk;
  readonly words: StaffWords;
}

export interface HandOffParts {
  readonly tickets: TicketStore;
  readonly switches: SwitchStore;
  readonly calendar: WorkingCalendar;
  readonly post: Post;
  readonly live: LiveTools;
  /** Whether there is anybody who could answer: without, whom to call is told instead. */
  readonly isStaffed: () => boolean | Promise<boolean>;
  /** Puts stars in the place of what tells who somebody is. */
  readonly mask: (text: string) => string;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** A new id that nobody can guess. */
  readonly createId: () => string;
  readonly log: Logger;
}

/** Creates the hand-off over the stores. */
export function createHandOff(parts: HandOffParts): HandOff {
  const { tickets, clock, isStaffed } = parts;
  const due = (from: number) => dueAfter(from, parts.calendar);
  const outbox = createOutbox(parts);
  const open = createTicketOpener({ ...parts, due });
  return {
    ...createAttendance({ ...parts, outbox, open, due }),
    async failed(spoken, apology) {
      if (!(await isStaffed())) return apology;
      const why = "机器人出了故障，没能回答。";
      const ticket = await open(spoken, { reason: "failed", why, answer: apology });
      const noted = ticketPart("handoff.failed", ticket, spoken.tools.knowledge.wording);
      return { ...apology, parts: [...apology.parts, noted], ticket: ticket.number };
    },
    forget: (conversationId) => tickets.forget(conversationId, clock()),
    desk: createStaffDesk({ ...parts, outbox, due }),
    words: {
      isOpen: async (conversationId) => (await tickets.findOpen(conversationId)) !== null,
      isWaiting: async (conversationId) => (await outbox.waiting(conversationId)).length > 0,
      collect: outbox.collect,
    },
  };
}
