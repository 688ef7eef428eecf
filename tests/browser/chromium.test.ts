import { readdirSync } from "node:fs";
import { expect, it } from "vitest";
import { findChromium } from "#tests/support/find-chromium.ts";

const isCi = process.env["CI"] === "true";

it("has a browser to test in, or says which tests were left out", () => {
  const chromium = findChromium();
  if (chromium) return;
  const left = readdirSync(new URL(".", import.meta.url)).filter(
    (file) => file !== "chromium.test.ts",
  );
  const reason = `No Chromium was found, so these were left out: ${left.join(", ")}. Install it with: apt-get install chromium fonts-wqy-microhei`;
  process.stderr.write(`${reason}\n`);
  expect(isCi, reason).toBe(false);
});
