import { expect, it } from "vitest";
import { createJobs, type Work } from "#bot/console/frame/jobs.ts";

const HEAD = { subject: "改动1", by: "wang", at: 1 };

function createTries() {
  return createJobs<string>((error) => (error instanceof Error ? `broken: ${error.message}` : "?"));
}

/** Work that ends when it is told to, or is cancelled. */
function createWork(): { work: Work<string>; end: (result: string) => void } {
  const { promise, resolve } = Promise.withResolvers<string>();
  const work: Work<string> = ({ signal }) => {
    signal.addEventListener("abort", () => resolve("cancelled"));
    return promise;
  };
  return { work, end: resolve };
}

it("runs one job at a time", async () => {
  const jobs = createTries();
  const { work, end } = createWork();
  const first = jobs.start({ id: "a", ...HEAD }, work);
  expect(jobs.start({ id: "b", ...HEAD }, work)).toBeNull();
  expect(jobs.current()).toBe(first);
  expect(jobs.find("b")).toBeUndefined();
  end("done");
  await first?.ended;
  expect(first?.result).toBe("done");
  expect(jobs.current()).toBeUndefined();
  expect(jobs.start({ id: "b", ...HEAD }, createWork().work)?.id).toBe("b");
  await jobs.close();
});

it("tells how far a job is", async () => {
  const jobs = createTries();
  const { promise, resolve } = Promise.withResolvers<string>();
  const job = jobs.start({ id: "a", ...HEAD }, ({ onProgress }) => {
    onProgress({ phase: "answering", done: 3, total: 9 });
    return promise;
  });
  expect(job).toMatchObject({ progress: { done: 3, total: 9 }, result: undefined });
  resolve("done");
  await job?.ended;
});

it("ends a job that is cancelled", async () => {
  const jobs = createTries();
  const job = jobs.start({ id: "a", ...HEAD }, createWork().work);
  job?.cancel();
  await job?.ended;
  expect(job?.result).toBe("cancelled");
});

it("makes of a job that breaks a result, and goes on", async () => {
  const jobs = createTries();
  const job = jobs.start({ id: "a", ...HEAD }, () => Promise.reject(new Error("no disk")));
  await job?.ended;
  expect(job?.result).toBe("broken: no disk");
  const next = jobs.start({ id: "b", ...HEAD }, async () => "done");
  await next?.ended;
  expect(next?.result).toBe("done");
});

it("cancels what is under way when it is closed, and waits for its end", async () => {
  const jobs = createTries();
  await jobs.close();
  const { promise, resolve } = Promise.withResolvers<string>();
  const job = jobs.start({ id: "a", ...HEAD }, ({ signal }) => {
    signal.addEventListener("abort", () => setImmediate(() => resolve("tidied up")));
    return promise;
  });
  await jobs.close();
  expect(job?.result).toBe("tidied up");
});

it("remembers the newest of each subject, and no more than the last twenty", async () => {
  const jobs = createTries();
  for (let number = 1; number <= 25; number += 1) {
    const subject = number % 2 === 0 ? "even" : "odd";
    const job = jobs.start({ ...HEAD, id: String(number), subject }, async () => "done");
    await job?.ended;
  }
  expect(jobs.newest("even")?.id).toBe("24");
  expect(jobs.newest("odd")?.id).toBe("25");
  expect(jobs.find("5")).toBeUndefined();
  expect(jobs.find("6")?.result).toBe("done");
});
