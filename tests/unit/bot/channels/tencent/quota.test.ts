import { expect, it } from "vitest";
import { createQuota } from "#bot/channels/tencent/quota.ts";

it("counts five for a message in 48 hours and three for a click in a minute, the shorter first, and adds nothing up", () => {
  let now = 0;
  const quota = createQuota(() => now);
  const message = { messages: 5, ms: 48 * 3_600_000 };
  expect(quota.use("a")).toBe(false);
  quota.grant("a", "message", message, 0);
  quota.grant("a", "message", message, 0);
  quota.grant("a", "event", { messages: 3, ms: 60_000 }, 0);
  const used = (times: number) =>
    Array.from({ length: times }, () => quota.use("a")).filter(Boolean).length;
  expect(used(2)).toBe(2);
  now = 61_000;
  expect(used(9)).toBe(5);
  quota.grant("a", "message", message, now);
  quota.grant("b", "message", message, now);
  quota.exhaust("a");
  expect(quota.use("a")).toBe(false);
  now += message.ms + 1;
  expect(quota.use("b")).toBe(false);
});
