import type { Channel, ChannelModule, ChannelParts } from "./channel.ts";

/** A channel that runs, and the path under which requests are its own. */
export interface OpenedChannel {
  readonly path: string;
  readonly channel: Channel;
}

/**
 * Opens the channels whose settings are there.
 *
 * @throws ConfigInvalidError naming every variable of a channel that is missing or cannot be used
 */
export function openChannels(
  // biome-ignore lint/suspicious/noExplicitAny: each module's settings are its own.
  modules: readonly ChannelModule<any>[],
  environment: NodeJS.ProcessEnv,
  parts: ChannelParts,
): OpenedChannel[] {
  return modules.flatMap((module) => {
    const settings = module.readSettings(environment);
    if (settings === undefined) return [];
    return [{ path: module.path, channel: module.create(settings, parts) }];
  });
}

/** Gives each request to the channel whose path it is under, and every other one to `rest`. */
export function dispatch(
  channels: readonly OpenedChannel[],
  rest: Channel,
): (request: Request) => Response | Promise<Response> {
  return (request) => {
    const { pathname } = new URL(request.url);
    const own = channels.find(({ path }) => pathname === path || pathname.startsWith(`${path}/`));
    return (own?.channel ?? rest).fetch(request);
  };
}
