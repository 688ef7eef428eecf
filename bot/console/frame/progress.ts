import { html } from "hono/html";
import { formView } from "./form.ts";
import { formatMoment } from "./format.ts";
import type { Html } from "./html.ts";
import type { Job } from "./jobs.ts";
import type { Staff } from "./staff.ts";

const PHASES: Readonly<Record<string, string>> = {
  loading: "正在读知识、建索引",
  answering: "正在回答",
};

/** How far a job is, with a button that ends it. The page reads itself anew. */
export function progressView(
  job: Job<unknown>,
  { staff, cancel }: { staff: Staff; cancel: string },
): Html {
  const { progress, by, startedAt } = job;
  const { phase = "loading", done = 0, total = 0 } = progress ?? {};
  const told = phase === "answering" ? `：${done} / ${total}` : "";
  return html`<section class="progress" role="status" aria-live="polite">
<p>${PHASES[phase] ?? phase}${told}</p>
<progress max="${String(Math.max(1, total))}"${phase === "answering" ? html` value="${String(done)}"` : ""}>${String(done)} / ${String(total)}</progress>
<p class="quiet">${by} ${formatMoment(startedAt)} 开始</p>
${formView({ action: cancel, session: staff.session, className: "deed", content: html`<button type="submit">停止</button>` })}
</section>`;
}
