import { html } from "hono/html";
import type { Assets } from "../assets.ts";
import type { PageWording } from "../page-wording.ts";

/** A rendered piece of HTML; what was put into it is escaped. */
export type Html = ReturnType<typeof html>;

export interface Frame {
  readonly assets: Assets;
  readonly words: PageWording;
  readonly large: boolean;
  readonly short: boolean;
  /** Path of the page, to which its switches come back. */
  readonly path: string;
}

/** The page around a content: head, bar with the switches of size and length, main landmark. */
export function layout(
  { assets, words, large, short, path }: Frame,
  { title, content, page }: { title: string; content: Html; page: string },
): Html {
  const size = large ? words.largeOff : words.largeOn;
  const length = short ? words.shortOff : words.shortOn;
  return html`<!doctype html>
<html lang="zh-CN" class="${large ? "large" : ""}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<meta name="description" content="${words.tagline}">
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${assets.weui.path}">
<link rel="stylesheet" href="${assets.styles.path}">
<script src="${assets.script.path}" defer></script>
</head>
<body class="page-${page}">
<a class="skip" href="#main">${words.skip}</a>
<header class="bar">
<a class="bar__name" href="/">${words.name}</a>
<nav class="bar__links" aria-label="${words.name}">
<a class="bar__link" href="/documents">${words.library}</a>
<form method="post" action="/size"><input type="hidden" name="back" value="${path}"><input type="hidden" name="large" value="${large ? "0" : "1"}"><button class="bar__link" type="submit">${size}</button></form>
<form method="post" action="/length"><input type="hidden" name="back" value="${path}"><input type="hidden" name="short" value="${short ? "0" : "1"}"><button class="bar__link" type="submit">${length}</button></form>
</nav>
</header>
<main id="main" tabindex="-1">${content}</main>
</body>
</html>`;
}
