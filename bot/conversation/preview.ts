import type { Wording } from "#knowledge/wording.ts";
import type { Turn } from "./conversation.ts";
import type { Manner } from "./conversation-store.ts";

/** Every channel whose replies can be looked at without sending them. */
export const PREVIEW_CHANNELS = ["web", "wechat", "wecom", "kf", "telegram", "terminal"] as const;
export type PreviewChannel = (typeof PREVIEW_CHANNELS)[number];

/** A stretch of a message in one style. */
export interface PreviewRun {
  readonly text: string;
  readonly bold?: boolean;
  /** Address that it opens. */
  readonly link?: string;
}

/** A message as it is sent: its text in stretches, and what can be pressed below it. */
export interface PreviewMessage {
  readonly runs: readonly PreviewRun[];
  readonly buttons: readonly string[];
}

/** What a channel would send. */
export type Preview =
  | {
      readonly channel: PreviewChannel;
      readonly kind: "page";
      /** A whole HTML page without scripts, to be shown in a frame of its own. */
      readonly html: string;
    }
  | {
      readonly channel: PreviewChannel;
      readonly kind: "messages";
      readonly messages: readonly PreviewMessage[];
    };

/** Renders a turn as each channel would send it, whether or not it is configured. */
export type RenderPreviews = (
  turn: Turn,
  frame: { readonly manner: Manner; readonly wording: Wording },
) => Promise<readonly Preview[]>;
