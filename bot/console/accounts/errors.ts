/** Thrown for an account that cannot be made or changed as wanted; the message names the cure. */
export class AccountRefusedError extends Error {
  override name = "AccountRefusedError" as const;
  readonly code = "ACCOUNT_REFUSED";
}
