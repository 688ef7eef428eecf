/** A way in which people reach the bot over HTTP. */
export interface Channel {
  /** For logs. */
  readonly name: string;
  /** Answers a request; never rejects. */
  fetch(request: Request): Response | Promise<Response>;
}
