import { expect } from "vitest";
import { pickupCode } from "#bot/channels/tencent/pickup-code.ts";
import type { WechatSettings } from "#bot/channels/wechat/settings.ts";
import { buildText, keyOf, readReply } from "./wechat-messages.ts";
import { createEcho, startPlatform } from "./wechat-platform.ts";
import { until } from "./wechat-time.ts";

/**
 * Delivers 1,000 messages of 50 people, each 1 to 4 times, in bursts, out of order, with a restart in the middle of a
 * burst: each is answered once, in its own delivery or under its code, and none to another person.
 *
 * @param name of the channel
 */
export async function expectEachAnsweredOnce(
  name: string,
  options: NonNullable<Parameters<typeof startPlatform>[0]> & { settings: WechatSettings },
): Promise<void> {
  let isDown = false;
  const answered: string[] = [];
  const never = new Promise<never>(() => undefined);
  const echo = createEcho();
  const platform = await startPlatform({
    ...options,
    createHandle: (parts) => {
      const answer = echo(parts);
      return (message) => {
        if (isDown) return never;
        answered.push(message.messageId);
        return answer(message);
      };
    },
  });
  const random = createRandom(20_261_123);
  const messages = Array.from({ length: 1_000 }, (_, number) => {
    const person = `oPerson${number % 50}`;
    const text = `第${number}问`;
    return { person, text, xml: buildText(text, person), number };
  });
  const deliveries = messages
    .flatMap((message) =>
      Array.from({ length: 1 + Math.floor(random() * 4) }, () => ({
        ...message,
        place: message.number + random() * 60,
      })),
    )
    .sort((a, b) => a.place - b.place);
  const replied = new Map<string, string>();
  const send = async ({ person, text, xml }: (typeof deliveries)[number], signal?: AbortSignal) => {
    const sent = await platform.send(xml, signal).catch(() => null);
    if (!sent || sent.body === "success") return;
    expect(sent.status).toBe(200);
    const reply = readReply(sent.body, options.settings);
    expect(reply.get("ToUserName")).toBe(person);
    expect(reply.get("Content")).toBe(`${name}:${person}：${text}`);
    replied.set(text, person);
  };
  const middle = Math.floor(deliveries.length / 2);
  for (let first = 0; first < middle; first += 50) {
    await Promise.all(deliveries.slice(first, Math.min(first + 50, middle)).map((it) => send(it)));
  }
  isDown = true;
  const lost = new AbortController();
  const inFlight = deliveries.slice(middle, middle + 50);
  const cut = inFlight.map((it) => send(it, lost.signal));
  await until(async () => {
    const taken = (await platform.inbox.pending(name)).map(({ key }) => key);
    return inFlight.every(({ xml, text }) => replied.has(text) || taken.includes(keyOf(xml)));
  });
  lost.abort();
  await Promise.all(cut);
  isDown = false;
  const waiting = await platform.inbox.pending(name);
  expect(waiting.length).toBeGreaterThan(5);
  await platform.restart();
  for (let first = middle + 50; first < deliveries.length; first += 50) {
    await Promise.all(deliveries.slice(first, first + 50).map((it) => send(it)));
  }
  expect(await platform.inbox.pending(name)).toEqual([]);
  const fetched = messages.filter(({ text }) => !replied.has(text));
  for (const { person, xml, text } of fetched) {
    const sent = await platform.send(buildText(`取件码${pickupCode(keyOf(xml))}`, person));
    expect(readReply(sent.body, options.settings).get("Content")).toBe(
      `${name}:${person}：${text}`,
    );
  }
  expect(answered.sort()).toEqual(messages.map(({ xml }) => keyOf(xml)).sort());
  const people = [...new Set(messages.map(({ person }) => `${name}:${person}`))];
  const turns = (await Promise.all(people.map((id) => platform.store.load(id)))).flat();
  expect(turns.map(({ question }) => question).sort()).toEqual(
    messages.map(({ text }) => text).sort(),
  );
}

/** The same numbers between 0 and 1 in every run (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
