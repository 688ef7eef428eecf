import { html } from "hono/html";
import type { GoldenRun } from "#bot/golden/golden-run.ts";
import type { Html } from "../frame/html.ts";

/** One chart a figure over the runs. */
export function runChartsView(_runs: readonly GoldenRun[]): Html {
  return html``;
}
