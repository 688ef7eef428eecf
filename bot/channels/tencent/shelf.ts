import type { Answer } from "#bot/answering/answer.ts";
import { lastTold, type Turn } from "#bot/conversation/conversation.ts";
import { type ConversationStore, RETENTION } from "#bot/conversation/conversation-store.ts";
import { pickupCode } from "./pickup-code.ts";

/** An answer that may be fetched, in pieces. */
export interface Kept {
  readonly key: string;
  readonly conversationId: string;
  /** Of the message; milliseconds since 1970. */
  readonly at: number;
  readonly pieces: Promise<readonly string[]>;
  /** The same, once they are there. */
  ready: readonly string[] | null;
  /** Which piece was not given yet. */
  next: number;
}

/** Keeps the answers of which not everything was given out. */
export interface Shelf {
  put(conversationId: string, key: string, pieces: Promise<readonly string[]>): Kept;
  /**
   * What 「继续」 means: of the person's answers the one last put or given of which something is left, a finished one
   * before one that is being worked on. After a restart, when nothing is known, the person's last answer from its start.
   */
  newest(conversationId: string): Promise<Kept | null>;
  /** The person's last answer from its start, as it is rendered now; `null` when there is none. */
  again(conversationId: string): Promise<Kept | null>;
  /** The person's own answer with that code; `null` when there is none, or more than one. */
  byCode(conversationId: string, code: string): Promise<Kept | null>;
  /** Forgets the person's answers. */
  forget(conversationId: string): void;
  /** Says which piece is the next to be given: one further than the one that was, or the same when it did not arrive. */
  setNext(kept: Kept, next: number): void;
}

/** In all; what is beyond is rendered again from the conversation. */
const MOST_KEPT = 2_000;

/** Creates the shelf. It is in memory; what it lacks after a restart comes from the conversation store. */
export function createShelf(parts: {
  store: ConversationStore;
  render: (answer: Answer, conversationId: string) => Promise<string[]>;
  clock: () => number;
}): Shelf {
  const { store, render, clock } = parts;
  /** Ordered by when they were last put or given. */
  const all = new Map<string, Kept>();
  const ownOf = (conversationId: string): Kept[] => ownIn(all, conversationId);
  const put: Shelf["put"] = (conversationId, key, pieces) => {
    const kept: Kept = { key, conversationId, at: clock(), pieces, ready: null, next: 0 };
    all.set(key, kept);
    dropOld(all, clock());
    pieces.then(
      (ready) => {
        kept.ready = ready;
      },
      () => all.delete(key),
    );
    return kept;
  };
  const putTurn = ({ messageId, answer }: Turn, conversationId: string): Kept =>
    put(conversationId, messageId, render(answer, conversationId));
  const again: Shelf["again"] = async (conversationId) => {
    const turn = lastTold(await store.load(conversationId));
    return turn ? putTurn(turn, conversationId) : null;
  };
  return {
    put,
    async newest(conversationId) {
      const own = ownOf(conversationId).reverse();
      return own.length === 0 ? again(conversationId) : firstLeft(own);
    },
    again,
    forget(conversationId) {
      for (const { key } of ownOf(conversationId)) all.delete(key);
    },
    async byCode(conversationId, code) {
      const own = new Map(ownOf(conversationId).map((kept) => [kept.key, kept]));
      const turns = await store.load(conversationId);
      const key = onlyKey([...own.keys(), ...turns.map(({ messageId }) => messageId)], code);
      const kept = own.get(key ?? "");
      if (kept && kept.ready?.length !== 0) return kept;
      const turn = turns.find(({ messageId }) => messageId === key);
      return turn ? putTurn(turn, conversationId) : null;
    },
    setNext(kept, next) {
      kept.next = next;
      all.delete(kept.key);
      const isWhole = kept.ready !== null && next >= kept.ready.length;
      all.set(kept.key, isWhole ? emptied(kept) : kept);
    },
  };
}

function firstLeft(own: readonly Kept[]): Kept | null {
  return own.find(hasMore) ?? own.find(({ ready }) => !ready) ?? null;
}

function ownIn(all: ReadonlyMap<string, Kept>, conversationId: string): Kept[] {
  return Array.from(all.values()).filter((kept) => kept.conversationId === conversationId);
}

/** The key with that code; `undefined` when there is none, or more than one. */
function onlyKey(keys: readonly string[], code: string): string | undefined {
  const [key, ...others] = new Set(keys.filter((it) => pickupCode(it) === code));
  return others.length > 0 ? undefined : key;
}

function hasMore({ ready, next }: Kept): boolean {
  return ready !== null && next < ready.length;
}

/** What is left of an answer that was given whole: that there is nothing left of it. */
function emptied({ key, conversationId, at }: Kept): Kept {
  return { key, conversationId, at, pieces: Promise.resolve([]), ready: [], next: 0 };
}

function dropOld(all: Map<string, Kept>, now: number): void {
  for (const [key, { at }] of all) {
    if (all.size <= MOST_KEPT && now - at <= RETENTION.hours * 3_600_000) return;
    all.delete(key);
  }
}
