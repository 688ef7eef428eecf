import { globSync, readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { expect, it } from "vitest";

// The bot runs as it is written: Node takes the types away while it loads a file, and its parser refuses some of what the
// tests' own translator reads (`for (const of of [1] as const)`).

it("can be loaded by Node as it is", () => {
  const files = globSync([
    "bot/**/*.ts",
    "knowledge/**/*.ts",
    "retrieval/**/*.ts",
    "tests/**/*.ts",
  ]);
  expect(files.length).toBeGreaterThan(500);
  const refused = files.filter((file) => {
    try {
      stripTypeScriptTypes(readFileSync(file, "utf8"));
      return false;
    } catch {
      return true;
    }
  });
  expect(refused).toEqual([]);
});
