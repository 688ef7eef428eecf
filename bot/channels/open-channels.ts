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
  modules: readonly ChannelModule[],
  environment: NodeJS.ProcessEnv,
  parts: ChannelParts,
): OpenedChannel[] {
  return modules.flatMap(({ path, open }) => {
    const channel = open(environment, parts);
    return channel ? [{ path, channel }] : [];
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

/** Sends words of the staff on the channel that has the name; `false` where that cannot send them. */
export function tellOn(
  channels: readonly OpenedChannel[],
): (name: string, conversationId: string, text: string) => Promise<boolean> {
  return async (name, conversationId, text) => {
    const own = channels.find(({ channel }) => channel.name === name)?.channel;
    return (await own?.tell?.(conversationId, text)) ?? false;
  };
}
