import type { TencentMessage } from "./read-message.ts";
import type { Refused } from "./sealed-request.ts";

export interface OpenedRequest {
  readonly message: TencentMessage;
  /** The message as it came, decrypted. */
  readonly xml: string;
}

/** What stands between a platform's requests and the messages in them. */
export interface Gate {
  /** Gives what the check of the server's address expects as an answer. */
  checkAddress(query: URLSearchParams): string | Refused;
  /** Opens a request that brings a message. */
  open(request: Request): Promise<OpenedRequest | Refused>;
  /** Gives the body that answers a message with a text. */
  seal(message: TencentMessage, text: string): string;
}
