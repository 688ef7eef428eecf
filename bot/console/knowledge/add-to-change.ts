import { maskPersonal } from "#bot/conversation/mask-personal.ts";
import { type Change, type Outcome, refuse } from "#bot/publishing/change.ts";
import { type Edit, keyOfEdit } from "#knowledge/edits/edit.ts";
import type { RoomParts } from "../console-parts.ts";

/** Into which change an edit is to go: one that is being written, or a new one. */
export interface Intent {
  /** Id of the change; empty for a new one. */
  readonly change: string;
  readonly title: string;
  readonly reason: string;
}

const LIMITS = { title: 80, reason: 2_000 } as const;

/** Reads it from a form; what tells who somebody is goes into no reason. */
export function readIntent(posted: FormData): Intent {
  const text = (name: string): string => maskPersonal(String(posted.get(name) ?? "").trim());
  return {
    change: String(posted.get("change") ?? ""),
    title: text("change-title").slice(0, LIMITS.title),
    reason: text("change-reason").slice(0, LIMITS.reason),
  };
}

/** Changes that can still be written on, newest first. */
export async function openChangesOf({
  changes,
}: Pick<RoomParts, "changes">): Promise<readonly Change[]> {
  return (await changes.list()).filter(({ state }) => state === "draft" || state === "rejected");
}

/** Puts edits into a change, each in the place of one of the same item, and notes it. */
export async function addToChange(
  edits: readonly Edit[],
  { intent, by, parts }: { intent: Intent; by: string; parts: RoomParts },
): Promise<Outcome> {
  const { changeDesk, changes, audit, clock } = parts;
  const outcome = await write();
  if (outcome.kind === "refused") return outcome;
  const target = `改动${outcome.change.number}`;
  const detail = edits.map(keyOfEdit).join("、").slice(0, 200);
  await audit.add({ by, action: "写改动", target, detail, at: clock() });
  return outcome;

  async function write(): Promise<Outcome> {
    if (intent.change === "") {
      if (intent.title === "") return refuse("请给这项改动写个标题，如“更新2027年技能补贴”。");
      const { title, reason } = intent;
      return { kind: "done", change: await changeDesk.create({ title, reason, edits }, by) };
    }
    const change = await changes.find(intent.change);
    if (!change) return refuse("没有这项改动，可能已被删除：请选另一项，或新建一项。");
    const touched = new Set(edits.map(keyOfEdit));
    const kept = change.edits.filter((edit) => !touched.has(keyOfEdit(edit)));
    const { id, title, reason } = change;
    return changeDesk.rewrite(id, { title, reason, edits: [...kept, ...edits] }, by);
  }
}
