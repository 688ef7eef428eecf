import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type ConversationStore, RETENTION } from "#bot/conversation/conversation-store.ts";
import { buildTurn } from "#tests/support/build-turn.ts";

const HOUR_MS = 3_600_000;

/** What every conversation store must do. */
export function describeConversationStore(
  name: string,
  open: () => Promise<ConversationStore>,
): void {
  describe(name, () => {
    let store: ConversationStore;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    it("gives the turns of one conversation back, oldest first", async () => {
      await store.append("a", buildTurn({ id: "1", at: 1 }));
      await store.append("b", buildTurn({ id: "2", at: 2 }));
      await store.append("a", buildTurn({ id: "3", at: 3, question: "归哪个局管“?”\n" }));
      const turns = await store.load("a");
      expect(turns.map(({ id }) => id)).toEqual(["1", "3"]);
      expect(turns[1]).toEqual(buildTurn({ id: "3", at: 3, question: "归哪个局管“?”\n" }));
    });

    it("has nothing on a stranger", async () => {
      expect(await store.load("nobody")).toEqual([]);
    });

    it("keeps the first turn when the same message comes twice", async () => {
      await store.append("a", buildTurn({ id: "1", messageId: "m" }));
      await store.append("a", buildTurn({ id: "2", messageId: "m" }));
      expect((await store.load("a")).map(({ id }) => id)).toEqual(["1"]);
    });

    it("keeps the same message id of two conversations apart", async () => {
      await store.append("a", buildTurn({ id: "1", messageId: "m" }));
      await store.append("b", buildTurn({ id: "2", messageId: "m" }));
      expect(await store.load("b")).toHaveLength(1);
    });

    it("keeps only the last turns", async () => {
      for (let at = 1; at <= RETENTION.turns + 5; at += 1) {
        await store.append("a", buildTurn({ id: `t${at}`, at }));
      }
      const turns = await store.load("a");
      expect(turns).toHaveLength(RETENTION.turns);
      expect(turns[0]?.id).toBe("t6");
    });

    it("drops turns that are too old when a new one comes", async () => {
      await store.append("a", buildTurn({ id: "old", at: 0 }));
      await store.append("a", buildTurn({ id: "new", at: RETENTION.hours * HOUR_MS + 1 }));
      expect((await store.load("a")).map(({ id }) => id)).toEqual(["new"]);
    });

    it("keeps a judgement without the question's words, the last one counting", async () => {
      await store.append("a", buildTurn({ id: "1" }));
      expect(await store.judge("a", "1", { useful: true, at: 5 })).toBe(true);
      expect(await store.judge("a", "1", { useful: false, at: 6 })).toBe(true);
      expect(await store.listFeedback()).toEqual([
        { turnId: "1", useful: false, matter: "lift-retrofit", status: "answered", at: 6 },
      ]);
    });

    it("takes no judgement of somebody else's turn", async () => {
      await store.append("a", buildTurn({ id: "1" }));
      expect(await store.judge("b", "1", { useful: true, at: 5 })).toBe(false);
      expect(await store.listFeedback()).toEqual([]);
    });

    it("keeps how a person wants to be answered until the conversation is forgotten", async () => {
      expect(await store.manner("a")).toEqual({ isLarge: false, isShort: false });
      await store.setManner("a", { isShort: true });
      expect(await store.setManner("a", { isLarge: true })).toEqual({
        isLarge: true,
        isShort: true,
      });
      expect(await store.manner("a")).toEqual({ isLarge: true, isShort: true });
      expect(await store.manner("b")).toEqual({ isLarge: false, isShort: false });
      await store.forget("a");
      expect(await store.manner("a")).toEqual({ isLarge: false, isShort: false });
    });

    it("forgets a conversation on demand", async () => {
      await store.append("a", buildTurn({ id: "1" }));
      await store.append("b", buildTurn({ id: "2" }));
      await store.forget("a");
      expect(await store.load("a")).toEqual([]);
      expect(await store.load("b")).toHaveLength(1);
    });
  });
}
