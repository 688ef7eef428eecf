import { createHash, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, SignJWT } from "jose";

/** What the provider says of whoever comes, and what it does wrong. */
export interface OidcBehaviour {
  claims: Record<string, string>;
  /** Signs for another reader, with another nonce, or with a key that nobody knows. */
  fault: "audience" | "nonce" | "signature" | null;
}

export interface OidcProvider {
  readonly issuer: string;
  readonly behaviour: OidcBehaviour;
  close(): Promise<void>;
}

interface Granted {
  readonly nonce: string;
  readonly challenge: string;
  readonly redirect: string;
}

/**
 * A provider of OpenID Connect on loopback, for one client: discovery, keys, authorization that asks nobody, and tokens
 * for a code with its PKCE verifier (RFC 7636), once.
 */
export async function startOidcProvider(client: {
  id: string;
  secret: string;
}): Promise<OidcProvider> {
  const behaviour: OidcBehaviour = { claims: {}, fault: null };
  const keys = await generateKeyPair("RS256");
  const strangers = await generateKeyPair("RS256");
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: "k1", alg: "RS256", use: "sig" };
  const granted = new Map<string, Granted>();
  const server = createServer((request, response) => void answer(request, response));
  const issuer = await listen(server);

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? "/", issuer);
    if (pathname === "/.well-known/openid-configuration") return send(response, describe(issuer));
    if (pathname === "/jwks") return send(response, { keys: [jwk] });
    if (pathname === "/authorize") {
      const code = randomUUID();
      const redirect = searchParams.get("redirect_uri") ?? "";
      granted.set(code, {
        nonce: searchParams.get("nonce") ?? "",
        challenge: searchParams.get("code_challenge") ?? "",
        redirect,
      });
      const back = new URL(redirect);
      back.searchParams.set("code", code);
      back.searchParams.set("state", searchParams.get("state") ?? "");
      response.writeHead(302, { location: back.href }).end();
      return undefined;
    }
    return give(request, response);
  }

  async function give(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const form = new URLSearchParams(await readAll(request));
    const code = form.get("code") ?? "";
    const found = granted.get(code);
    granted.delete(code);
    const verifier = form.get("code_verifier") ?? "";
    const isOurs =
      found?.challenge === createHash("sha256").update(verifier).digest("base64url") &&
      found.redirect === form.get("redirect_uri") &&
      form.get("client_secret") === client.secret;
    if (!isOurs) return send(response, { error: "invalid_grant" }, 400);
    const token = await new SignJWT({
      ...behaviour.claims,
      nonce: behaviour.fault === "nonce" ? "another" : found.nonce,
    })
      .setProtectedHeader({ alg: "RS256", kid: "k1" })
      .setSubject("subject")
      .setIssuer(issuer)
      .setAudience(behaviour.fault === "audience" ? "another" : client.id)
      .setIssuedAt()
      .setExpirationTime("5m")
      .sign(behaviour.fault === "signature" ? strangers.privateKey : keys.privateKey);
    return send(response, {
      access_token: "a",
      token_type: "Bearer",
      expires_in: 60,
      id_token: token,
    });
  }

  return {
    issuer,
    behaviour,
    close: () => new Promise((resolve) => server.close(() => resolve()).closeAllConnections()),
  };
}

function describe(issuer: string) {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    response_types_supported: ["code"],
    subject_types_supported: ["public"],
    id_token_signing_alg_values_supported: ["RS256"],
    token_endpoint_auth_methods_supported: ["client_secret_post"],
  };
}

function send(response: ServerResponse, body: object, status = 200): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

async function readAll(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

function listen(server: Server): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () =>
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    );
  });
}
