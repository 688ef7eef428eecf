import type { EarlyWords } from "#bot/answering/early-words.ts";

/** What was told early, and of which turn. */
export interface ToldEarly {
  readonly words: EarlyWords;
  readonly turnId: string;
}

/** Keeps what is told early in its order until it is read. */
export interface EarlyQueue {
  push(words: EarlyWords, turnId: string): void;
  /** Nothing more will come. */
  close(): void;
  /** Gives the next, as soon as it is there; `null` when all is read and nothing more will come. */
  next(): Promise<ToldEarly | null>;
}

/** Creates the queue; an opening that says nothing waits in it for the first sentence. */
export function createEarlyQueue(): EarlyQueue {
  const { readable, writable } = new TransformStream<ToldEarly, ToldEarly>(
    {},
    { highWaterMark: Number.POSITIVE_INFINITY },
  );
  const [reader, writer] = [readable.getReader(), writable.getWriter()];
  let opening: ToldEarly | null = null;
  let isClosed = false;
  return {
    push(words, turnId) {
      if (isClosed) return;
      const told = { words, turnId };
      const isSilent = words.kind === "opening" && words.answer.parts.length === 0;
      if (opening) void writer.write(opening);
      opening = isSilent ? told : null;
      if (!isSilent) void writer.write(told);
    },
    close() {
      isClosed = true;
      void writer.close();
    },
    async next() {
      return (await reader.read()).value ?? null;
    },
  };
}
