import type { Receipt } from "#bot/answering/model/receipt.ts";

/** Keeps how answers came about, as long as what was asked. */
export interface ReceiptStore {
  /** Adds a receipt and drops what is older than it is kept; of a turn that has one nothing changes. */
  add(receipt: Receipt): Promise<void>;
  find(turnId: string): Promise<Receipt | null>;
  forget(turnIds: readonly string[]): Promise<void>;
}
