import { stringify } from "csv-stringify/sync";
import { STATUS_NAMES } from "../status-names.ts";
import type { AskedRow } from "./asked-row.ts";

const COLUMNS = {
  time: "时间",
  channel: "渠道",
  question: "问题",
  status: "结果",
  measure: "条款",
  matter: "事项",
  record: "政策或服务",
  department: "部门",
  elapsedMs: "用时（毫秒）",
  useful: "有用",
  turnId: "编号",
} as const;

const TIME = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Asia/Shanghai",
  dateStyle: "short",
  timeStyle: "medium",
});

/**
 * Writes rows as CSV that spreadsheets open as UTF-8. A cell that would be a formula there has an apostrophe before it:
 * anybody can ask `=HYPERLINK(…)` (owasp.org/www-community/attacks/CSV_Injection).
 */
export function exportAsked(rows: readonly AskedRow[]): string {
  const records = rows.map((row) => ({
    ...row,
    time: TIME.format(row.at),
    status: STATUS_NAMES[row.status],
    useful: row.useful === null ? "" : row.useful ? "有用" : "没用",
  }));
  return stringify(records, {
    header: true,
    bom: true,
    columns: COLUMNS,
    escape_formulas: true,
    record_delimiter: "windows",
  });
}
