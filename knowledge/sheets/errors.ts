/** Why a table cannot be read. */
export type SheetFault =
  /** The file is cut off, or other bytes than were written. */
  | "damaged"
  /** A workbook has no sheet of the name or number. */
  | "no-sheet"
  /** A quote of a text table is open or out of place. */
  | "quotes"
  /** Bytes that the encoding does not have. */
  | "encoding"
  /** More unpacked bytes than were allowed, or more columns than sheets can have. */
  | "too-large";

/** Thrown when a table cannot be read; its message names the cause and the cure. */
export class SheetUnreadableError extends Error {
  override name = "SheetUnreadableError" as const;
  readonly code = "SHEET_UNREADABLE";
  readonly fault: SheetFault;

  constructor(fault: SheetFault, message: string, options?: ErrorOptions) {
    super(message, options);
    this.fault = fault;
  }
}
