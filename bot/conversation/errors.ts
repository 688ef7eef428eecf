export type ConversationErrorCode = "STORE_UNUSABLE";

/** Base class of everything this room throws. Branch on `code`, never on `message`. */
export class ConversationError extends Error {
  override name = "ConversationError";
  readonly code: ConversationErrorCode;

  constructor(code: ConversationErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** Thrown when the database file cannot be opened or written. */
export class StoreUnusableError extends ConversationError {
  override name = "StoreUnusableError" as const;

  constructor(path: string, cause: unknown) {
    const why = cause instanceof Error ? cause.message : String(cause);
    super(
      "STORE_UNUSABLE",
      `Cannot use the database ${path} (${why}): check that the folder is writable and the disk not full, or set SHENWEN_DATA to another folder.`,
      { cause },
    );
  }
}
