import { randomUUID } from "node:crypto";
import { loadKnowledge } from "#knowledge/load-knowledge.ts";
import { createAnsweringTools } from "./answering/answering-tools.ts";
import { createLiveTools } from "./answering/live-tools.ts";
import { kfChannel } from "./channels/kf/kf-channel.ts";
import { dispatch, type OpenedChannel, openChannels } from "./channels/open-channels.ts";
import { telegramChannel } from "./channels/telegram/telegram-channel.ts";
import { createWebChannel } from "./channels/web/web-channel.ts";
import { wechatChannel } from "./channels/wechat/wechat-channel.ts";
import { wecomChannel } from "./channels/wecom/wecom-channel.ts";
import { type Config, inboxFileIn, indexFileIn, placesFolderIn, storeFileIn } from "./config.ts";
import { createMessageHandler } from "./conversation/handle-message.ts";
import { openSqliteConversationStore } from "./conversation/sqlite-conversation-store.ts";
import { openSqliteInbox } from "./conversation/sqlite-inbox.ts";
import { type HttpServer, startHttpServer } from "./http-server.ts";
import { createLogger } from "./logger.ts";

/** Channels of platforms; each runs when its settings are there. */
export const CHANNELS = [telegramChannel, wechatChannel, wecomChannel, kfChannel] as const;

/** A running bot. */
export interface Running {
  readonly url: string;
  /** Finishes what is under way, then closes the store. */
  stop(): Promise<void>;
}

/**
 * Opens the store, builds the answering tools, and serves the web page and the channels that are configured.
 *
 * @throws SeedInvalidError, StoreUnusableError, ConfigInvalidError, AddressUnusableError: each names its cure.
 */
export async function start(config: Config): Promise<Running> {
  const log = createLogger(config.logLevel);
  const knowledge = loadKnowledge(placesFolderIn(config));
  const store = await openSqliteConversationStore(storeFileIn(config));
  const parts = { store, clock: Date.now, createId: randomUUID, log };
  const tools = createAnsweringTools(knowledge, {
    indexFile: indexFileIn(config),
    onUnsaved: ({ message }) => log.warn({ event: "index.unsaved", reason: message }),
  });
  const live = createLiveTools(tools);
  const handle = createMessageHandler({ ...parts, live });
  const { publicUrl } = config;
  const web = createWebChannel({ ...parts, handle, live, publicUrl });
  const inbox = await openSqliteInbox(inboxFileIn(config));
  const close = async (): Promise<void> => {
    await inbox.close();
    await store.close();
  };
  const opened: OpenedChannel[] = [];
  let server: HttpServer | undefined;
  const stop = async (): Promise<void> => {
    await Promise.allSettled(opened.map(({ channel }) => channel.stop?.()));
    await server?.stop();
    await close();
  };
  try {
    const { wording } = knowledge;
    const channelParts = { ...parts, handle, inbox, wording, publicUrl };
    opened.push(...openChannels(CHANNELS, config.environment, channelParts));
    server = await startHttpServer(dispatch(opened, web), config);
    const { url } = server;
    for (const { channel } of opened) await channel.start?.();
    const names = [web.name, ...opened.map(({ channel }) => channel.name)];
    log.info({ event: "bot.started", url, channels: names });
    return {
      url,
      async stop() {
        await stop();
        log.info({ event: "bot.stopped" });
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
