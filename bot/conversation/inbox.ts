/** A platform's message as it was taken in. */
export interface Taken {
  /** By which the platform's deliveries of one message are known as one. */
  readonly key: string;
  /** What is needed to answer it; wiped when that is done. */
  readonly body: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** For how long a message is remembered, answered or not; Telegram keeps undelivered updates for a day (core.telegram.org/bots/api#getupdates). */
export const INBOX_HOURS = 72;

/** Keeps what platforms deliver until it is answered, each message once, over restarts. */
export interface Inbox {
  /** Takes a message in; it is on the disk when this returns. `false` when its key was taken before. */
  take(channel: string, message: Taken): Promise<boolean>;
  /** What was taken in and not finished, oldest first. */
  pending(channel: string): Promise<Taken[]>;
  /** Marks a message as answered and wipes its body; its key stays known. */
  finish(channel: string, key: string): Promise<void>;
  /** How far a channel has read what its platform keeps, by names of its own. */
  marks(channel: string): Promise<ReadonlyMap<string, string>>;
  /** Notes how far; it is on the disk when this returns. */
  setMark(channel: string, name: string, value: string): Promise<void>;
  close(): Promise<void>;
}
