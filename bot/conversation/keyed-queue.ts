/** Runs jobs of one key one after another, jobs of different keys side by side. */
export type KeyedQueue = <T>(key: string, job: () => Promise<T>) => Promise<T>;

/** Creates a queue that forgets a key as soon as its last job is done. */
export function createKeyedQueue(): KeyedQueue {
  const tails = new Map<string, Promise<unknown>>();
  return (key, job) => {
    const run = (tails.get(key) ?? Promise.resolve()).then(job, job);
    const tail = run.catch(() => undefined);
    tails.set(key, tail);
    void tail.then(() => {
      if (tails.get(key) === tail) tails.delete(key);
    });
    return run;
  };
}
