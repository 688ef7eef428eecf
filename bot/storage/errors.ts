export type StorageErrorCode = "STORE_UNUSABLE";

/** Base class of everything this room throws. Branch on `code`, never on `message`. */
export class StorageError extends Error {
  override name = "StorageError";
  readonly code: StorageErrorCode;

  constructor(code: StorageErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** Thrown when the database file cannot be opened or written. */
export class StoreUnusableError extends StorageError {
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
