/** Waits; ends early, without a fault, when the signal says so. */
export type Wait = (milliseconds: number, signal: AbortSignal) => Promise<void>;

/**
 * WeChat waits 5 s for a reply, then closes the connection and asks again, three times in all; it shows the person a
 * fault when nothing came (developers.weixin.qq.com/doc/offiaccount/Message_Management/Passive_user_reply_message.html).
 */
export const WINDOW = {
  /** Half a second is left for the way back. */
  answerMs: 4_500,
  /** An attempt that is not answered is held until WeChat has surely left: an empty reply would end the retries. */
  holdMs: 5_200,
  everyMs: 5_000,
  attempts: 3,
  /** For so long after the first delivery the same reply is given again. */
  repeatMs: 20_000,
} as const;

/** A retry may come a little early by our clock. */
const EARLY_MS = 500;
/** A message done so long ago is not remembered; the inbox knows it still. */
const FORGET_MS = 60_000;

/** What the work on a message may find out about it. */
export interface Target {
  /** Of the message whose answer is waited for; another than its own when it fetches one. */
  of: string;
  /** Of the first delivery; milliseconds since 1970. */
  at: number;
  /** Until when the first window lasts; absent where no delivery waits. */
  readonly deadline?: number;
}

/** The work on one message, shared by its deliveries. */
interface Job<Told> extends Target {
  readonly work: Promise<Told>;
  isDone: boolean;
  attempts: number;
  /** Deliveries that wait for it now. */
  waiting: number;
  /** The last attempt was told that the answer comes later. */
  isPutOff: boolean;
}

/** What one delivery is answered with. */
export type Attended<Told> =
  | { readonly is: "answer"; readonly told: Told }
  /** It was the last attempt: say under which message's code the answer is fetched. */
  | { readonly is: "later"; readonly of: string }
  /** WeChat has left and asks again. */
  | { readonly is: "unanswered" }
  /** The message was dealt with long ago. */
  | { readonly is: "over" };

export interface PassiveWindow<Told> {
  knows(key: string): boolean;
  /** Begins the work on a message; the work must not reject. */
  start(key: string, work: (target: Target) => Promise<Told>, at?: number): void;
  /** Waits for the work on a message as long as one delivery may wait. */
  attend(key: string): Promise<Attended<Told>>;
  /** Whether no delivery waits, and none will come, for the answer to a message. */
  isLate(key: string): boolean;
  /** Resolves when no work is under way. */
  settle(): Promise<void>;
}

/** Creates the windows in which messages are answered; work is done once, whichever attempt it is ready for. */
export function createPassiveWindow<Told>({
  clock,
  wait,
}: {
  clock: () => number;
  wait: Wait;
}): PassiveWindow<Told> {
  const jobs = new Map<string, Job<Told>>();
  return {
    knows: (key) => jobs.has(key),
    start(key, work, at = clock()) {
      forgetOld(jobs, clock());
      const target = { of: key, at, deadline: at + WINDOW.answerMs };
      const state = { isDone: false, attempts: 0, waiting: 0, isPutOff: false };
      const job: Job<Told> = Object.assign(target, { work: work(target), ...state });
      jobs.set(key, job);
      void job.work.then(() => {
        job.isDone = true;
      });
    },
    async attend(key) {
      const job = jobs.get(key);
      if (!job) return { is: "over" };
      job.waiting += 1;
      return attend(job, { clock, wait }).finally(() => {
        job.waiting -= 1;
      });
    },
    isLate(key) {
      const job = jobs.get(key);
      const isAwaited = [...jobs.values()].some(({ of, waiting }) => of === key && waiting > 0);
      if (!job || isAwaited) return false;
      return job.isPutOff || clock() - job.at > WINDOW.attempts * WINDOW.everyMs;
    },
    async settle() {
      await Promise.all(Array.from(jobs.values(), ({ work }) => work));
    },
  };
}

async function attend<Told>(
  job: Job<Told>,
  { clock, wait }: { clock: () => number; wait: Wait },
): Promise<Attended<Told>> {
  job.attempts += 1;
  const since = clock() - job.at;
  if (since > WINDOW.repeatMs) return { is: "over" };
  // After a restart attempts that went before are known by the time only.
  const attempt = Math.max(job.attempts, 1 + Math.floor((since + EARLY_MS) / WINDOW.everyMs));
  const left = new AbortController();
  const isLate = wait(WINDOW.answerMs, left.signal).then(() => null);
  const ready = await Promise.race([job.work.then((told) => ({ told })), isLate]);
  left.abort();
  if (ready) return { is: "answer", told: ready.told };
  if (attempt >= WINDOW.attempts) {
    job.isPutOff = true;
    return { is: "later", of: job.of };
  }
  await wait(WINDOW.holdMs - WINDOW.answerMs, new AbortController().signal);
  return { is: "unanswered" };
}

function forgetOld<Told>(jobs: Map<string, Job<Told>>, now: number): void {
  for (const [key, { at, isDone }] of jobs) {
    if (isDone && now - at > FORGET_MS) jobs.delete(key);
  }
}
