import { html } from "hono/html";
import type { DiffRun } from "#knowledge/diff-text.ts";
import type { Html } from "./html.ts";

/** Two texts as one, what was taken out and what came in marked. */
export function diffView(runs: readonly DiffRun[]): Html {
  return html`<div class="lines">${runs.map(({ kind, text }) => {
    if (kind === "same") return text;
    return kind === "added" ? html`<ins>${text}</ins>` : html`<del>${text}</del>`;
  })}</div>`;
}
