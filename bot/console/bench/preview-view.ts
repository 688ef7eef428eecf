import { html } from "hono/html";
import type {
  Preview,
  PreviewChannel,
  PreviewMessage,
  PreviewRun,
} from "#bot/conversation/preview.ts";
import type { Html } from "../frame/html.ts";
import { CHANNEL_NAMES } from "../names.ts";
import { sectionView } from "./table-view.ts";

/** The reply as each channel would send it, that of the chosen one first and unfolded. */
export function previewsView(previews: readonly Preview[], chosen: PreviewChannel): Html[] {
  const first = previews.filter(({ channel }) => channel === chosen);
  const others = previews.filter(({ channel }) => channel !== chosen);
  return [...first, ...others].map((preview) =>
    sectionView(
      {
        title: `${CHANNEL_NAMES[preview.channel]}上的样子`,
        note: preview.kind === "messages" ? `${preview.messages.length}条` : "",
        open: preview.channel === chosen,
      },
      contentOf(preview),
    ),
  );
}

/** The page stands in a frame without scripts, forms and origin, with the style sheets of the public page. */
function contentOf(preview: Preview): Html[] {
  if (preview.kind === "page") {
    return [
      html`<iframe class="bench__frame" sandbox="" srcdoc="${preview.html}" title="${CHANNEL_NAMES[preview.channel]}"></iframe>`,
    ];
  }
  return preview.messages.map((message) => messageView(message, preview.channel));
}

function messageView({ runs, buttons }: PreviewMessage, channel: PreviewChannel): Html {
  const keys = buttons.map((label) => html`<li>${label}</li>`);
  return html`<div class="bench__message bench__message--${channel}"><p>${runs.map(runView)}</p>
${keys.length > 0 ? html`<ul class="bench__keys" aria-label="按钮">${keys}</ul>` : ""}</div>`;
}

/** Only addresses of the web open; anything else is told as text. */
function runView({ text, bold, link }: PreviewRun): Html | string {
  const inner = bold ? html`<b>${text}</b>` : text;
  if (!link || !/^https?:/u.test(link)) return inner;
  return html`<a href="${link}" rel="noreferrer noopener" target="_blank">${inner}</a>`;
}
