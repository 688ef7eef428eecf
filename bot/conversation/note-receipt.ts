import type { AnswerReceipt } from "#bot/answering/model/receipt.ts";
import type { Logger } from "#bot/logger.ts";
import type { TurnAsked } from "./answer-turn.ts";
import type { ReceiptStore } from "./receipt-store.ts";

/** Notes how an answer came about. A failure is one line of log, and none of the answer's. */
export async function noteReceipt(
  { id: turnId, at, knowledgeVersion }: TurnAsked,
  receipt: AnswerReceipt,
  { receipts, log }: { readonly receipts?: ReceiptStore; readonly log: Logger },
): Promise<void> {
  try {
    await receipts?.add({ turnId, at, knowledgeVersion, ...receipt });
  } catch (error) {
    log.error({ event: "receipt.not-noted", turnId, err: error });
  }
}
