/** An access token as the platform hands it out. */
export interface FreshToken {
  readonly token: string;
  /** Usually 7,200. */
  readonly lifeSeconds: number;
}

/** The one place that asks for an account's access token. */
export interface AccessToken {
  /** The token that holds now; asked for anew before the old one ends. */
  get(): Promise<string>;
  /** Says that a token was refused; the next `get` asks for another. */
  spoil(token: string): void;
}

/** Renewed so long before it ends: what is under way with it then still arrives. */
const AHEAD_MS = 5 * 60_000;

/**
 * Creates the keeper of one account's token. Everybody who needs it while it is asked for waits for the same request: a
 * second one would end the first one's token (developers.weixin.qq.com/doc/offiaccount/Basic_Information/Get_access_token.html)
 * and calls are counted (developer.work.weixin.qq.com/document/path/91039).
 */
export function createAccessToken(
  ask: () => Promise<FreshToken>,
  clock: () => number,
): AccessToken {
  let held: { token: string; until: number } | null = null;
  let asking: Promise<string> | null = null;
  const renew = async (): Promise<string> => {
    const { token, lifeSeconds } = await ask();
    const ahead = Math.min(AHEAD_MS, (lifeSeconds * 1_000) / 2);
    held = { token, until: clock() + lifeSeconds * 1_000 - ahead };
    return token;
  };
  return {
    async get() {
      if (held && clock() < held.until) return held.token;
      asking ??= renew().finally(() => {
        asking = null;
      });
      return asking;
    },
    spoil(token) {
      if (held?.token === token) held = null;
    },
  };
}
