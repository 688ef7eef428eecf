import type { Answer } from "#bot/answering/answer.ts";
import type { SwitchTurn } from "./switch-store.ts";

/** The switch that leaves a message or its answer to the staff, of those that are on. */
export function findSwitch(
  on: readonly SwitchTurn[],
  { channel, answer }: { channel?: string; answer?: Answer },
): SwitchTurn | undefined {
  const records = new Set([
    answer?.topic?.record,
    ...(answer?.citations.map(({ document }) => document) ?? []),
  ]);
  return on.find(({ scope }) => {
    const [kind = "", name] = scope.split(/:(.*)/su);
    if (kind === "record") return records.has(name);
    return channel !== undefined && (kind === "bot" || name === channel);
  });
}

/** Says in a sentence for the staff why something is left to them. */
export function whyLeft({ scope, reason }: SwitchTurn): string {
  const what = WHAT[scope.split(":")[0] ?? ""] ?? "";
  return `${what}已设为只由工作人员答复：${reason}`;
}

const WHAT: Readonly<Record<string, string>> = {
  bot: "机器人",
  channel: "这个渠道",
  record: "回答依据的政策",
};
