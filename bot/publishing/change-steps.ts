import { type Edit, keyOfEdit } from "#knowledge/edits/edit.ts";
import {
  type Change,
  type Gate,
  hashEdits,
  type ItemHashes,
  type Outcome,
  refuse,
  type Step,
} from "./change.ts";

/** What a person writes of a change. */
export interface Writing {
  readonly title: string;
  readonly reason: string;
  readonly edits: readonly Edit[];
  /** The items as they were live when the person saw them. */
  readonly base: ItemHashes;
}

/** What is live now, as far as a change is concerned. */
export interface LiveNow {
  /** Hash of the live knowledge. */
  readonly version: string;
  readonly hashes: ItemHashes;
}

const UNREADY: Readonly<Record<Change["state"], string>> = {
  draft: "还没有提交",
  proposed: "正在等审批",
  live: "已经生效",
  rejected: "已被退回",
  "rolled-back": "已经撤回",
};

/** Writes on a change that is not live: it is a draft again, and what was tried of it counts no more. */
export function rewrite(change: Change, writing: Writing, by: string): Outcome {
  if (change.state === "live" || change.state === "rolled-back")
    return refuse(`改动${change.number}${UNREADY[change.state]}，不能再改：请另建一项改动。`);
  return done({
    ...change,
    ...writing,
    edits: [...writing.edits],
    base: { ...writing.base },
    state: "draft",
    authors: [...new Set([...change.authors, by])],
    proposed: null,
    rejected: null,
    gate: null,
  });
}

/** Hands a draft to another person for approval. */
export function propose(change: Change, step: Step, now: LiveNow): Outcome {
  if (change.state !== "draft") return unready(change, "提交");
  if (change.edits.length === 0) return refuse("还没有改动任何条目，不能提交。");
  if (change.reason.trim() === "") return refuse("请写明改动的理由和依据，再提交。");
  const stale = staleItems(change, now.hashes);
  if (stale.length > 0) return refuseStale(stale);
  return done({ ...change, state: "proposed", proposed: step });
}

/** Takes the items as they are live now for the base: whoever does it has seen what is written over. */
export function rebase(change: Change, now: LiveNow, by: string): Outcome {
  const { title, reason, edits } = change;
  return rewrite(change, { title, reason, edits, base: now.hashes }, by);
}

/** Keeps what trying the change came to; one that tried other edits is refused. */
export function keepGate(change: Change, gate: Gate): Outcome {
  if (change.state !== "draft" && change.state !== "proposed") return unready(change, "试运行");
  if (gate.edits !== hashEdits(change.edits))
    return refuse("试运行的时候改动又被改过：请重新试运行。");
  return done({ ...change, gate });
}

/** Lets a proposed change go live, unless it is the approver's own or was not tried on what is live now. */
export function approve(change: Change, step: Step, now: LiveNow): Outcome {
  if (change.state !== "proposed") return unready(change, "批准");
  if (change.authors.includes(step.by) || change.proposed?.by === step.by)
    return refuse("自己写的或提交的改动要由另一个人批准。");
  const stale = staleItems(change, now.hashes);
  if (stale.length > 0) return refuseStale(stale);
  if (change.gate === null) return refuse("还没有试运行：请先看它会改变哪些答案，再批准。");
  if (change.gate.edits !== hashEdits(change.edits) || change.gate.version !== now.version)
    return refuse("试运行之后知识又有变化：请重新试运行，再批准。");
  return done({ ...change, state: "live", approved: step });
}

/** Gives a proposed change back with a reason. */
export function reject(change: Change, step: Step): Outcome {
  if (change.state !== "proposed") return unready(change, "退回");
  if (step.reason.trim() === "") return refuse("请写明退回的理由。");
  return done({ ...change, state: "rejected", rejected: step });
}

/** Takes a proposal back to a draft. */
export function takeBack(change: Change): Outcome {
  if (change.state !== "proposed") return unready(change, "收回");
  return done({ ...change, state: "draft", proposed: null });
}

/**
 * Takes a live change out of every answer. One on which a later live change of the same item was written is refused:
 * its wording would not come back, since the later one counts.
 */
export function rollBack(change: Change, step: Step, live: readonly Change[]): Outcome {
  if (change.state !== "live") return unready(change, "撤回");
  const own = new Set(change.edits.map(keyOfEdit));
  const later = live.filter(
    (other) => wentLiveAfter(other, change) && other.edits.some((edit) => own.has(keyOfEdit(edit))),
  );
  if (later.length > 0) {
    const numbers = later.map(({ number }) => number).join("、");
    return refuse(`改动${numbers}后来又改了同样的条目：请先撤回改动${numbers}。`);
  }
  return done({ ...change, state: "rolled-back", rolledBack: step });
}

/** Keys of the items that are no longer as they were when the change was written. */
export function staleItems(change: Change, hashes: ItemHashes): readonly string[] {
  return Object.entries(change.base)
    .filter(([key, hash]) => (hashes[key] ?? null) !== hash)
    .map(([key]) => key);
}

/** Whether a live change counts over another one. */
export function wentLiveAfter(one: Change, other: Change): boolean {
  const difference = (one.approved?.at ?? 0) - (other.approved?.at ?? 0);
  return difference > 0 || (difference === 0 && one.number > other.number);
}

function done(change: Change): Outcome {
  return { kind: "done", change };
}

function unready({ number, state }: Change, step: string): Outcome {
  return refuse(`改动${number}${UNREADY[state]}，不能${step}。`);
}

function refuseStale(keys: readonly string[]): Outcome {
  return refuse(
    `写好之后，这些条目又被别的改动改过：${keys.join("、")}。请对照现在的内容改好，再提交。`,
  );
}
