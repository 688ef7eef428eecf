import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** A style sheet or script, under an address that changes with its content. */
export interface Asset {
  readonly path: string;
  readonly type: string;
  readonly body: string;
}

export interface Assets {
  readonly weui: Asset;
  readonly styles: Asset;
  readonly script: Asset;
}

const STYLES = ["shell.css", "conversation.css", "document.css", "library.css"];

/** Reads the page's three assets; WeUI comes from its package, so that no other host is asked. */
export function loadAssets(): Assets {
  const weui = createRequire(import.meta.url).resolve("weui/dist/style/weui.min.css");
  return {
    weui: toAsset("weui", "css", readFileSync(weui, "utf8")),
    styles: toAsset("shenwen", "css", STYLES.map(readOwn).join("")),
    script: toAsset("shenwen", "js", readOwn("shenwen.js")),
  };
}

function readOwn(name: string): string {
  return readFileSync(new URL(`./static/${name}`, import.meta.url), "utf8");
}

function toAsset(name: string, extension: "css" | "js", body: string): Asset {
  const hash = createHash("sha256").update(body).digest("hex").slice(0, 12);
  const type = extension === "css" ? "text/css" : "text/javascript";
  return { path: `/assets/${name}.${hash}.${extension}`, type: `${type}; charset=utf-8`, body };
}
