import type { IConfiguration, IForbiddenRuleType } from "dependency-cruiser";

/** What each room may import, besides itself and packages. Anything not listed is a fault. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  knowledge: [],
  retrieval: ["knowledge/"],
  "bot/answering": ["retrieval/", "knowledge/", "bot/logger[.]ts"],
  "bot/storage": [],
  "bot/tasks": [],
  "bot/meaning": ["bot/storage/", "bot/answering/", "retrieval/", "bot/logger[.]ts"],
  "bot/handoff": ["bot/storage/", "bot/answering/", "knowledge/", "bot/logger[.]ts"],
  "bot/conversation": [
    "bot/handoff/",
    "bot/storage/",
    "bot/answering/",
    "knowledge/",
    "bot/logger[.]ts",
  ],
  "bot/golden": [
    "bot/tasks/",
    "bot/conversation/",
    "bot/storage/",
    "bot/answering/",
    "retrieval/",
    "knowledge/",
    "bot/logger[.]ts",
  ],
  "bot/publishing": [
    "bot/tasks/",
    "bot/golden/",
    "bot/conversation/",
    "bot/storage/",
    "bot/answering/",
    "retrieval/",
    "knowledge/",
    "bot/logger[.]ts",
  ],
  // Nothing but start.ts and commands.ts may import it.
  "bot/console": [
    "bot/publishing/",
    "bot/golden/",
    "bot/conversation/",
    "bot/handoff/",
    "bot/storage/",
    "bot/answering/",
    "retrieval/",
    "knowledge/",
    "bot/config[.]ts",
    "bot/read-settings[.]ts",
    "bot/web-security[.]ts",
    "bot/logger[.]ts",
  ],
  // A channel renders answers, so it may read the answer's types; how they are made is none of its business.
  "bot/channels": [
    "bot/conversation/",
    "bot/handoff/",
    "bot/answering/answer[.]ts",
    "bot/answering/answering-tools[.]ts",
    "bot/answering/early-words[.]ts",
    "bot/answering/ending[.]ts",
    "bot/answering/live-tools[.]ts",
    "knowledge/",
    "bot/config[.]ts",
    "bot/read-settings[.]ts",
    "bot/web-security[.]ts",
    "bot/logger[.]ts",
  ],
};

/** The one place each outside package may be imported from. */
const VENDOR_HOME: Record<string, string> = {
  "@hono/node-server": "^bot/http-server[.]ts$",
  "@node-rs/jieba": "^retrieval/tokenize[.]ts$",
  "@streamparser/json":
    "^(knowledge/places/import/read-geojson|bot/answering/model/stream-parts)[.]ts$",
  commander:
    "^(bot/commands|bot/places-command|bot/console/staff-command|retrieval/training/train-embedder)[.]ts$",
  "@langchain/openai":
    "^bot/(answering/model/open-ai-chat-model|meaning/open-ai-text-embedder)[.]ts$",
  "@mozilla/readability": "^knowledge/documents/find-article[.]ts$",
  diff: "^knowledge/diff-text[.]ts$",
  linkedom: "^knowledge/documents/(read-html|find-article)[.]ts$",
  mammoth: "^knowledge/documents/docx/read-docx[.]ts$",
  unpdf: "^knowledge/documents/pdf/",
  "csv-parse": "^knowledge/sheets/read-csv[.]ts$",
  "csv-stringify": "^knowledge/sheets/write-table[.]ts$",
  "d3-scale": "^bot/console/charts/",
  "d3-shape": "^bot/console/charts/",
  gcoord: "^knowledge/places/coordinates[.]ts$",
  geokdbush: "^retrieval/find-nearby[.]ts$",
  "fast-xml-parser": "^bot/channels/tencent/xml[.]ts$",
  grammy: "^bot/channels/telegram/",
  hono: "^bot/(channels/web/|console/|web-security[.]ts$)",
  "ical-generator": "^bot/channels/web/deadlines-calendar[.]ts$",
  "hnswlib-node": "^retrieval/hnsw-vector-index[.]ts$",
  langchain: "^bot/answering/model/open-ai-chat-model[.]ts$",
  kdbush: "^retrieval/find-nearby[.]ts$",
  kysely: "^bot/(storage|meaning|conversation|handoff|golden|publishing|console)/",
  "ml-matrix": "^retrieval/lsa-embedder[.]ts$",
  "opencc-js": "^bot/answering/understanding/normalise-text[.]ts$",
  "openid-client": "^bot/console/sign-in/oidc-routes[.]ts$",
  pino: "^bot/logger[.]ts$",
  "pinyin-pro": "^bot/answering/understanding/(read-pinyin|sound-index)[.]ts$",
  "point-in-polygon-hao": "^knowledge/places/district-outlines[.]ts$",
  "prom-client": "^bot/metrics[.]ts$",
  saxes: "^knowledge/xml-reader[.]ts$",
  "write-excel-file": "^knowledge/sheets/write-table[.]ts$",
  yauzl: "^knowledge/zip-archive[.]ts$",
};

const OURS = "^(bot|knowledge|retrieval|seeds|tests)/";

const rooms: IForbiddenRuleType[] = Object.entries(MAY_IMPORT).map(([room, allowed]) => ({
  name: `${room.replace("/", "-")}-looks-down-only`,
  severity: "error",
  comment: `${room} may import: ${allowed.join(", ") || "nothing of ours"}.`,
  from: { path: `^${room}/` },
  to: { path: OURS, pathNot: [`${room}/`, ...allowed].map((path) => `^${path}`) },
}));

const vendors: IForbiddenRuleType[] = Object.entries(VENDOR_HOME).map(([vendor, home]) => ({
  name: `${vendor.replace("/", "-")}-has-one-home`,
  severity: "error",
  comment: "A package imported from one place can be replaced in one place.",
  from: { path: "^(bot|knowledge|retrieval)/", pathNot: home },
  to: { path: `node_modules/${vendor}/` },
}));

export default {
  forbidden: [
    {
      name: "no-circular",
      severity: "error",
      comment: "Two files that need each other are one file, or three.",
      from: {},
      to: { circular: true },
    },
    {
      name: "channels-are-strangers",
      severity: "error",
      comment:
        "A channel knows its platform and the conversation, never another channel. Those of Tencent have a room in common.",
      from: { path: "^bot/channels/([^/]+)/" },
      to: { path: "^bot/channels/[^/]+/", pathNot: "^bot/channels/($1|tencent)/" },
    },
    {
      name: "nobody-imports-main",
      severity: "error",
      comment: "main.ts and commands.ts build the process; whatever others need belongs lower.",
      from: { pathNot: "^bot/main[.]ts$" },
      to: { path: "^bot/(main|commands)[.]ts$" },
    },
    {
      name: "models-are-loaded-when-configured",
      severity: "error",
      comment:
        "What speaks to models takes half a second to load, which nobody without one should wait for.",
      from: {},
      to: { path: "^bot/(answering/model|meaning)/open-ai-", dynamic: false },
    },
    ...rooms,
    ...vendors,
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
  },
} satisfies IConfiguration;
