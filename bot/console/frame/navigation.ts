import type { Role } from "../accounts/account.ts";

/** A page of the bar. */
export interface Place {
  readonly path: string;
  readonly label: string;
  readonly least: Role;
}

/** The staff room's pages, in the order of the bar. */
export const PLACES: readonly Place[] = [
  { path: "/staff", label: "总览", least: "viewer" },
  { path: "/staff/bench", label: "试答", least: "viewer" },
  { path: "/staff/golden", label: "必答题", least: "viewer" },
  { path: "/staff/knowledge", label: "知识", least: "viewer" },
  { path: "/staff/tickets", label: "工单", least: "viewer" },
  { path: "/staff/insights", label: "大家问什么", least: "viewer" },
  { path: "/staff/switches", label: "开关", least: "viewer" },
  { path: "/staff/audit", label: "记录", least: "admin" },
  { path: "/staff/accounts", label: "账号", least: "admin" },
];
