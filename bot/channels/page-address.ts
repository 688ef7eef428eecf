import type { Manner } from "#bot/conversation/conversation-store.ts";

/** The address of a path on the page, its Chinese percent-encoded, which opens in large type where that was chosen. */
export function addressOn(publicUrl: string, path: string, { isLarge }: Manner): string {
  const address = new URL(publicUrl.replace(/\/+$/u, "") + path);
  if (isLarge) address.searchParams.set("large", "1");
  return address.href;
}
