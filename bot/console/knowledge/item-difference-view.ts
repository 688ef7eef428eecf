import { html } from "hono/html";
import { diffText } from "#knowledge/diff-text.ts";
import { diffView } from "../frame/diff-view.ts";
import type { Html } from "../frame/html.ts";

/** What becomes of an item. */
export interface ItemDifference {
  readonly label: string;
  /** As it is live; `null` where it is new. */
  readonly before: unknown;
  /** `null` where it is taken away. */
  readonly after: unknown;
  /** What a field is called, by its path without places in lists: benefit.text. */
  readonly fieldLabel: (path: string) => string;
}

/** The fields in which an item differs, one under the other, with what was taken out and what came in. */
export function itemDifferenceView({ before, after, fieldLabel }: ItemDifference): Html {
  if (after === null) return html`<p class="tag tag_bad">撤下：从所有回答里消失</p>`;
  const told = before === null ? html`<p class="tag tag_good">新增</p>` : "";
  const old = new Map(before === null ? [] : flatten(before));
  const fresh = new Map(flatten(after));
  const paths = [...new Set([...old.keys(), ...fresh.keys()])].filter(
    (path) => old.get(path) !== fresh.get(path),
  );
  if (paths.length === 0) return html`<p class="quiet">和现在一样。</p>`;
  return html`${told}<dl class="facts">${paths.map(
    (path) =>
      html`<dt>${labelOf(path, fieldLabel)}</dt><dd>${diffView(diffText(old.get(path) ?? "", fresh.get(path) ?? ""))}</dd>`,
  )}</dl>`;
}

/** All values of a content with where they stand: benefit.0.text. */
function flatten(value: unknown, path = ""): (readonly [string, string])[] {
  if (value === null || value === undefined || value === "") return [];
  if (Array.isArray(value) && value.every((item) => typeof item !== "object"))
    return value.length > 0 ? [[path, value.join("；")]] : [];
  if (typeof value === "object")
    return Object.entries(value).flatMap(([key, item]) =>
      flatten(item, path ? `${path}.${key}` : key),
    );
  return [[path, String(value)]];
}

/** 「给多少 2 · 内容」: the list's name, the place in it, the field. */
function labelOf(path: string, fieldLabel: ItemDifference["fieldLabel"]): string {
  const keys: string[] = [];
  const labels: string[] = [];
  for (const key of path.split(".")) {
    if (/^\d+$/u.test(key)) labels[labels.length - 1] += ` ${Number(key) + 1}`;
    else {
      keys.push(key);
      labels.push(fieldLabel(keys.join(".")));
    }
  }
  return labels.join(" · ");
}
