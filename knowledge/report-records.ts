import type { Plan } from "./plan.ts";
import { recordValidityOn } from "./record-library.ts";
import { daysLeft } from "./record-validity.ts";
import { bearsNumber, RECORD_PARTS, type StaffRecord } from "./support-record.ts";

/** Days ahead in which ends are listed. */
const HORIZON_DAYS = 90;

/**
 * Writes the report for staff: records by kind, level and validity on a day, what ends within 90 days, what
 * is open or unconfirmed, and which measures no policy carries out. Unlike anything the public reads it
 * counts what is unconfirmed, and names it.
 *
 * @param day ISO date in Shanghai
 */
export function reportRecords(records: readonly StaffRecord[], plan: Plan, day: string): string {
  return [
    `知识报告（${day}）`,
    ...tableOf("按种类和有效性", records, (record) => [
      record.kind === "policy" ? "政策" : "服务",
      recordValidityOn(record, day),
    ]),
    ...tableOf("按种类和级别（取各条陈述中最低的）", records, (record) => [
      record.kind === "policy" ? "政策" : "服务",
      lowestLevel(record),
    ]),
    ...list(`${HORIZON_DAYS}天内到期`, endingSoon(records, day)),
    ...list("没有政策落实的措施", measuresWithout(records, plan)),
    ...list("文号未见", withoutNumber(records)),
    ...list("未写明（向公众说明问谁）", openPoints(records)),
    ...list("未证实（C级，不给公众看）", unconfirmed(records)),
  ].join("\n");
}

function tableOf(
  title: string,
  records: readonly StaffRecord[],
  keyOf: (record: StaffRecord) => readonly string[],
): string[] {
  const groups = Map.groupBy(records, (record) => keyOf(record).join(" · "));
  const rows = [...groups].map(([key, group]) => `${key}：${group.length}`).sort();
  return list(`${title}，共${records.length}`, rows);
}

function list(title: string, rows: readonly string[]): string[] {
  return ["", `${title}（${rows.length}）`, ...rows.map((row) => `  ${row}`)];
}

/** A record is as sure as the least sure thing it says. */
function lowestLevel(record: StaffRecord): "A" | "B" | "A/B" {
  const levels = new Set(RECORD_PARTS.flatMap((part) => record[part]).map(({ level }) => level));
  if (levels.size > 1) return "A/B";
  return levels.has("B") ? "B" : "A";
}

function endingSoon(records: readonly StaffRecord[], day: string): string[] {
  return records
    .flatMap(({ id, name, validity: { until } }) => {
      const left = until === null ? -1 : daysLeft(until, day);
      return left >= 0 && left <= HORIZON_DAYS
        ? [{ left, row: `${until} 还剩${left}天 ${name}（${id}）` }]
        : [];
    })
    .sort((a, b) => a.left - b.left)
    .map(({ row }) => row);
}

function measuresWithout(records: readonly StaffRecord[], { measures }: Plan): string[] {
  const served = new Set(
    records.filter(({ kind }) => kind === "policy").flatMap((record) => record.measures),
  );
  return measures
    .filter(({ number }) => !served.has(number))
    .map(({ locator, title }) => `${locator}${title}`);
}

function withoutNumber(records: readonly StaffRecord[]): string[] {
  return records.flatMap(({ id, documents }) =>
    documents
      .filter((document) => document.number === null && bearsNumber(document))
      .map(({ title }) => `${id}：《${title}》`),
  );
}

function openPoints(records: readonly StaffRecord[]): string[] {
  return records.flatMap(({ id, open }) =>
    open.map(({ point, ask }) => `${id}：${point}（问：${ask}）`),
  );
}

function unconfirmed(records: readonly StaffRecord[]): string[] {
  return records.flatMap(({ id, unconfirmed: points }) =>
    points.map(({ text, note }) => `${id}：${text}（${note}）`),
  );
}
