import type { z } from "zod";
import type { Form, FormField } from "./form-field.ts";
import { ITEM_SCHEMAS } from "./item-schema.ts";

/** What is wrong with a field of an item. */
export interface FormFault {
  /** Keys and places in lists, parted by dots: `who.0.text`; empty of the whole item. */
  readonly path: string;
  /** In Chinese, with the cure. */
  readonly message: string;
}

type Issue = z.core.$ZodIssue;

/** Checks the content of an item against the schema of its kind and tells what is wrong as people write it. */
export function findFormFaults(form: Form, content: unknown): readonly FormFault[] {
  const checked = ITEM_SCHEMAS[form.kind].safeParse(content);
  if (checked.success) return [];
  return checked.error.issues.map((issue) => ({
    path: issue.path.join("."),
    message: tell(issue, valueAt(content, issue.path), findField(form.fields, issue.path)),
  }));
}

function tell(issue: Issue, value: unknown, field: FormField | undefined): string {
  if (value === undefined || value === null || value === "")
    return field?.type === "choice" ? "请选一个" : "请填写";
  if (issue.code === "too_small" || issue.code === "too_big") return tellSize(issue, value);
  if (issue.code === "custom") return CUSTOM[issue.message] ?? issue.message;
  if (issue.code === "unrecognized_keys") return "多出了表上没有的栏";
  return tellForm(issue, value, field);
}

function tellForm({ code }: Issue, value: unknown, field: FormField | undefined): string {
  if (field?.type === "date") return "请写成2026-11-23这样的日期";
  if (code === "invalid_type" && field?.type === "number")
    return `请填${field.isWhole ? "整数" : "数字"}，现在写的是“${String(value)}”`;
  if (code === "invalid_value") return "请从给出的选项里选";
  return `写法不对${field?.help ? `：${field.help}` : ""}`;
}

/** What schemas check beyond their fields, by the words with which they say it. */
const CUSTOM: Readonly<Record<string, string>> = {
  "a datum, since there are points": "名单有坐标，请选坐标系",
};

function tellSize(
  issue: Extract<Issue, { code: "too_small" | "too_big" }>,
  value: unknown,
): string {
  const limit = issue.code === "too_small" ? issue.minimum : issue.maximum;
  const way = issue.code === "too_small" ? "至少" : "最多";
  if (issue.origin === "string") return `${way}${limit}个字，现在有${String(value).length}个`;
  if (issue.origin === "array") return `${way}要${limit}项，现在有${(value as unknown[]).length}项`;
  return issue.code === "too_small" ? `不能小于${limit}` : `不能大于${limit}`;
}

function findField(
  fields: readonly FormField[],
  path: readonly PropertyKey[],
): FormField | undefined {
  const [key, ...rest] = path.filter((part) => typeof part !== "number");
  const field = fields.find((it) => it.key === key);
  const isInside = field?.type === "group" || field?.type === "rows" || field?.type === "table";
  return isInside && rest.length > 0 ? findField(field.fields, rest) : field;
}

function valueAt(content: unknown, path: readonly PropertyKey[]): unknown {
  let value = content;
  for (const key of path) value = (value as Record<PropertyKey, unknown> | null | undefined)?.[key];
  return value;
}
