import type { Context, MiddlewareHandler } from "hono";

/** Only our own files; images may be data: because WeUI's style sheet carries its icons so. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** Sets the headers that keep other sites' scripts, frames and eyes out. */
export function securityHeaders({ secure }: { secure: boolean }): MiddlewareHandler {
  return async (context, next) => {
    await next();
    const { headers } = context.res;
    headers.set("Content-Security-Policy", CONTENT_SECURITY_POLICY);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Permissions-Policy", "camera=(), geolocation=(self), microphone=()");
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    if (secure) headers.set("Strict-Transport-Security", "max-age=31536000");
    if (!headers.has("Cache-Control")) headers.set("Cache-Control", "no-store");
  };
}

/** Whether a form comes from our own pages; behind a proxy their origin is the public one. */
export function isOwnOrigin(
  origin: string,
  context: Context,
  publicUrl: string | undefined,
): boolean {
  const own = new URL(context.req.url).origin;
  return origin === own || (publicUrl !== undefined && origin === new URL(publicUrl).origin);
}
