import { describe, expect, it } from "vitest";
import { INBOX_HOURS, type Inbox } from "#bot/conversation/inbox.ts";

const HOUR_MS = 3_600_000;
const message = (key: string, at = 1000) => ({ key, body: `text of ${key}`, at });

/** What every inbox promises. */
export function describeInbox(name: string, open: () => Promise<Inbox>): void {
  describe(`${name} as an inbox`, () => {
    it("takes a message once, however often and at once it is delivered", async () => {
      const inbox = await open();
      const takes = await Promise.all(
        Array.from({ length: 8 }, () => inbox.take("a", message("1"))),
      );
      expect(takes.filter(Boolean)).toHaveLength(1);
      expect(await inbox.pending("a")).toEqual([message("1")]);
    });

    it("keeps the channels' messages apart", async () => {
      const inbox = await open();
      expect(await inbox.take("a", message("1"))).toBe(true);
      expect(await inbox.take("b", message("1"))).toBe(true);
      await inbox.finish("a", "1");
      expect(await inbox.pending("a")).toEqual([]);
      expect(await inbox.pending("b")).toHaveLength(1);
    });

    it("gives what is pending oldest first", async () => {
      const inbox = await open();
      for (const [key, at] of [
        ["late", 3],
        ["early", 1],
        ["middle", 2],
      ] as const)
        await inbox.take("a", message(key, at));
      expect((await inbox.pending("a")).map(({ key }) => key)).toEqual(["early", "middle", "late"]);
    });

    it("still knows a finished message, until long after its platform forgot it", async () => {
      const inbox = await open();
      await inbox.take("a", message("1", 1000));
      await inbox.finish("a", "1");
      const later = 1000 + (INBOX_HOURS - 1) * HOUR_MS;
      expect(await inbox.take("a", message("2", later))).toBe(true);
      expect(await inbox.take("a", message("1", later))).toBe(false);
    });

    it("knows how far each channel has read", async () => {
      const inbox = await open();
      expect(await inbox.marks("a")).toEqual(new Map());
      await inbox.setMark("a", "desk", "1");
      await inbox.setMark("a", "desk", "2");
      await inbox.setMark("b", "desk", "3");
      expect(await inbox.marks("a")).toEqual(new Map([["desk", "2"]]));
    });

    it("does not mind a key that it never had", async () => {
      const inbox = await open();
      await inbox.finish("a", "none");
      expect(await inbox.take("a", message("none"))).toBe(true);
    });
  });
}
