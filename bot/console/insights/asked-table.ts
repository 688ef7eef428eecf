import { STATUS_WORDS } from "#bot/golden/status-words.ts";
import type { Table } from "#knowledge/sheets/write-table.ts";
import type { AskedRow } from "./asked-row.ts";

const COLUMNS = [
  { header: "时间", width: 20 },
  { header: "渠道", width: 10 },
  { header: "问题", width: 60 },
  { header: "结果", width: 10 },
  { header: "条款", width: 6 },
  { header: "事项", width: 28 },
  { header: "政策或服务", width: 28 },
  { header: "部门", width: 20 },
  { header: "用时（毫秒）", width: 12 },
  { header: "有用", width: 8 },
  { header: "编号", width: 38 },
] as const;

const TIME = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Asia/Shanghai",
  dateStyle: "short",
  timeStyle: "medium",
});

/** What was asked as a table to be handed out, as CSV or as a workbook. */
export function askedTable(rows: readonly AskedRow[]): Table {
  return { name: "问题", columns: COLUMNS, rows: rows.map(toCells) };
}

function toCells(row: AskedRow): string[] {
  const { at, channel, question, status, measure, matter, record, department } = row;
  return [
    TIME.format(at),
    channel,
    question,
    STATUS_WORDS[status],
    measure === null ? "" : String(measure),
    matter ?? "",
    record ?? "",
    department ?? "",
    String(row.elapsedMs),
    judgementOf(row),
    row.turnId,
  ];
}

function judgementOf({ useful }: AskedRow): string {
  if (useful === null) return "";
  return useful ? "有用" : "没用";
}
