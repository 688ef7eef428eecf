import { Hono } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type * as Oidc from "openid-client";
import type { RoomParts } from "../console-parts.ts";
import type { StaffContext, StaffEnv } from "../frame/staff.ts";
import type { OidcSettings } from "./oidc-settings.ts";
import { createVisits, type Visits } from "./oidc-visits.ts";
import { enter, readBack } from "./sign-in-routes.ts";

const COOKIE = "staff-oidc";
const CALLBACK = "/staff/oidc/callback";
const CALLBACK_TIME_S = 600;

interface Provider {
  readonly client: typeof Oidc;
  readonly configuration: Oidc.Configuration;
}

/**
 * Sign-in with an account of the house (OpenID Connect Core 1.0, code flow with PKCE, state and nonce). It says who
 * somebody is; whether they may enter and what they may do is said by the account here of the same name.
 */
export function createOidcRoutes(settings: OidcSettings, parts: RoomParts): Hono<StaffEnv> {
  const { clock, createId, isSecure, log } = parts;
  const visits = createVisits(clock, CALLBACK_TIME_S * 1_000);
  const provider = createProvider(settings);
  const routes = new Hono<StaffEnv>();
  routes.get("/oidc/start", async (context) => {
    try {
      const { client, configuration } = await provider();
      const visit = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
        back: readBack(context.req.query("back")),
      };
      const id = createId();
      visits.add(id, visit);
      setCookie(context, COOKIE, id, {
        httpOnly: true,
        sameSite: "Lax",
        path: "/staff/oidc",
        secure: isSecure,
        maxAge: CALLBACK_TIME_S,
      });
      const address = client.buildAuthorizationUrl(configuration, {
        redirect_uri: callbackOf(context, parts),
        scope: "openid profile email",
        state: visit.state,
        nonce: visit.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(visit.verifier),
        code_challenge_method: "S256",
      });
      return context.redirect(address.href, 303);
    } catch (error) {
      log.error({ event: "staff.oidc-failed", reason: nameOf(error) });
      return context.redirect("/staff/sign-in?fault=oidc", 303);
    }
  });
  routes.get("/oidc/callback", async (context) => {
    const visit = visits.take(getCookie(context, COOKIE) ?? "");
    deleteCookie(context, COOKIE, { path: "/staff/oidc" });
    if (!visit) return context.redirect("/staff/sign-in?fault=oidc", 303);
    return finish(context, visit, { settings, provider, parts });
  });
  return routes;
}

async function finish(
  context: StaffContext,
  visit: NonNullable<ReturnType<Visits["take"]>>,
  {
    settings,
    provider,
    parts,
  }: { settings: OidcSettings; provider: () => Promise<Provider>; parts: RoomParts },
): Promise<Response> {
  const { accounts, log } = parts;
  let name: unknown;
  try {
    const { client, configuration } = await provider();
    const address = new URL(callbackOf(context, parts));
    address.search = new URL(context.req.url).search;
    const tokens = await client.authorizationCodeGrant(configuration, address, {
      pkceCodeVerifier: visit.verifier,
      expectedState: visit.state,
      expectedNonce: visit.nonce,
      idTokenExpected: true,
    });
    name = tokens.claims()?.[settings.SHENWEN_OIDC_CLAIM];
  } catch (error) {
    log.warn({ event: "staff.oidc-refused", reason: nameOf(error) });
    return context.redirect("/staff/sign-in?fault=oidc", 303);
  }
  const account = typeof name === "string" ? await accounts.find(name) : null;
  if (!account?.isActive) return context.redirect("/staff/sign-in?fault=no-account", 303);
  return enter(context, { name: account.name, back: visit.back, how: "统一身份" }, parts);
}

/** Asks the provider what it offers when it is first needed, and again after a failure. */
function createProvider(settings: OidcSettings): () => Promise<Provider> {
  let provider: Promise<Provider> | null = null;
  return () => {
    provider ??= discover(settings).catch((error) => {
      provider = null;
      throw error;
    });
    return provider;
  };
}

/** The library is loaded only where sign-in by it is configured. A provider without TLS is taken on loopback only. */
async function discover(settings: OidcSettings): Promise<Provider> {
  const client = await import("openid-client");
  const issuer = new URL(settings.SHENWEN_OIDC_ISSUER);
  const isLoopback = ["127.0.0.1", "localhost", "[::1]"].includes(issuer.hostname);
  // Signatures are checked although the token comes straight from the provider: a proxy between may be anybody's.
  const execute = [client.enableNonRepudiationChecks];
  if (issuer.protocol === "http:" && isLoopback) execute.push(client.allowInsecureRequests);
  const { SHENWEN_OIDC_CLIENT_ID: id, SHENWEN_OIDC_CLIENT_SECRET: secret } = settings;
  return {
    client,
    configuration: await client.discovery(issuer, id, secret, undefined, { execute }),
  };
}

function callbackOf(context: StaffContext, { publicUrl }: RoomParts): string {
  return new URL(CALLBACK, publicUrl ?? context.req.url).href;
}

/** What kind of fault it was: its message may hold what the provider was sent. */
function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : "unknown";
}
