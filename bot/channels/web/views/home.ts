import { html } from "hono/html";
import type { Turn } from "#bot/conversation/conversation.ts";
import type { Html } from "./layout.ts";
import { questionButtons, type TurnContext, turnView } from "./turn.ts";

/** The conversation so far, or what can be asked, and the form; the script listens for the staff while they may write. */
export function homeView(turns: readonly Turn[], context: TurnContext, isWithStaff: boolean): Html {
  const { words } = context;
  return html`<h1 class="intro__title${turns.length > 0 ? " sr-only" : ""}">${words.pageTitle}</h1>
${turns.length > 0 ? "" : introView(context)}
<div id="turns" role="log" aria-live="polite" aria-label="${words.conversation}"${isWithStaff ? html` data-listen` : ""}>${turns.map((turn) => turnView(turn, context))}</div>
${forgetView(context, turns.length > 0)}
<details class="privacy"><summary>${words.privacy.title}</summary><p>${words.privacy.text}</p></details>
${askView(context)}`;
}

function introView({ words, createId }: TurnContext): Html {
  return html`<section class="intro" id="intro"><p>${words.tagline}</p>
<h2>${words.examplesTitle}</h2>${questionButtons(words.examples, createId)}</section>`;
}

/** Hidden while there is nothing to forget; the script shows it with the first answer. */
function forgetView({ words }: TurnContext, shown: boolean): Html {
  return html`<form class="forget" id="forget" method="post" action="/forget"${shown ? "" : " hidden"}><button type="submit">${words.forget}</button></form>`;
}

function askView({ words, createId }: TurnContext): Html {
  return html`<form class="ask" id="ask" method="post" action="/ask" data-ask data-sending="${words.sending}" data-failed="${words.failed}" data-retry="${words.retry}" data-replaced="${words.replaced}" data-locating="${words.locating}" data-locate-failed="${words.locateFailed}">
<label class="sr-only" for="question">${words.askLabel}</label>
<input type="hidden" name="messageId" value="${createId()}">
<textarea id="question" name="question" rows="1" required enterkeyhint="send" placeholder="${words.placeholder}"></textarea>
<button class="weui-btn weui-btn_primary" type="submit">${words.send}</button>
<button class="ask__locate" id="locate" type="button" hidden>${words.locate}</button>
<p class="ask__notice">${words.notice}</p>
</form>`;
}
