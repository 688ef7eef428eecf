import { html } from "hono/html";
import type { Turn } from "#bot/conversation/conversation.ts";
import type { Manner } from "#bot/conversation/conversation-store.ts";
import type { Wording } from "#knowledge/wording.ts";
import type { PageWording } from "../page-wording.ts";
import type { Html } from "./layout.ts";
import { turnView } from "./turn.ts";

interface TurnPageParts {
  readonly words: PageWording;
  readonly wording: Wording;
  readonly manner: Manner;
  /** Addresses of the style sheets. */
  readonly sheets: readonly string[];
}

/** One turn as a page of its own that is only looked at: without bar, field to ask in and script. */
export function turnPage(turn: Turn, { words, wording, manner, sheets }: TurnPageParts): Html {
  const context = { words, wording, createId: () => "", judged: null, short: manner.isShort };
  return html`<!doctype html>
<html lang="zh-CN" class="${manner.isLarge ? "large" : ""}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${words.name}</title>
${sheets.map((sheet) => html`<link rel="stylesheet" href="${sheet}">`)}
</head>
<body class="page-preview"><main inert>${turnView(turn, context)}</main></body>
</html>`;
}
