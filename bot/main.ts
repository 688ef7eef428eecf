import { enableCompileCache } from "node:module";

// Everything else is loaded after this, so that its compiled form is kept from start to start (a fifth of the start).
enableCompileCache();
await import("./commands.ts");
