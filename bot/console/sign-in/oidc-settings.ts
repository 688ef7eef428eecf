import { z } from "zod";

/** Variables of sign-in by OpenID Connect; all of the first three, or none. */
export const OidcSettingsSchema = z.object({
  SHENWEN_OIDC_ISSUER: z.url({ protocol: /^https?$/u }),
  SHENWEN_OIDC_CLIENT_ID: z.string().min(1),
  SHENWEN_OIDC_CLIENT_SECRET: z.string().min(1),
  /** The claim that holds the account's name here. */
  SHENWEN_OIDC_CLAIM: z.string().min(1).default("preferred_username"),
});
export type OidcSettings = z.infer<typeof OidcSettingsSchema>;

/** Names of its variables, for `.env.example`, which a test holds against them. */
export const OIDC_VARIABLES: readonly string[] = Object.keys(OidcSettingsSchema.shape);
