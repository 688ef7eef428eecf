import { type Edit, keyOfEdit } from "#knowledge/edits/edit.ts";
import { type Change, type Gate, type Outcome, refuse, type Step } from "./change.ts";
import {
  keepGate,
  propose,
  rebase,
  reject,
  rewrite,
  staleItems,
  takeBack,
  type Writing,
} from "./change-steps.ts";
import type { ChangeStore } from "./change-store.ts";
import type { Publisher } from "./publisher.ts";

export interface ChangeDeskParts {
  readonly changes: ChangeStore;
  readonly publisher: Publisher;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly createId: () => string;
}

/** What people do with changes before and instead of their going live. */
export interface ChangeDesk {
  create(said: Omit<Writing, "base">, by: string): Promise<Change>;
  /** Writes on a change; the base of an item is what was live when it first came into the change. */
  rewrite(id: string, said: Omit<Writing, "base">, by: string): Promise<Outcome>;
  propose(id: string, by: string): Promise<Outcome>;
  /** Goes on with a stale change over what is live now, which its writer has seen. */
  rebase(id: string, by: string): Promise<Outcome>;
  keepGate(id: string, gate: Gate): Promise<Outcome>;
  reject(id: string, by: string, reason: string): Promise<Outcome>;
  takeBack(id: string): Promise<Outcome>;
  /** Keys of the items of a change that others have changed since it was written. */
  stale(change: Change): readonly string[];
}

/** Creates the desk. */
export function createChangeDesk({
  changes,
  publisher,
  clock,
  createId,
}: ChangeDeskParts): ChangeDesk {
  const step = (by: string, reason = ""): Step => ({ by, at: clock(), reason });
  const take = async (id: string, move: (change: Change) => Outcome): Promise<Outcome> => {
    const change = await changes.find(id);
    if (!change) return refuse("没有这项改动，可能已被删除。");
    const outcome = move(change);
    if (outcome.kind === "refused") return outcome;
    const saved = await changes.save(outcome.change);
    if (!saved) return refuse("另一个人刚刚动过这项改动：请刷新页面再看。");
    return { kind: "done", change: saved };
  };
  const { now } = publisher;
  return {
    create: (said, by) =>
      changes.add({
        ...said,
        ...BLANK,
        id: createId(),
        edits: [...said.edits],
        base: { ...now(said.edits).hashes },
        authors: [by],
        createdAt: clock(),
      }),
    rewrite: (id, said, by) =>
      take(id, (change) => {
        const base = { ...now(said.edits).hashes, ...keptBase(change, said.edits) };
        return rewrite(change, { ...said, base }, by);
      }),
    propose: (id, by) =>
      take(id, (change) => propose(change, step(by, change.reason), now(change.edits))),
    rebase: (id, by) => take(id, (change) => rebase(change, now(change.edits), by)),
    keepGate: (id, gate) => take(id, (change) => keepGate(change, gate)),
    reject: (id, by, reason) => take(id, (change) => reject(change, step(by, reason))),
    takeBack: (id) => take(id, takeBack),
    stale: (change) => staleItems(change, now(change.edits).hashes),
  };
}

const BLANK = {
  state: "draft",
  proposed: null,
  approved: null,
  rejected: null,
  rolledBack: null,
  gate: null,
} as const;

function keptBase(change: Change, edits: readonly Edit[]): Change["base"] {
  const touched = new Set(edits.map(keyOfEdit));
  return Object.fromEntries(Object.entries(change.base).filter(([key]) => touched.has(key)));
}
