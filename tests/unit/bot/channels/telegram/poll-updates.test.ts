import { afterEach, describe, expect, it, vi } from "vitest";
import { createTelegramChannel } from "#bot/channels/telegram/telegram-channel.ts";
import { startFakeBotApi } from "#tests/support/telegram-bot-api.ts";
import {
  buildChannelParts,
  readUpdateFixture as fixture,
  TOKEN,
} from "#tests/support/telegram-under-test.ts";

const stops: (() => Promise<void> | undefined)[] = [];
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
});

async function startPolling(over: Parameters<typeof buildChannelParts>[0] = {}) {
  const api = await startFakeBotApi();
  const parts = buildChannelParts(over);
  const settings = { SHENWEN_TELEGRAM_TOKEN: TOKEN, SHENWEN_TELEGRAM_API_ROOT: api.url };
  const channel = createTelegramChannel(settings, parts);
  stops.push(() => channel.stop?.());
  return { api, parts, channel };
}

describe("fetching updates", () => {
  it("takes a webhook away first, and answers each update once", async () => {
    const { api, channel } = await startPolling();
    api.deliver(fixture("text"), fixture("text-other-person"));
    await channel.start?.();
    await vi.waitFor(() => expect(api.sent()).toHaveLength(2));
    expect(api.calls.slice(0, 2).map(({ method }) => method)).toEqual([
      "deleteWebhook",
      "getUpdates",
    ]);
    expect(api.calls[0]?.payload["drop_pending_updates"]).toBeUndefined();
  });

  it("does not confirm an update that could not be kept", async () => {
    const { api, parts, channel } = await startPolling();
    const take = vi.spyOn(parts.inbox, "take").mockRejectedValueOnce(new Error("disk full"));
    api.deliver(fixture("text"));
    await channel.start?.();
    await vi.waitFor(() => expect(take).toHaveBeenCalledTimes(2), 5000);
    await vi.waitFor(() => expect(api.sent()).toHaveLength(1));
    const offsets = api.sent("getUpdates").map(({ payload }) => payload.offset);
    expect(offsets.slice(0, 2)).toEqual([0, 0]);
  });

  it("goes on after Telegram was out of reach, and stops at once", async () => {
    const { api, channel } = await startPolling();
    api.refuse("getUpdates", { error_code: 502 });
    api.deliver(fixture("text"));
    await channel.start?.();
    await vi.waitFor(() => expect(api.sent()).toHaveLength(1), 5000);
    const start = performance.now();
    await channel.stop?.();
    expect(performance.now() - start).toBeLessThan(1000);
  });

  it("serves nothing over HTTP", async () => {
    const { channel } = await startPolling();
    const request = new Request("http://localhost/telegram", { method: "POST" });
    expect((await channel.fetch(request)).status).toBe(404);
  });
});
