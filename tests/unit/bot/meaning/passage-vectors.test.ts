import { spawn } from "node:child_process";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { createLogger } from "#bot/logger.ts";
import { createOpenAiTextEmbedder } from "#bot/meaning/open-ai-text-embedder.ts";
import { createPassageVectors } from "#bot/meaning/passage-vectors.ts";
import { openVectorCache } from "#bot/meaning/vector-cache.ts";
import { captureOutput } from "#tests/support/capture-output.ts";
import { createFakeTime } from "#tests/support/fake-time.ts";
import { makeTemporaryFolder } from "#tests/support/make-temporary-folder.ts";
import { startScriptedEmbeddingServer, WIDTH } from "#tests/support/scripted-embedding-server.ts";
import { smallKnowledge, textsOf } from "#tests/support/small-knowledge.ts";

const server = await startScriptedEmbeddingServer();
afterAll(() => server.stop());
beforeEach(() => server.play("good"));

const tools = smallKnowledge();

/** Opens the passages' vectors over a file, as a start of the bot does. */
async function open(file: string, model = "m") {
  const { baseUrl } = server;
  const output = captureOutput();
  const cache = await openVectorCache(file, model);
  const passages = createPassageVectors({
    embedder: createOpenAiTextEmbedder({ baseUrl, apiKey: "sk-secret", model, timeoutMs: 5_000 }),
    cache,
    time: createFakeTime(),
    random: () => 0.5,
    log: createLogger("info", output.stream),
  });
  const close = async () => {
    await passages.close();
    await cache.close();
  };
  return { passages, cache, close, log: output.text };
}

/** One start, until all is ready, and its end; gives the texts that were asked for. */
async function start(file: string, { model = "m", over = tools } = {}): Promise<string[]> {
  const before = server.requests.length;
  const { passages, close } = await open(file, model);
  await passages.follow(over);
  expect(passages.of(over)).not.toBeNull();
  await close();
  return askedSince(before);
}

function askedSince(before: number): string[] {
  return server.requests.slice(before).flatMap(({ input }) => input);
}

function rowsIn(file: string) {
  const database = new DatabaseSync(file);
  const rows = database.prepare("select model, length(vector) as bytes from vectors").all();
  database.close();
  return rows as { model: string; bytes: number }[];
}

const newFile = () => join(makeTemporaryFolder(), "vectors.db");

describe("the passages' vectors", () => {
  it("are asked for once, and by the next start not at all", async () => {
    const file = newFile();
    expect((await start(file)).toSorted()).toEqual([...textsOf(tools)].toSorted());
    expect(await start(file)).toEqual([]);
  });

  it("are asked for only where a phrasing is new, when the knowledge changes under way", async () => {
    const { passages, close } = await open(newFile());
    await passages.follow(tools);
    const before = server.requests.length;
    const changed = smallKnowledge({ more: ["屋顶上养鸡要找哪个部门"] });
    await passages.follow(changed);
    expect(askedSince(before)).toEqual(["屋顶上养鸡要找哪个部门"]);
    expect(passages.of(changed)).not.toBeNull();
    await close();
  });

  it("are all asked for anew for another model, of which alone they are kept", async () => {
    const file = newFile();
    await start(file);
    expect(await start(file, { model: "other" })).toHaveLength(textsOf(tools).size);
    expect(new Set(rowsIn(file).map(({ model }) => model))).toEqual(new Set(["other"]));
  });

  it("are all asked for anew where a model's vectors have become wider", async () => {
    const file = newFile();
    await start(file);
    server.play("wider");
    const changed = smallKnowledge({ more: ["屋顶上养鸡要找哪个部门"] });
    expect(await start(file, { over: changed })).toHaveLength(textsOf(changed).size);
    expect(new Set(rowsIn(file).map(({ bytes }) => bytes))).toEqual(new Set([WIDTH + 8 + 4]));
  });

  it.each([
    ["cut short", "update vectors set vector = substr(vector, 1, 40) where hash in (?, ?)"],
    ["overwritten", "update vectors set vector = zeroblob(length(vector)) where hash in (?, ?)"],
    ["swapped", "update vectors set crc = crc + 1 where hash in (?, ?)"],
  ])("are asked for again where their rows were %s", async (_, damage) => {
    const file = newFile();
    await start(file);
    const database = new DatabaseSync(file);
    const rows = database.prepare("select hash from vectors limit 2").all() as { hash: string }[];
    database.prepare(damage).run(...rows.map(({ hash }) => hash));
    database.close();
    expect(await start(file)).toHaveLength(2);
    expect(await start(file)).toEqual([]);
  });

  it("go on after the process was killed half way", async () => {
    const file = newFile();
    const before = server.requests.length;
    const killed = server.asked(before + 5);
    const child = spawn(process.execPath, [
      "--input-type=module",
      "--eval",
      `const { createOpenAiTextEmbedder } = await import("#bot/meaning/open-ai-text-embedder.ts");
      const { createPassageVectors } = await import("#bot/meaning/passage-vectors.ts");
      const { openVectorCache } = await import("#bot/meaning/vector-cache.ts");
      const { machineTime } = await import("#bot/answering/model/time.ts");
      const { createLogger } = await import("#bot/logger.ts");
      const { smallKnowledge } = await import("#tests/support/small-knowledge.ts");
      const [file, baseUrl] = process.argv.slice(1);
      const options = { baseUrl, apiKey: "k", model: "m", timeoutMs: 5000 };
      await createPassageVectors({
        embedder: createOpenAiTextEmbedder(options), cache: await openVectorCache(file, "m"),
        time: machineTime, random: Math.random, log: createLogger("silent"),
      }).follow(smallKnowledge());`,
      file,
      server.baseUrl,
    ]);
    const ended = new Promise((resolve) => child.once("exit", (_code, signal) => resolve(signal)));
    await killed;
    child.kill("SIGKILL");
    expect(await ended).toBe("SIGKILL");
    const kept = rowsIn(file).length;
    expect(kept).toBeGreaterThan(0);
    expect(kept).toBeLessThan(textsOf(tools).size);
    expect(await start(file)).toHaveLength(textsOf(tools).size - kept);
  }, 60_000);

  it("do without a text that the service refuses, and never ask for it again", async () => {
    const file = newFile();
    const text = "屋顶上养鸡要找哪个部门";
    server.refuse(text);
    const over = smallKnowledge({ more: [text] });
    const asked = await start(file, { over });
    expect(asked).toContain(text);
    expect(await start(file, { over })).toEqual([]);
  });

  it("are not there before all are", async () => {
    const { passages, close, log } = await open(newFile());
    server.play("silent");
    const following = passages.follow(tools);
    await server.asked(server.requests.length + 1);
    expect(passages.of(tools)).toBeNull();
    server.play("good");
    await passages.follow(tools);
    await following;
    expect(passages.of(tools)).not.toBeNull();
    await close();
    expect(log()).toContain('"event":"embedding.ready"');
    expect(log()).not.toMatch(/sk-secret|\p{Script=Han}/u);
  });

  it("are not used where they find no matter again", async () => {
    const { passages, close, log } = await open(newFile());
    server.play("random");
    await passages.follow(tools);
    expect(passages.of(tools)).toBeNull();
    await close();
    expect(log()).toContain('"event":"embedding.useless"');
  });
});
