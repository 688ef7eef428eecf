import type { html } from "hono/html";

/** A rendered piece of HTML; what was put into it is escaped. */
export type Html = ReturnType<typeof html>;
