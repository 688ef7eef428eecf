import { expect, it } from "vitest";
import { createKeyedQueue } from "#bot/conversation/keyed-queue.ts";

it("runs the jobs of one key one after another, in the order in which they came", async () => {
  const queue = createKeyedQueue();
  const log: string[] = [];
  const gate = Promise.withResolvers<void>();
  const first = queue("a", async () => {
    log.push("first starts");
    await gate.promise;
    log.push("first ends");
  });
  const second = queue("a", async () => {
    log.push("second");
  });
  const other = queue("b", async () => {
    log.push("other");
  });
  await other;
  expect(log).toEqual(["first starts", "other"]);
  gate.resolve();
  await Promise.all([first, second]);
  expect(log).toEqual(["first starts", "other", "first ends", "second"]);
});

it("goes on after a job that failed, and gives each caller its own result", async () => {
  const queue = createKeyedQueue();
  const failed = queue("a", async () => {
    throw new Error("broken");
  });
  const next = queue("a", async () => 7);
  await expect(failed).rejects.toThrow("broken");
  expect(await next).toBe(7);
});
