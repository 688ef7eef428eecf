import { html } from "hono/html";
import type { PageWording, Problem } from "../page-wording.ts";
import type { Html } from "./layout.ts";

/** Says what went wrong and leads back. */
export function problemView(words: PageWording, problem: Problem): Html {
  const { title, text } = words.problems[problem];
  return html`<section class="problem"><h1>${title}</h1><p>${text}</p>
<p><a class="weui-btn weui-btn_primary" href="/">${words.backToAsk}</a></p></section>`;
}
