import { html } from "hono/html";
import { diffText } from "#knowledge/diff-text.ts";
import { diffView } from "../frame/diff-view.ts";
import type { Html } from "../frame/html.ts";
import type { FieldWords } from "./field-words.ts";

/** What becomes of an item. */
export interface ItemDifference {
  readonly label: string;
  /** As it is live; `null` where it is new. */
  readonly before: unknown;
  /** `null` where it is taken away. */
  readonly after: unknown;
  readonly words: FieldWords;
}

/** The fields in which an item differs, one under the other, with what was taken out and what came in. */
export function itemDifferenceView({ before, after, words }: ItemDifference): Html {
  if (after === null) return html`<p><span class="tag tag_bad">撤下</span> 从所有回答里消失。</p>`;
  const fresh = new Map(flatten(after, words));
  // Marking every word of what is new as added would mark nothing.
  if (before === null)
    return html`<p><span class="tag tag_good">新增</span></p>
<dl class="facts">${[...fresh].map(([path, text]) => html`<dt>${labelOf(path, words)}</dt><dd class="lines">${text}</dd>`)}</dl>`;
  const old = new Map(flatten(before, words));
  const paths = [...new Set([...old.keys(), ...fresh.keys()])].filter(
    (path) => old.get(path) !== fresh.get(path),
  );
  if (paths.length === 0) return html`<p class="quiet">和现在一样。</p>`;
  return html`<dl class="facts">${paths.map(
    (path) =>
      html`<dt>${labelOf(path, words)}</dt><dd>${diffView(diffText(old.get(path) ?? "", fresh.get(path) ?? ""))}</dd>`,
  )}</dl>`;
}

/** All values of a content in words, with where they stand: benefit.0.text. */
function flatten(value: unknown, words: FieldWords, path = ""): (readonly [string, string])[] {
  if (value === null || value === undefined || value === "") return [];
  if (Array.isArray(value) && value.every((item) => typeof item !== "object")) {
    const told = value.map((item) => words.value(withoutPlaces(path), item));
    return told.length > 0 ? [[path, told.join("；")]] : [];
  }
  if (typeof value === "object")
    return Object.entries(value).flatMap(([key, item]) =>
      flatten(item, words, path ? `${path}.${key}` : key),
    );
  return [[path, words.value(withoutPlaces(path), value)]];
}

function withoutPlaces(path: string): string {
  return path.replaceAll(/\.\d+(?=\.|$)/gu, "");
}

/** 「给多少 2 · 内容」: the list's name, the place in it, the field. */
function labelOf(path: string, words: FieldWords): string {
  const keys: string[] = [];
  const labels: string[] = [];
  for (const key of path.split(".")) {
    if (/^\d+$/u.test(key)) labels[labels.length - 1] += ` ${Number(key) + 1}`;
    else {
      keys.push(key);
      labels.push(words.label(keys.join(".")));
    }
  }
  return labels.join(" · ");
}
