/** How far something is. */
export interface Progress {
  readonly phase: string;
  readonly done: number;
  readonly total: number;
}

/** Something that takes longer than a page. */
export interface Job<Result> {
  readonly id: string;
  /** What it is done to. */
  readonly subject: string;
  readonly by: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  progress: Progress | null;
  /** `undefined` while it is under way. */
  result: Result | undefined;
  cancel(): void;
  /** Resolves when it has ended; never rejects. */
  readonly ended: Promise<void>;
}

export type Work<Result> = (ports: {
  onProgress: (progress: Progress) => void;
  signal: AbortSignal;
}) => Promise<Result>;

/** Jobs of one kind, of which one runs at a time: a machine of two cores has no room for more. */
export interface Jobs<Result> {
  /** `null` while another one is under way. */
  start(
    job: { id: string; subject: string; by: string; at: number },
    work: Work<Result>,
  ): Job<Result> | null;
  find(id: string): Job<Result> | undefined;
  /** The one that is under way. */
  current(): Job<Result> | undefined;
  /** The newest of a subject, under way or ended. */
  newest(subject: string): Job<Result> | undefined;
  /** Cancels what is under way and waits for its end. */
  close(): Promise<void>;
}

/** Ended ones are known for so long; what they came to is kept where it belongs. */
const REMEMBERED = 20;

/**
 * Creates an empty list.
 *
 * @param toResult what a job that broke comes to
 */
export function createJobs<Result>(toResult: (error: unknown) => Result): Jobs<Result> {
  const all: Job<Result>[] = [];
  const current = (): Job<Result> | undefined => all.find(({ result }) => result === undefined);
  return {
    start({ id, subject, by, at }, work) {
      if (current()) return null;
      const stop = new AbortController();
      const { promise: ended, resolve } = Promise.withResolvers<void>();
      const cancel = (): void => stop.abort();
      const job: Job<Result> = {
        id,
        subject,
        by,
        startedAt: at,
        progress: null,
        result: undefined,
        cancel,
        ended,
      };
      const onProgress = (progress: Progress): void => {
        job.progress = progress;
      };
      all.push(job);
      all.splice(0, Math.max(0, all.length - REMEMBERED));
      work({ onProgress, signal: stop.signal })
        .catch(toResult)
        .then((result) => {
          job.result = result;
          resolve();
        });
      return job;
    },
    find: (id) => all.find((job) => job.id === id),
    current,
    newest: (subject) => all.findLast((job) => job.subject === subject),
    async close() {
      const job = current();
      job?.cancel();
      await job?.ended;
    },
  };
}
