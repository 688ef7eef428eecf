import { randomUUID } from "node:crypto";
import type { LiveTools } from "./answering/live-tools.ts";
import type { WithMeaning } from "./answering/with-meaning.ts";
import { kfChannel } from "./channels/kf/kf-channel.ts";
import { dispatch, type OpenedChannel, openChannels, tellOn } from "./channels/open-channels.ts";
import { createPreviews } from "./channels/previews.ts";
import { telegramChannel } from "./channels/telegram/telegram-channel.ts";
import { createWebChannel } from "./channels/web/web-channel.ts";
import { wechatChannel } from "./channels/wechat/wechat-channel.ts";
import { wecomChannel } from "./channels/wecom/wecom-channel.ts";
import {
  type Config,
  documentsFolderIn,
  inboxFileIn,
  indexFileIn,
  placesFolderIn,
  staffFileIn,
  storeFileIn,
} from "./config.ts";
import { CONSOLE_PATH } from "./console/console.ts";
import { openAccounts } from "./console/open-accounts.ts";
import { openConsole } from "./console/open-console.ts";
import { OidcSettingsSchema } from "./console/sign-in/oidc-settings.ts";
import { createMessageHandler } from "./conversation/handle-message.ts";
import { openSqliteConversationStore } from "./conversation/sqlite-conversation-store.ts";
import { openSqliteInbox } from "./conversation/sqlite-inbox.ts";
import type { Post } from "./handoff/outbox.ts";
import { startHttpServer } from "./http-server.ts";
import { createLogger, type Logger } from "./logger.ts";
import type { Metrics } from "./metrics.ts";
import { openMeaning } from "./open-meaning.ts";
import { openModel } from "./open-model.ts";
import { openPublishing } from "./publishing/open-publishing.ts";
import { readSettings } from "./read-settings.ts";
import { openStaffRoom } from "./staff-room.ts";
import { openDatabase } from "./storage/open-database.ts";

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
  const opened: OpenedChannel[] = [];
  try {
    const log = createLogger(config.logLevel);
    const metrics = config.metrics ? await openMetrics() : null;
    const parts = await openParts(config, { log, closing, tell: tellOn(opened), metrics });
    const { wording } = parts.live.current.knowledge;
    const web = createWebChannel(parts);
    opened.push(...openChannels(CHANNELS, config.environment, { ...parts, wording }));
    const oidc = readSettings(OidcSettingsSchema, config.environment) ?? null;
    const staff = await openConsole({
      ...parts,
      oidc,
      renderPreviews: createPreviews(config.publicUrl),
      documentsFolder: documentsFolderIn(config),
    });
    closing.defer(() => staff.stop());
    const counted = metrics ? [{ path: metrics.path, channel: metrics }] : [];
    const places = [...opened, { path: CONSOLE_PATH, channel: staff }, ...counted];
    const server = await startHttpServer(dispatch(places, web), config);
    closing.defer(() => server.stop());
    closing.defer(() => stopAll(opened));
    // What waits for the model at the end is answered from the sources.
    closing.defer(() => parts.model?.desk.close());
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

/** Loaded only where it is asked for: it costs 25 ms and 20 MB. */
async function openMetrics(): Promise<Metrics> {
  const { createMetrics } = await import("./metrics.ts");
  return createMetrics();
}

interface OpenPorts {
  readonly log: Logger;
  /** Closes what is opened, the last first. */
  readonly closing: AsyncDisposableStack;
  /** Sends what the staff write. */
  readonly tell: Post["tell"];
  readonly metrics: Metrics | null;
}

/** Opens what all who answer share. */
async function openParts(config: Config, { log, closing, tell, metrics }: OpenPorts) {
  const database = await openDatabase(staffFileIn(config));
  closing.defer(() => database.destroy());
  const importedPlaces = placesFolderIn(config);
  const indexFile = indexFileIn(config);
  const clock = Date.now;
  const publishing = await openPublishing({ database, importedPlaces, indexFile, clock, log });
  closing.defer(() => publishing.publisher.close());
  const conversations = await openSqliteConversationStore(storeFileIn(config));
  closing.defer(() => conversations.close());
  const inbox = await openSqliteInbox(inboxFileIn(config));
  closing.defer(() => inbox.close());
  const common = { ...publishing, database, clock, createId: randomUUID, log };
  const accounts = await openAccounts(database);
  const isStaffed = async (): Promise<boolean> =>
    (await accounts.accounts.list()).some(({ isActive, role }) => isActive && role !== "viewer");
  const room = await openStaffRoom({ ...common, store: conversations, isStaffed, tell });
  closing.defer(() => room.stop());
  const { publicUrl } = config;
  const staffWords = room.handOff.words;
  const parts = {
    ...common,
    ...accounts,
    ...room,
    inbox,
    importedPlaces,
    indexFile,
    publicUrl,
    staffWords,
  };
  const { model, ...answering } = await openAnswering(config, { log, metrics });
  const meaning = await openSearchByMeaning(config, { ...parts, closing, metrics });
  const knowledgeVersion = () => parts.publisher.version().slice(0, VERSION_LENGTH);
  const handle = createMessageHandler({ ...parts, ...answering, ...meaning, knowledgeVersion });
  return { ...parts, ...answering, model, handle };
}

/** Of a hash, enough to tell versions apart that were ever live. */
const VERSION_LENGTH = 12;

/** Opens the language model where there is one, and what counts. */
async function openAnswering(config: Config, { log, metrics }: Pick<OpenPorts, "log" | "metrics">) {
  const model = await openModel(config, {
    log,
    ...(metrics ? { onOutcome: metrics.onOutcome } : {}),
  });
  if (model) metrics?.watch(model.desk);
  return {
    model,
    ...(model ? { answerWithModel: model.answerWithModel } : {}),
    ...(metrics ? { onTurn: metrics.onTurn } : {}),
  };
}

/** Opens the embedding service where there is one. */
async function openSearchByMeaning(
  config: Config,
  { live, log, closing, metrics }: Omit<OpenPorts, "tell"> & { readonly live: LiveTools },
): Promise<{ withMeaning?: WithMeaning }> {
  const onOutcome = metrics?.onEmbedding;
  const desk = await openMeaning(config, { live, log, ...(onOutcome ? { onOutcome } : {}) });
  if (!desk) return {};
  closing.defer(() => desk.close());
  metrics?.watchEmbedding(desk);
  return { withMeaning: desk.withMeaning };
}

async function stopAll(opened: readonly OpenedChannel[]): Promise<void> {
  await Promise.allSettled(opened.map(({ channel }) => channel.stop?.()));
}
