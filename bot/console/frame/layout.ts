import { html } from "hono/html";
import { mayAct, ROLE_LABELS } from "../accounts/account.ts";
import type { ConsoleAssets } from "./assets.ts";
import { formView } from "./form.ts";
import type { Html } from "./html.ts";
import { PLACES } from "./navigation.ts";
import type { Staff } from "./staff.ts";

export interface Page {
  readonly title: string;
  readonly content: Html;
  /** Where the page stands; the bar marks it. */
  readonly path: string;
  /** Seconds after which it is read anew while something is under way; with JavaScript the script does it quietly. */
  readonly again?: number;
  /** What the last step came to. */
  readonly notice?: string | null;
}

/** The page around a content. Without `staff` there is no bar: nobody has signed in. */
export function layout(page: Page, staff: Staff | null, assets: ConsoleAssets): Html {
  const { title, content, again, notice } = page;
  return html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${title} · 申问工作台</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${assets.styles.path}">
<script src="${assets.script.path}" defer></script>
${again === undefined ? "" : html`<noscript><meta http-equiv="refresh" content="${String(again)}"></noscript>`}
</head>
<body${again === undefined ? "" : html` data-again="${String(again)}"`}>
<a class="skip" href="#main">跳到正文</a>
<header class="bar">
<a class="bar__name" href="/staff">申问工作台</a>
${staff ? barView(staff, page.path) : ""}
</header>
<main id="main" tabindex="-1">
${notice ? html`<p class="notice" role="status">${notice}</p>` : ""}
${content}
</main>
</body>
</html>`;
}

function barView({ account, session }: Staff, path: string): Html {
  const places = PLACES.filter(({ least }) => mayAct(account.role, least));
  return html`<nav class="bar__places" aria-label="工作台">${places.map(
    (place) =>
      html`<a class="bar__place" href="${place.path}"${isAt(place.path, path) ? html` aria-current="page"` : ""}>${place.label}</a>`,
  )}</nav>
<div class="bar__me"><a href="/staff/account">${account.name}（${ROLE_LABELS[account.role]}）</a>
${formView({ action: "/staff/sign-out", session, className: "bar__out", content: html`<button class="plain" type="submit">退出</button>` })}</div>`;
}

function isAt(place: string, path: string): boolean {
  return place === "/staff" ? path === place : path === place || path.startsWith(`${place}/`);
}
