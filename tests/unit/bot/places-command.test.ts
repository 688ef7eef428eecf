import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { expect, test } from "vitest";
import { addPlacesCommand } from "#bot/places-command.ts";
import { captureOutput } from "#tests/support/capture-output.ts";
import { makeTemporaryFolder } from "#tests/support/make-temporary-folder.ts";

/** Runs `places:import` as a shell would; gives what it wrote. */
async function run(folder: string, ...words: readonly string[]): Promise<string> {
  const { stream, text } = captureOutput();
  const program = new Command().exitOverride().configureOutput({ writeErr: () => undefined });
  addPlacesCommand(program, { output: stream, folder: () => join(folder, "places") });
  for (const command of program.commands)
    command.exitOverride().configureOutput({ writeErr: () => undefined });
  await program.parseAsync(["places:import", ...words], { from: "user" });
  return text();
}

test("imports a file by the words of the command line", async () => {
  const folder = makeTemporaryFolder();
  const file = join(folder, "shops.csv");
  writeFileSync(file, "店招,门牌,lng,lat\n大壶春,云南南路71号,121.474,31.229\n,无名路1号,,\n");
  const told = await run(
    folder,
    file,
    ...["--kind", "breakfast", "--licence", "开放", "--datum", "gcj02", "--allow-faulty"],
    ...["--column", "name=店招", "--column", "address=门牌"],
  );
  expect(told).toContain("name = 店招, address = 门牌, longitude = lng");
  expect(told).toContain("Places kept: 1\n  黄浦区 1\n");
  expect(told).toContain(`Written: ${join(folder, "places", "breakfast-shops.json")}\n`);
});

test.each([
  [["--column", "店招=name"], /FIELD=HEADER/u],
  [["--datum", "cgcs2000"], /wgs84, gcj02, bd09/u],
  [["--licence", ""], /on what terms/u],
])("says what is wrong with %j", async (words, told) => {
  const folder = makeTemporaryFolder();
  const file = join(folder, "a.csv");
  writeFileSync(file, "名称,地址\n大壶春,云南南路71号\n");
  await expect(run(folder, file, "--kind", "breakfast", ...words)).rejects.toThrow(told);
});
