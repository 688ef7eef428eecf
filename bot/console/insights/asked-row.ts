import type { Asked } from "#bot/conversation/asked-log.ts";

/** What was asked and how it was answered, as far as it is counted. */
export type AskedRow = Omit<Asked, "previous" | "askedBack" | "hadPosition">;
