import type { Message } from "./update.ts";

/** The bot itself. */
export interface Me {
  readonly id: number;
  readonly username: string;
}

type Entity = NonNullable<Message["entities"]>[number];

const COMMANDS = [
  "start",
  "help",
  "privacy",
  "forget",
  "large",
  "normal",
  "short",
  "full",
] as const;
export type Command = (typeof COMMANDS)[number];

/** Tells whether a command is one of the bot's. */
export function isCommand(name: string): name is Command {
  return (COMMANDS as readonly string[]).includes(name);
}

/**
 * Finds what a message says to the bot: its text without the mention, or its command; `null` where it does not speak to
 * the bot. Commands stand in front, in groups perhaps with the name of a bot behind: core.telegram.org/bots/features#commands.
 *
 * @param me `null` in a private chat, where everything is for the bot
 */
export function findAddress(
  message: Message,
  me: Me | null,
): { text: string; command: string | null } | null {
  const text = message.text ?? message.caption ?? "";
  const entities = message.entities ?? message.caption_entities ?? [];
  const command = readCommand(text, entities);
  if (command) {
    const isOurs = command.bot === null ? isCommand(command.name) : isNamed(command.bot, me);
    return me === null || isOurs ? { text, command: command.name } : null;
  }
  if (me === null) return { text, command: null };
  const mention = entities.find((entity) => isMention(entity, text, me));
  if (!mention) return isReplyTo(me, message) ? { text, command: null } : null;
  const around = [text.slice(0, mention.offset), text.slice(mention.offset + mention.length)];
  return {
    text: around
      .map((side) => side.trim())
      .join(" ")
      .trim(),
    command: null,
  };
}

function readCommand(
  text: string,
  entities: readonly Entity[],
): { name: string; bot: string | null } | null {
  const first = entities.find(({ type, offset }) => type === "bot_command" && offset === 0);
  if (!first) return null;
  const [name = "", bot = null] = text.slice(1, first.length).split("@");
  return { name: name.toLowerCase(), bot };
}

/** Offsets count UTF-16 units, as strings here do: core.telegram.org/bots/api#messageentity. */
function isMention({ type, offset, length, user }: Entity, text: string, me: Me): boolean {
  if (type === "text_mention") return user?.id === me.id;
  return type === "mention" && isNamed(text.slice(offset + 1, offset + length), me);
}

/** Whatever is written in a forum's topic comes as a reply to the note that opened it: seen in captured updates. */
function isReplyTo(me: Me, { reply_to_message: earlier }: Message): boolean {
  return earlier?.from?.id === me.id && !earlier.forum_topic_created;
}

function isNamed(name: string, me: Me | null): boolean {
  return name.toLowerCase() === me?.username.toLowerCase();
}
