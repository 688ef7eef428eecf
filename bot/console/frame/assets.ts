import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

/** A style sheet or script, under an address that changes with its content. */
export interface ConsoleAsset {
  readonly path: string;
  readonly type: string;
  readonly body: string;
}

export interface ConsoleAssets {
  readonly styles: ConsoleAsset;
  readonly script: ConsoleAsset;
}

const STYLES = [
  "frame.css",
  "parts.css",
  "rooms.css",
  "bench.css",
  "bench-trace.css",
  "insights.css",
];

/** Reads the staff room's style sheet and script. They are the same for everybody and say nothing of what it holds. */
export function loadConsoleAssets(): ConsoleAssets {
  return {
    styles: toAsset("css", "text/css", STYLES.map(readOwn).join("")),
    script: toAsset("js", "text/javascript", readOwn("staff.js")),
  };
}

function readOwn(name: string): string {
  return readFileSync(new URL(`../static/${name}`, import.meta.url), "utf8");
}

function toAsset(extension: string, type: string, body: string): ConsoleAsset {
  const hash = createHash("sha256").update(body).digest("hex").slice(0, 12);
  return { path: `/staff/assets/staff.${hash}.${extension}`, type: `${type}; charset=utf-8`, body };
}
