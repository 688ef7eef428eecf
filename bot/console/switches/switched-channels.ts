import { CHANNEL_NAMES } from "../names.ts";

/** Channels that can be left to the staff: all but the terminal, where nobody but the operator is. */
export const SWITCHED_CHANNELS: readonly string[] = Object.keys(CHANNEL_NAMES).filter(
  (name) => name !== "terminal",
);
