import { readBody } from "../read-body.ts";
import {
  MOST_BODY_BYTES,
  openSealed,
  openSealedBody,
  type Refused,
  type SealChecks,
} from "./sealed-request.ts";

/**
 * The check of a callback's address: the echo decrypted, nothing around it
 * (developer.work.weixin.qq.com/document/path/90930).
 */
export function checkCorpAddress(query: URLSearchParams, checks: SealChecks): string | Refused {
  // A plus that was not encoded in the address arrives as a blank.
  return openSealed((query.get("echostr") ?? "").replaceAll(" ", "+"), query, checks);
}

/** Gives the XML that a callback brings, decrypted. */
export async function openCorpRequest(
  request: Request,
  checks: SealChecks,
): Promise<string | Refused> {
  const body = await readBody(request, MOST_BODY_BYTES);
  if (body === null) return { refusal: "too-large" };
  return openSealedBody(body, new URL(request.url).searchParams, checks);
}
