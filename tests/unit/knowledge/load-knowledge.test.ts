import { spawnSync } from "node:child_process";
import { cpSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { makeTemporaryFolder } from "#tests/support/make-temporary-folder.ts";

const ROOT = new URL("../../../", import.meta.url).pathname;

/** A copy of the knowledge and its seeds, to be damaged. */
function copyOfSeeds(): string {
  const folder = makeTemporaryFolder();
  for (const name of ["knowledge", "seeds", "package.json"]) {
    cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  }
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
  return folder;
}

function damage(folder: string, name: string, by: (record: Record<string, unknown>) => void): void {
  const path = join(folder, "seeds", name);
  const record = JSON.parse(readFileSync(path, "utf8")) as Record<string, unknown>;
  by(record);
  writeFileSync(path, JSON.stringify(record));
}

function load(folder: string): string {
  const code =
    'import("./knowledge/load-knowledge.ts").then(({ loadKnowledge }) => loadKnowledge()).catch((error) => console.log(error.message))';
  return spawnSync(process.execPath, ["-e", code], { cwd: folder, encoding: "utf8" }).stdout;
}

it("names file, field, found and expected of every fault of every file at once", () => {
  const folder = copyOfSeeds();
  damage(folder, "policies/service-loan-subsidy-2026.json", (record) => {
    record["validity"] = { ...(record["validity"] as object), from: "2027-01-01" };
    record["supersedes"] = ["no-such-record"];
  });
  damage(folder, "policies/vat-small-scale-2026.json", (record) => {
    record["scope"] = "galaxy";
    record["sources"] = [];
  });
  damage(folder, "services/nursing-home.json", (record) => {
    record["departments"] = [{ name: "市养老局", because: null }];
  });
  writeFileSync(join(folder, "seeds/services/childcare.json"), "{ broken");
  const said = load(folder);
  expect(said).toContain(
    'policies/service-loan-subsidy-2026.json: validity.from: found "2027-01-01", expected a day before 2026-12-31',
  );
  expect(said).toContain('found "no-such-record", expected the id of a record');
  expect(said).toMatch(/vat-small-scale-2026\.json: scope: found "galaxy", .*expected one of/u);
  expect(said).toMatch(/vat-small-scale-2026\.json: sources: found \[\], .*expected/u);
  expect(said).toContain(
    'services/nursing-home.json: departments.0.name: found "市养老局", expected one of departments.json',
  );
  expect(said).toMatch(/services\/childcare\.json: .*JSON/u);
});

it("loads the seeds as they are", () => {
  expect(load(copyOfSeeds())).toBe("");
});
