import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, it } from "vitest";

/** What a fresh process has loaded after importing a module of ours. */
async function loadedBy(module: string): Promise<string[]> {
  const trace = `
    import { registerHooks } from "node:module";
    const loaded = [];
    registerHooks({ load(url, context, next) { loaded.push(url); return next(url, context); } });
    await import(${JSON.stringify(module)});
    console.log(JSON.stringify(loaded));`;
  const options = { maxBuffer: 10_000_000, cwd: process.cwd() };
  const args = ["--input-type=module", "--eval", trace];
  const { stdout } = await promisify(execFile)(process.execPath, args, options);
  return JSON.parse(stdout);
}

const ofModels = (urls: readonly string[]): string[] =>
  urls.filter((url) => /node_modules\/(?:@langchain|langchain|openai)\//u.test(url));

it("loads nothing that speaks to models until one is configured", async () => {
  const loaded = await loadedBy("#bot/start.ts");
  expect(loaded.length).toBeGreaterThan(100);
  expect(ofModels(loaded)).toEqual([]);
  for (const speaks of ["answering/model/open-ai-chat-model", "meaning/open-ai-text-embedder"])
    expect(ofModels(await loadedBy(`#bot/${speaks}.ts`)), speaks).not.toEqual([]);
}, 60_000);
