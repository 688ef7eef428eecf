import { randomUUID } from "node:crypto";
import { performance } from "node:perf_hooks";
import type { AnsweringTools } from "#bot/answering/answering-tools.ts";
import { createLiveTools } from "#bot/answering/live-tools.ts";
import { createWechatChannel } from "#bot/channels/wechat/wechat-channel.ts";
import { createMessageHandler } from "#bot/conversation/handle-message.ts";
import { createMemoryConversationStore } from "#bot/conversation/memory-conversation-store.ts";
import { createMemoryInbox } from "#bot/conversation/memory-inbox.ts";
import { startHttpServer } from "#bot/http-server.ts";
import { createLogger } from "#bot/logger.ts";
import { buildText, SAFE, seal, signQuery } from "#tests/support/wechat-messages.ts";

/** Reports how long WeChat waits for a reply in safe mode, over loopback, the embedded answer in it. */
export async function reportPassiveReplies(
  report: (name: string, value: string) => void,
  tools: AnsweringTools,
  questions: readonly string[],
): Promise<void> {
  const store = createMemoryConversationStore();
  const log = createLogger("silent");
  const clock = Date.now;
  const handle = createMessageHandler({
    store,
    live: createLiveTools(tools),
    clock,
    createId: randomUUID,
    log,
  });
  const { wording } = tools.knowledge;
  const own = { handle, store, inbox: createMemoryInbox(), wording, clock, log };
  const channel = createWechatChannel(SAFE, { ...own, publicUrl: "https://shenwen.example" });
  const address = { host: "127.0.0.1", port: 0 };
  const server = await startHttpServer((request) => channel.fetch(request), address);
  const times: number[] = [];
  for (const [place, question] of questions.entries()) {
    const { body, query } = seal(buildText(question, `oPerson${place}`), clock(), SAFE);
    const begun = performance.now();
    const url = `${server.url}/wechat?${signQuery(query, clock(), SAFE)}`;
    await (await fetch(url, { method: "POST", body })).text();
    times.push(performance.now() - begun);
  }
  await server.stop();
  times.sort((a, b) => a - b);
  const at = (share: number): string => `${times[Math.floor(times.length * share)]?.toFixed(1)} ms`;
  report("WeChat's passive reply, p50 and p95", `${at(0.5)}, ${at(0.95)}`);
}
