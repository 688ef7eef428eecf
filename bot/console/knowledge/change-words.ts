import type { ChangeState } from "#bot/publishing/change.ts";
import type { EditKind } from "#knowledge/edits/edit.ts";

export const CHANGE_LABELS: Readonly<Record<ChangeState, string>> = {
  draft: "草稿",
  proposed: "待批准",
  live: "已生效",
  rejected: "已退回",
  "rolled-back": "已撤回",
};

export const CHANGE_TAGS: Readonly<Record<ChangeState, string>> = {
  draft: "",
  proposed: "tag_warn",
  live: "tag_good",
  rejected: "tag_bad",
  "rolled-back": "",
};

export const KIND_LABELS: Readonly<Record<EditKind, string>> = {
  record: "政策和服务",
  matter: "事项",
  department: "部门",
  concept: "词表",
  "place-list": "地点清单",
  "place-kind": "地点种类",
};
