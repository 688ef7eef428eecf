import { randomUUID } from "node:crypto";
import { kfChannel } from "./channels/kf/kf-channel.ts";
import { dispatch, type OpenedChannel, openChannels } from "./channels/open-channels.ts";
import { telegramChannel } from "./channels/telegram/telegram-channel.ts";
import { createWebChannel } from "./channels/web/web-channel.ts";
import { wechatChannel } from "./channels/wechat/wechat-channel.ts";
import { wecomChannel } from "./channels/wecom/wecom-channel.ts";
import {
  type Config,
  inboxFileIn,
  indexFileIn,
  placesFolderIn,
  staffFileIn,
  storeFileIn,
} from "./config.ts";
import { CONSOLE_PATH, type Console, createConsole } from "./console/console.ts";
import type { ConsoleParts } from "./console/console-parts.ts";
import { openAccounts } from "./console/open-accounts.ts";
import { OidcSettingsSchema } from "./console/sign-in/oidc-settings.ts";
import { createMessageHandler } from "./conversation/handle-message.ts";
import { openSqliteConversationStore } from "./conversation/sqlite-conversation-store.ts";
import { openSqliteInbox } from "./conversation/sqlite-inbox.ts";
import { startHttpServer } from "./http-server.ts";
import { createLogger, type Logger } from "./logger.ts";
import { openPublishing } from "./publishing/open-publishing.ts";
import { readSettings } from "./read-settings.ts";
import { type Database, openDatabase } from "./storage/open-database.ts";

/** Channels of platforms; each runs when its settings are there. */
export const CHANNELS = [telegramChannel, wechatChannel, wecomChannel, kfChannel] as const;

/** A running bot. */
export interface Running {
  readonly url: string;
  /** Finishes what is under way, then closes the store. */
  stop(): Promise<void>;
}

/**
 * Opens the stores, builds the answering tools, and serves the web page, the staff room and the channels that are
 * configured.
 *
 * @throws SeedInvalidError, StoreUnusableError, ConfigInvalidError, AddressUnusableError: each names its cure.
 */
export async function start(config: Config): Promise<Running> {
  const closing = new AsyncDisposableStack();
  try {
    const log = createLogger(config.logLevel);
    const parts = await openParts(config, log, closing);
    const { wording } = parts.live.current.knowledge;
    const web = createWebChannel(parts);
    const opened = openChannels(CHANNELS, config.environment, { ...parts, wording });
    const staffRoom = await openStaffRoom(config, parts);
    const places = [...opened, { path: CONSOLE_PATH, channel: staffRoom }];
    const server = await startHttpServer(dispatch(places, web), config);
    closing.defer(() => server.stop());
    closing.defer(() => stopAll(opened));
    for (const { channel } of opened) await channel.start?.();
    const { url } = server;
    const names = [web.name, ...opened.map(({ channel }) => channel.name)];
    log.info({ event: "bot.started", url, channels: names });
    return {
      url,
      async stop() {
        await closing.disposeAsync();
        log.info({ event: "bot.stopped" });
      },
    };
  } catch (error) {
    await closing.disposeAsync();
    throw error;
  }
}

/** What all who answer share; what is opened is closed by `closing`, the last first. */
async function openParts(config: Config, log: Logger, closing: AsyncDisposableStack) {
  const { publicUrl } = config;
  const database = await openDatabase(staffFileIn(config));
  closing.defer(() => database.destroy());
  const importedPlaces = placesFolderIn(config);
  const indexFile = indexFileIn(config);
  const publishing = await openPublishing({ database, importedPlaces, indexFile, log });
  closing.defer(() => publishing.publisher.close());
  const store = await openSqliteConversationStore(storeFileIn(config));
  closing.defer(() => store.close());
  const inbox = await openSqliteInbox(inboxFileIn(config));
  closing.defer(() => inbox.close());
  const parts = {
    ...publishing,
    database,
    store,
    inbox,
    clock: Date.now,
    createId: randomUUID,
    log,
    publicUrl,
  };
  return { ...parts, handle: createMessageHandler(parts) };
}

async function openStaffRoom(
  config: Config,
  parts: Pick<ConsoleParts, "live" | "clock" | "createId" | "log" | "publicUrl"> & {
    readonly database: Database;
  },
): Promise<Console> {
  const oidc = readSettings(OidcSettingsSchema, config.environment) ?? null;
  return createConsole({ ...parts, ...(await openAccounts(parts.database)), oidc });
}

async function stopAll(opened: readonly OpenedChannel[]): Promise<void> {
  await Promise.allSettled(opened.map(({ channel }) => channel.stop?.()));
}
