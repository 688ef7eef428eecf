import { createHash } from "node:crypto";
import { expect, it, onTestFinished } from "vitest";
import { readConfig } from "#bot/config.ts";
import { start } from "#bot/start.ts";
import { makeTemporaryFolder } from "#tests/support/make-temporary-folder.ts";

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
});
