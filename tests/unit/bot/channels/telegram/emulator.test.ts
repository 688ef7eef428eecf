import { createServer } from "node:net";
import { Api } from "grammy";
import { TelegramServer } from "telegram-test-api/lib/telegramServer.js";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { z } from "zod";
import { renderReply } from "#bot/channels/telegram/render-reply.ts";
import { plainText } from "#bot/channels/telegram/rich-text.ts";
import { sendMessage } from "#bot/channels/telegram/send-message.ts";
import { createTelegramChannel } from "#bot/channels/telegram/telegram-channel.ts";
import { USUAL_MANNER } from "#bot/conversation/conversation-store.ts";
import { buildAnswer } from "#tests/support/build-turn.ts";
import { parseHtml } from "#tests/support/telegram-html.ts";
import { buildChannelParts, TOKEN, wording } from "#tests/support/telegram-under-test.ts";
import { createHandler } from "#tests/support/tools.ts";

/** What the emulator keeps of what a bot sent. */
const History = z.array(
  z.looseObject({
    message: z.looseObject({ text: z.string(), reply_markup: z.unknown().optional() }),
  }),
);

/** An emulator of the Bot API that was written elsewhere; it checks neither HTML nor lengths. */
async function startEmulator() {
  const server = new TelegramServer({ port: await findPort(), host: "127.0.0.1" });
  await server.start();
  onTestFinished(async () => {
    await server.stop();
  });
  const sent = () => History.parse(server.storage.botMessages).map(({ message }) => message);
  return { server, client: server.getClient(TOKEN), sent };
}

async function findPort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const { port } = z.object({ port: z.int() }).parse(probe.address());
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

describe("against telegram-test-api", () => {
  it("a message and a command go in and their answers come out", async () => {
    const { server, client, sent } = await startEmulator();
    const channel = createTelegramChannel(
      { SHENWEN_TELEGRAM_TOKEN: TOKEN, SHENWEN_TELEGRAM_API_ROOT: server.config.apiURL },
      buildChannelParts({ handle: createHandler() }),
    );
    await channel.start?.();
    onTestFinished(() => channel.stop?.());
    await client.sendMessage(client.makeMessage("老房子想加装电梯找谁"));
    await vi.waitFor(() => expect(sent()).toHaveLength(1), 5000);
    await client.sendCommand(client.makeCommand("/privacy"));
    await vi.waitFor(() => expect(sent()).toHaveLength(2), 5000);
    expect(sent()[0]?.text).toContain("市房屋管理局");
    expect(JSON.stringify(sent()[0]?.reply_markup)).toContain("有用");
    expect(sent()[1]?.text).toContain("24小时");
  });

  it("an answer of 10,000 characters of emoji, Chinese and links is taken in pieces", async () => {
    const { server, sent } = await startEmulator();
    const text = "👨‍👩‍👧‍👦养老床位<总数>达到17.8万张。🏳️‍🌈 A&B\n".repeat(10);
    const url = `/plan?mark=${"养老床位".repeat(5)}`;
    const answer = buildAnswer({
      parts: Array.from({ length: 30 }, () => ({ kind: "quote", text, cites: [url], grounds: [] })),
      citations: [
        {
          document: "plan",
          title: "行动方案",
          documentNumber: "沪府办发〔2022〕23号",
          locator: "（十四）",
          quote: "养老床位",
          url,
          validity: "in-force",
          validUntil: null,
        },
      ],
    });
    const rendered = renderReply(answer, {
      wording,
      manner: USUAL_MANNER,
      publicUrl: "https://shenwen.example",
    });
    expect(plainText(rendered).length).toBeGreaterThan(10_000);
    const api = new Api(TOKEN, { apiRoot: server.config.apiURL });
    const to = { chatId: 1, isPrivate: true, personId: 1, tongue: "zh" } as const;
    await sendMessage(api, to, { text: rendered });
    const pieces = sent().map((message) => parseHtml(message.text));
    expect(pieces.length).toBeGreaterThan(2);
    expect(pieces.every((piece) => piece.text.length <= 4096)).toBe(true);
    expect(pieces.map((piece) => piece.text).join("")).toBe(plainText(rendered));
    expect(pieces.flatMap(({ links }) => links)).toHaveLength(31);
  });
});
