/** Remembers which message each request was signed for. */
export interface NonceMemory {
  /** `false` when the same timestamp and nonce came before with another message. */
  accept(request: { timestamp: string; nonce: string }, key: string): boolean;
}

/**
 * Creates the memory of one account. What is encrypted is signed whole, and a nonce that comes with another message is
 * refused there too; in plaintext mode WeChat signs no bodies, only timestamp and nonce, so that a query
 * that was overheard would carry any message; retries of one message pass, with the same nonce or a new one.
 *
 * @param lifeMs for how long requests are accepted by their timestamp, and so remembered
 */
export function createNonceMemory(clock: () => number, lifeMs: number): NonceMemory {
  const seen = new Map<string, { readonly key: string; readonly until: number }>();
  return {
    accept({ timestamp, nonce }, key) {
      const now = clock();
      for (const [old, { until }] of seen) {
        if (until >= now) break;
        seen.delete(old);
      }
      const id = `${timestamp} ${nonce}`;
      const before = seen.get(id);
      if (before) return before.key === key;
      // A timestamp may lie as far ahead as it may lie back.
      seen.set(id, { key, until: now + 2 * lifeMs });
      return true;
    },
  };
}
