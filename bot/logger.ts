import { type Logger, pino } from "pino";

export type { Logger };

/** Paths whose values never reach a log: what people write, who they are. */
const REDACTED = [
  "text",
  "question",
  "answer",
  "conversationId",
  "*.text",
  "*.question",
  "*.answer",
];

/** Creates the process's logger: JSON lines on standard error, message texts and ids taken out. */
export function createLogger(level: string, destination?: { write(line: string): void }): Logger {
  const options = { level, redact: { paths: REDACTED, censor: "[redacted]" }, base: null };
  return destination ? pino(options, destination) : pino(options, pino.destination(2));
}
