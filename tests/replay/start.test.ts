import { createHash } from "node:crypto";
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { readConfig } from "#bot/config.ts";
import { start } from "#bot/start.ts";
import { makeTemporaryFolder } from "#tests/support/make-temporary-folder.ts";
import { startScriptedEmbeddingServer } from "#tests/support/scripted-embedding-server.ts";
import { INDEX_FILE } from "#tests/support/tools.ts";

const TOKEN = "QDG6eK";

function askWechat(url: string, person: string, question: string): Promise<Response> {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const nonce = `${person}${question.length}`;
  const parts = [TOKEN, timestamp, nonce].sort().join("");
  const signature = createHash("sha1").update(parts).digest("hex");
  const query = new URLSearchParams({ signature, timestamp, nonce });
  const body = `<xml><ToUserName>gh</ToUserName><FromUserName>${person}</FromUserName><CreateTime>${timestamp}</CreateTime><MsgType>text</MsgType><Content><![CDATA[${question}]]></Content><MsgId>${person.length}${nonce.length}1</MsgId></xml>`;
  return fetch(`${url}/wechat?${query}`, { method: "POST", body });
}

it("answers many people at once on one process, store and inbox as started", async () => {
  const running = await start(
    readConfig({
      SHENWEN_PORT: "0",
      SHENWEN_DATA: makeTemporaryFolder(),
      SHENWEN_LOG_LEVEL: "silent",
      SHENWEN_WECHAT_APP_ID: "wx5823bf96d3bd56c7",
      SHENWEN_WECHAT_TOKEN: TOKEN,
    }),
  );
  onTestFinished(() => running.stop());
  const people = Array.from({ length: 24 }, (_, place) => `person${place}`);
  const replies = await Promise.all(
    people.map(async (person) => (await askWechat(running.url, person, "加装电梯归谁管")).text()),
  );
  for (const [place, reply] of replies.entries()) {
    expect(reply).toContain("市房屋管理局");
    expect(reply).toContain(people[place] ?? "");
  }
  expect((await fetch(running.url)).status).toBe(200);
  expect((await fetch(`${running.url}/metrics`)).status).toBe(404);
});

it("shows its counts only where that is switched on", async () => {
  const folder = makeTemporaryFolder();
  copyFileSync(INDEX_FILE, join(folder, "matters.index"));
  const settings = { SHENWEN_PORT: "0", SHENWEN_LOG_LEVEL: "silent", SHENWEN_DATA: folder };
  const running = await start(readConfig({ ...settings, SHENWEN_METRICS: "on" }));
  onTestFinished(() => running.stop());
  const { url } = running;
  const asked = { question: "加装电梯归谁管", messageId: "1" };
  const body = new URLSearchParams(asked);
  await fetch(`${url}/ask`, { method: "POST", headers: { Origin: url }, body });
  const text = await (await fetch(`${url}/metrics`)).text();
  expect(text).toContain('shenwen_turns_total{channel="web",status="answered",by="sources"} 1');
  expect(text).not.toContain("shenwen_model_circuit");
});

it("answers and stops while a configured service still embeds the passages", async () => {
  const server = await startScriptedEmbeddingServer();
  onTestFinished(() => server.stop());
  const folder = makeTemporaryFolder();
  copyFileSync(INDEX_FILE, join(folder, "matters.index"));
  const running = await start(
    readConfig({
      SHENWEN_PORT: "0",
      SHENWEN_LOG_LEVEL: "silent",
      SHENWEN_DATA: folder,
      SHENWEN_METRICS: "on",
      SHENWEN_EMBEDDING_MODEL: "scripted",
      SHENWEN_EMBEDDING_BASE_URL: server.baseUrl,
      SHENWEN_EMBEDDING_API_KEY: "k",
    }),
  );
  await server.asked(2);
  server.play("silent");
  const headers = { Origin: running.url };
  const body = new URLSearchParams({ question: "加装电梯归谁管", messageId: "1" });
  await fetch(`${running.url}/ask`, { method: "POST", headers, body });
  const text = await (await fetch(`${running.url}/metrics`)).text();
  expect(text).toContain('shenwen_turns_total{channel="web",status="answered",by="sources"} 1');
  expect(text).toContain("shenwen_embedding_circuit 0");
  await running.stop();
});
