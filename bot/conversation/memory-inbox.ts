import type { Inbox, Taken } from "./inbox.ts";

/** Creates an inbox that lasts as long as the process, for tests. */
export function createMemoryInbox(): Inbox {
  const taken = new Map<string, Taken & { channel: string; isDone: boolean }>();
  const marks = new Map<string, Map<string, string>>();
  const idOf = (channel: string, key: string): string => JSON.stringify([channel, key]);
  return {
    async take(channel, message) {
      const id = idOf(channel, message.key);
      if (taken.has(id)) return false;
      taken.set(id, { ...message, channel, isDone: false });
      return true;
    },
    async pending(channel) {
      return [...taken.values()]
        .filter((it) => it.channel === channel && !it.isDone)
        .map(({ key, body, at }) => ({ key, body, at }))
        .sort((a, b) => a.at - b.at);
    },
    async finish(channel, key) {
      const id = idOf(channel, key);
      const message = taken.get(id);
      if (message) taken.set(id, { ...message, body: "", isDone: true });
    },
    marks: async (channel) => new Map(marks.get(channel)),
    async setMark(channel, name, value) {
      marks.set(channel, new Map(marks.get(channel)).set(name, value));
    },
    close: async () => undefined,
  };
}
