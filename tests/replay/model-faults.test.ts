import { createHash } from "node:crypto";
import { afterAll, expect, it } from "vitest";
import { type Play, startScriptedModelServer } from "#tests/support/scripted-model-server.ts";
import { type SpawnedBot, spawnBot } from "#tests/support/spawn-bot.ts";

const TOKEN = "QDG6eK";
const KEY = "sk-not-to-be-logged";
const QUESTION = "毕业生创业有什么补贴，怎么申请";
/** After which WeChat gives an attempt up. */
const WECHAT_MS = 5_000;

const server = await startScriptedModelServer();
afterAll(() => server.stop());

const WECHAT = { SHENWEN_WECHAT_APP_ID: "wx5823bf96d3bd56c7", SHENWEN_WECHAT_TOKEN: TOKEN };

const playing = (play: Play): Promise<SpawnedBot> =>
  spawnBot({
    ...WECHAT,
    SHENWEN_METRICS: "on",
    SHENWEN_MODEL_BASE_URL: server.baseUrl,
    SHENWEN_MODEL_API_KEY: KEY,
    SHENWEN_MODEL: `scripted-${play}`,
  });

/** Asks as WeChat does, which waits no longer than it says, and gives what the person reads. */
async function askWechat({ url }: SpawnedBot): Promise<string> {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = createHash("sha1")
    .update([TOKEN, timestamp, "n1"].sort().join(""))
    .digest("hex");
  const query = new URLSearchParams({ signature, timestamp, nonce: "n1" });
  const body = `<xml><ToUserName>gh</ToUserName><FromUserName>person</FromUserName><CreateTime>${timestamp}</CreateTime><MsgType>text</MsgType><Content><![CDATA[${QUESTION}]]></Content><MsgId>1</MsgId></xml>`;
  const signal = AbortSignal.timeout(WECHAT_MS);
  const response = await fetch(`${url}/wechat?${query}`, { method: "POST", body, signal });
  return /<Content><!\[CDATA\[([\s\S]*?)\]\]>/u.exec(await response.text())?.[1] ?? "";
}

/** What a bot without a model says; asked once for all plays. */
let quoted: Promise<string> | undefined;
const quote = (): Promise<string> => {
  quoted ??= spawnBot(WECHAT).then(askWechat);
  return quoted;
};

const eventsOf = ({ log }: SpawnedBot) =>
  log.map((line) => JSON.parse(line)).filter(({ event }) => String(event).startsWith("model."));

async function countsOf({ url }: SpawnedBot): Promise<string[]> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return text.split("\n").filter((line) => /^shenwen_model_(?:calls|ended)_total\{/u.test(line));
}

it.each([
  ["unknown-citation", "written", "unusable"],
  ["truncated-json", "failed", "malformed"],
  ["slow-stream", "failed", "timeout"],
  ["rate-limited", "failed", "rate-limited"],
  ["server-error", "failed", "server"],
  ["cut-mid-stream", "failed", "connection"],
] as const)("%s leaves the answer of the sources, in time", async (play, outcome, endedBy) => {
  const bot = await playing(play);
  const answer = await askWechat(bot);
  expect(answer).toContain("8000元");
  expect(answer).toBe(await quote());
  expect(eventsOf(bot)).toMatchObject([{ event: `model.${outcome}`, purpose: "answer" }]);
  const reason = outcome === "written" ? "" : endedBy;
  expect(await countsOf(bot)).toEqual([
    `shenwen_model_ended_total{reason="${endedBy}"} 1`,
    `shenwen_model_calls_total{purpose="answer",outcome="${outcome}",reason="${reason}"} 1`,
  ]);
  expect(bot.log.join("\n")).not.toMatch(/sk-|毕业生|8000/u);
});

it.each(["invented-amount", "wrong-year", "swapped-department", "dropped-negation"] as const)(
  "%s is not what the person reads, and keys and words are not what is logged",
  async (play) => {
    const bot = await playing(play);
    const answer = await askWechat(bot);
    expect(answer).toContain("AI生成");
    expect(answer).not.toMatch(/98765|2031|卫生健康委/u);
    expect(eventsOf(bot)).toMatchObject([{ event: "model.written" }]);
    expect(bot.log.join("\n")).not.toMatch(/sk-|毕业生|8000|98765/u);
  },
);
