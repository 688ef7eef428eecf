import type { GoldenDraft } from "./golden-question.ts";
import { readStatus, STATUS_WORDS } from "./status-words.ts";

/** The policies and departments that there are, so that a sheet can name them and no other. */
export interface GoldenNames {
  readonly records: readonly { readonly id: string; readonly name: string }[];
  /** As the plan prints them. */
  readonly departments: readonly string[];
}

/** A cell that does not hold what it should; found is the cell. */
interface Unread {
  readonly expected: string;
}

/** A column of the sheet: a field of the draft, how it is written, and how it is read. */
export interface GoldenColumn {
  readonly header: string;
  readonly width: number;
  /** Path of the field in the draft. */
  readonly field: string;
  write(draft: GoldenDraft, names: GoldenNames | undefined): string;
  /** What the field of the draft becomes; what else is wrong with it the draft's own schema says. */
  read(cell: string, names: GoldenNames | undefined): unknown;
}

/** Days from the one that spreadsheets count from to 1970. */
const SERIAL_OF_1970 = 25_569;
const DAY_MS = 86_400_000;

/** The columns in their order. */
export const GOLDEN_COLUMNS: readonly GoldenColumn[] = [
  text(
    "问题",
    40,
    "question",
    ({ question }) => question,
    (cell) => cell,
  ),
  text("之前的话", 30, "before", ({ before }) => before.join("\n"), toLines),
  text("日期", 12, "on", ({ on }) => on ?? "", toDay),
  text("应答状态", 12, "expects.status", writeStatus, toStatus),
  text("措施", 6, "expects.measure", ({ expects }) => String(expects.measure ?? ""), toMeasure),
  {
    header: "政策",
    width: 30,
    field: "expects.record",
    write: ({ expects: { record } }, names) => {
      const name = names?.records.find(({ id }) => id === record)?.name;
      return name ? `${name}（${record}）` : (record ?? "");
    },
    read: toRecord,
  },
  {
    header: "部门",
    width: 20,
    field: "expects.department",
    write: ({ expects }) => expects.department ?? "",
    read: (cell, names) =>
      cell === "" || !names || names.departments.includes(cell)
        ? cell || null
        : expected("行动方案里的部门名称"),
  },
  text("要有的字", 30, "expects.facts", ({ expects }) => expects.facts.join("\n"), toFacts),
  text("不能有的字", 20, "expects.absent", ({ expects }) => expects.absent.join("\n"), toFacts),
  text(
    "备注",
    20,
    "note",
    ({ note }) => note,
    (cell) => cell,
  ),
  text(
    "编号",
    16,
    "id",
    ({ id }) => id ?? "",
    (cell) => cell || undefined,
  ),
];

/** Whether a cell could not be read. */
export function isUnread(value: unknown): value is Unread {
  return typeof value === "object" && value !== null && "expected" in value;
}

function text(
  header: string,
  width: number,
  field: string,
  ...[write, read]: [(draft: GoldenDraft) => string, (cell: string) => unknown]
): GoldenColumn {
  return { header, width, field, write, read };
}

function expected(what: string): Unread {
  return { expected: what };
}

function writeStatus({ expects: { status } }: GoldenDraft): string {
  return status === null ? "" : STATUS_WORDS[status];
}

function toStatus(cell: string): unknown {
  if (cell === "") return null;
  return readStatus(cell) ?? expected(`${Object.values(STATUS_WORDS).join("、")}之一，或者空着`);
}

function toMeasure(cell: string): unknown {
  if (cell === "") return null;
  const digits = /^(?:第|措施)?(\d{1,2})(?:条|项)?$/u.exec(cell.normalize("NFKC"))?.[1];
  return digits === undefined ? expected("1到26的整数，或者空着") : Number(digits);
}

/** By its id, its name, or both as they are handed out. */
function toRecord(cell: string, names: GoldenNames | undefined): unknown {
  if (cell === "") return null;
  const id = /（([a-z0-9-]+)）$/u.exec(cell)?.[1] ?? cell;
  if (!names) return id;
  const record = names.records.find((it) => it.id === id || it.name === cell);
  return record?.id ?? expected("政策的名称或者编号");
}

/** A day in digits, or as the number of days that spreadsheets store. */
function toDay(cell: string): unknown {
  if (cell === "") return null;
  const plain = cell.normalize("NFKC");
  if (/^\d{5}(?:\.\d+)?$/u.test(plain)) {
    const at = (Math.floor(Number(plain)) - SERIAL_OF_1970) * DAY_MS;
    return new Date(at).toISOString().slice(0, 10);
  }
  const [, year = "", month = "", day = ""] =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/u.exec(plain) ?? [];
  return year === "" ? plain : `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

function toLines(cell: string): string[] {
  return cell
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
}

function toFacts(cell: string): string[] {
  return toLines(cell.replaceAll("；", "\n"));
}
