export type HandOffErrorCode = "TICKET_UNKNOWN" | "TICKET_NOT_SO" | "TEXT_REFUSED";

/**
 * Base class of everything this room throws. Branch on `code`, never on `message`; the messages are Chinese, for the staff
 * pages show them as they are.
 */
export class HandOffError extends Error {
  override name = "HandOffError";
  readonly code: HandOffErrorCode;

  constructor(code: HandOffErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** Thrown when there is no ticket with an id. */
export class TicketUnknownError extends HandOffError {
  override name = "TicketUnknownError" as const;

  constructor() {
    super("TICKET_UNKNOWN", "没有这张工单，可能地址写错了：请回到工单列表里找。");
  }
}

/** Thrown when something cannot be done with a ticket as it is now. */
export class TicketNotSoError extends HandOffError {
  override name = "TicketNotSoError" as const;

  constructor(number: string, why: string) {
    super("TICKET_NOT_SO", `工单${number}${why}`);
  }
}

/** Thrown for a text that cannot be sent to an asker. */
export class TextRefusedError extends HandOffError {
  override name = "TextRefusedError" as const;

  constructor(why: string) {
    super("TEXT_REFUSED", why);
  }
}
