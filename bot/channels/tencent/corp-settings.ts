import { z } from "zod";

/**
 * Shapes of what WeCom's console hands out (developer.work.weixin.qq.com/document/path/90930 and 90665): the
 * organisation's id, the callback's token and key, the secret of one application.
 */
export const CorpShapes = {
  corpId: z.string().regex(/^w[wx][0-9A-Za-z]{8,30}$/u, "expected ww or wx and letters or digits"),
  token: z.string().regex(/^[A-Za-z0-9]{1,32}$/u, "expected 1 to 32 letters and digits"),
  aesKey: z.string().regex(/^[A-Za-z0-9]{43}$/u, "expected 43 letters and digits"),
  secret: z.string().regex(/^[\w-]{16,128}$/u, "expected the secret as the console shows it"),
  apiRoot: z
    .url({ protocol: /^https?$/u })
    .transform((address) => address.replace(/\/+$/u, ""))
    .default("https://qyapi.weixin.qq.com"),
} as const;
