import type { Console } from "#bot/console/console.ts";

/** What answers before the door: the form to sign in, and how pages look. */
const BEFORE_THE_DOOR = /^\/staff\/(?:sign-in$|oidc\/|assets\/)/u;

export interface StaffAddress {
  readonly method: string;
  readonly path: string;
  /** Whether it is of one thing; `path` names one that is not there. */
  readonly isOfOne: boolean;
}

/** Gives every address behind the door. */
export function staffAddresses({ routes }: Console): readonly StaffAddress[] {
  return routes
    .filter(({ method, path }) => method !== "ALL" && !BEFORE_THE_DOOR.test(path))
    .map(({ method, path }) => ({
      method,
      path: path.replaceAll(/:\w+(?:\{[^}]*\})?/gu, "1"),
      isOfOne: path.includes("/:"),
    }));
}
