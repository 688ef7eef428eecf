import { html } from "hono/html";
import type { Html } from "../frame/html.ts";
import type { DiffRun } from "./diff-text.ts";

/** Two versions of a text in one, what differs marked. */
export function diffView(runs: readonly DiffRun[]): Html {
  return html`<span class="bench__diff">${runs.map(runView)}</span>`;
}

function runView({ text, kind }: DiffRun): Html | string {
  if (kind === "removed") return html`<del>${text}</del>`;
  return kind === "added" ? html`<ins>${text}</ins>` : text;
}
