import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { loadKnowledge } from "#knowledge/load-knowledge.ts";
import { createAnsweringTools } from "./answering/answering-tools.ts";
import { createWebChannel } from "./channels/web/web-channel.ts";
import { type Config, indexFileIn, placesFolderIn } from "./config.ts";
import { createMessageHandler } from "./conversation/handle-message.ts";
import { openSqliteConversationStore } from "./conversation/sqlite-conversation-store.ts";
import { startHttpServer } from "./http-server.ts";
import { createLogger } from "./logger.ts";

/** A running bot. */
export interface Running {
  readonly url: string;
  /** Finishes what is under way, then closes the store. */
  stop(): Promise<void>;
}

/**
 * Opens the store, builds the answering tools, and serves the web page.
 *
 * @throws SeedInvalidError, StoreUnusableError, AddressUnusableError: each names its cure.
 */
export async function start(config: Config): Promise<Running> {
  const log = createLogger(config.logLevel);
  const knowledge = loadKnowledge(placesFolderIn(config));
  const store = await openSqliteConversationStore(join(config.data, "shenwen.db"));
  const parts = { store, clock: Date.now, createId: randomUUID, log };
  const tools = createAnsweringTools(knowledge, {
    indexFile: indexFileIn(config),
    onUnsaved: ({ message }) => log.warn({ event: "index.unsaved", reason: message }),
  });
  const handle = createMessageHandler({ ...parts, tools });
  const { publicUrl } = config;
  const { library } = tools;
  const web = createWebChannel({ ...parts, handle, knowledge, library, publicUrl });
  try {
    const server = await startHttpServer((request) => web.fetch(request), config);
    log.info({ event: "bot.started", url: server.url });
    return {
      url: server.url,
      async stop() {
        await server.stop();
        await store.close();
        log.info({ event: "bot.stopped" });
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}
