import { z } from "zod";
import { isZone } from "./memory/index.ts";

/** What `.env.example` and `docs/settings.md` say of a setting; `npm run settings` writes both. */
export interface SettingDescription {
  readonly name: string;
  readonly section: string;
  readonly type: string;
  /** As it is written; empty if there is none. */
  readonly default: string;
  readonly example: string | null;
  readonly description: string;
}

export const logLevels = ["silent", "error", "warn", "info", "debug"] as const;

const onOff = () => z.enum(["on", "off"]);

/** An address of a web server. `z.url` alone takes "localhost:8081" for one, of the scheme "localhost". */
const webAddress = (example: string) =>
  z.url({
    protocol: /^https?$/,
    error: `expected an address with http:// or https://, such as ${example}`,
  });

const idList = z
  .string()
  .regex(/^\s*(?:-?\d{1,15}\s*(?:,\s*|$))*$/, "expected comma-separated ids, such as 11, -100300")
  .default("");

/** Every setting: how it is read, its default, and what a person reads about it. Written once, here. */
export const settingsSchema = z.object({
  BOT_TOKEN: z
    .string()
    // The token itself never goes into a message.
    .regex(/^\d+:[\w-]+$/, "expected the token that @BotFather gave, such as 123456:ABC-DEF")
    .optional()
    .meta({
      section: "Telegram",
      type: "token",
      example: "123456:ABC-DEF",
      description: "Token of your Telegram bot, from @BotFather. Only the bot needs it.",
    }),
  TELEGRAM_API_ROOT: webAddress("https://api.telegram.org")
    .default("https://api.telegram.org")
    .meta({
      section: "Telegram",
      type: "address",
      example: "http://localhost:8081",
      description: "Address of the Bot API server.",
    }),
  WEBHOOK_URL: webAddress("https://bot.example.org/telegram")
    .refine(isFitForWebhook, {
      error:
        "expected an address with https://, one of the ports 443, 80, 88 and 8443, and a path of its own",
    })
    .optional()
    .meta({
      section: "Telegram",
      type: "address",
      example: "https://bot.example.org/telegram",
      description: "Address at which Telegram reaches the bot. If it is empty, the bot polls.",
    }),
  WEBHOOK_SECRET: z
    .string()
    .regex(/^[\w-]{16,256}$/, "expected 16 to 256 letters, digits, _ and -")
    .optional()
    .meta({
      section: "Telegram",
      type: "text",
      description:
        "Secret that Telegram sends with each request to the webhook. If it is empty, one is derived from BOT_TOKEN.",
    }),
  GUEST_MODE: onOff().default("off").meta({
    section: "Telegram",
    type: "on or off",
    description:
      "Answer mentions in chats that the bot is not a member of. Turn it on in @BotFather too.",
  }),
  RICH_MESSAGES: onOff().default("off").meta({
    section: "Telegram",
    type: "on or off",
    description: "Send answers as rich messages, with further quotes folded, where Telegram can.",
  }),
  ALLOWED_CHATS: idList.meta({
    section: "Who may ask",
    type: "ids",
    example: "-100300, -200",
    description:
      "Comma-separated ids of groups where anyone may ask, and whose members may ask in private. If ALLOWED_CHATS and ALLOWED_USERS are both empty, the bot is open to everyone.",
  }),
  ALLOWED_USERS: idList.meta({
    section: "Who may ask",
    type: "ids",
    example: "11, 12",
    description:
      "Comma-separated ids of users who may ask anywhere. The operators in ADMIN_IDS always may.",
  }),
  ADMIN_IDS: z
    .string()
    .regex(
      /^\s*[1-9]\d{0,14}\s*(?:,\s*[1-9]\d{0,14}\s*)*$/,
      "expected comma-separated Telegram user ids, such as 12345678,23456789",
    )
    .default("")
    .meta({
      section: "Who may ask",
      type: "ids",
      example: "12345678,23456789",
      description: "Comma-separated Telegram user ids of the operators, who get /status and more.",
    }),
  SEEDS_DIR: z.string().optional().meta({
    section: "Documents and folders",
    type: "folder",
    example: "../reports",
    description: "Folder of your documents. If it is empty, Quoth's own examples are used.",
  }),
  INDEX_DIR: z.string().optional().meta({
    section: "Documents and folders",
    type: "folder",
    example: "index",
    description:
      "Folder of the index. If it is empty, index; or the index of Quoth's own examples, as long as documents and model are Quoth's own.",
  }),
  DATA_DIR: z.string().default("data").meta({
    section: "Documents and folders",
    type: "folder",
    description:
      "Folder of quoth.db, what the bot remembers of chats (back it up), and of what can be made again: downloaded models and parsed files.",
  }),
  MODELS_DIR: z.string().optional().meta({
    section: "Documents and folders",
    type: "folder",
    description: "Folder of the models. If it is empty, those that Quoth comes with.",
  }),
  MAX_DOCUMENT_MB: z.coerce
    .number()
    .positive("expected a number of megabytes above 0")
    .default(50)
    .meta({
      section: "Documents and folders",
      type: "megabytes",
      description: "Larger documents are left out.",
    }),
  TEXT_RECOGNITION: z
    .string()
    .regex(
      /^\s*(?:(?:en|lv|uk)\s*(?:,\s*|$))*$/,
      "expected languages out of en, lv and uk, comma-separated, such as en,lv",
    )
    .default("")
    .meta({
      section: "Documents and folders",
      type: "languages",
      example: "en,lv",
      description:
        "Comma-separated languages (en, lv, uk) in which scanned PDFs and pictures are read. If it is empty, they are left out.",
    }),
  EMBEDDING_MODEL: z.string().default("quoth-en-v1").meta({
    section: "Models",
    type: "model",
    example: "Xenova/all-MiniLM-L6-v2",
    description:
      "Model that finds passages by their meaning: a folder in MODELS_DIR, a path, or a name on the Hugging Face hub, which is downloaded once. Another model means a new index.",
  }),
  EMBEDDING_QUESTION_PREFIX: z.string().default("").meta({
    section: "Models",
    type: "text",
    example: '"query: "',
    description:
      "Text the model expects before a question. Put it in quotes, or a space at its end is lost.",
  }),
  EMBEDDING_PASSAGE_PREFIX: z.string().default("").meta({
    section: "Models",
    type: "text",
    example: '"passage: "',
    description:
      "Text the model expects before a passage. Put it in quotes, or a space at its end is lost.",
  }),
  READER: z.string().default("on").meta({
    section: "Models",
    type: "on, off or model",
    example: "Xenova/distilbert-base-cased-distilled-squad",
    description:
      "Model that reads the question together with the passages: on for the one that Quoth comes with, off for none, or another, named like EMBEDDING_MODEL.",
  }),
  READER_LIMIT_MS: z.coerce
    .number()
    .positive("expected a number of milliseconds above 0")
    // A timer of more days fires at once.
    .max(2 ** 31 - 1, "expected at most 2147483647 milliseconds")
    .default(3000)
    .meta({
      section: "Models",
      type: "milliseconds",
      description:
        "Time that the reader may take for a question. One that takes longer is answered without it.",
    }),
  DIGEST_TIME_ZONE: z
    .string()
    .refine(isZone, { error: "expected a time zone such as Europe/Riga" })
    .default("UTC")
    .meta({
      section: "Digests",
      type: "time zone",
      example: "Europe/Riga",
      description: "Time zone of digests in chats that have not chosen one.",
    }),
  DIGEST_MAX_LATE_HOURS: z.coerce
    .number("expected hours from 0 to 23")
    .min(0, "expected hours from 0 to 23")
    .max(23, "expected hours from 0 to 23")
    .default(6)
    .meta({
      section: "Digests",
      type: "hours",
      description:
        "How late a digest may be sent after the bot was down. A digest that is later than that is skipped.",
    }),
  QUESTION_LOG: onOff().default("on").meta({
    section: "Running",
    type: "on or off",
    description:
      "Keep questions without a sure answer for 7 days, so that operators see what the documents lack.",
  }),
  PORT: z.coerce
    .number("expected a port from 0 to 65535")
    .int("expected a port from 0 to 65535")
    .min(0, "expected a port from 0 to 65535")
    .max(65535, "expected a port from 0 to 65535")
    .optional()
    .meta({
      section: "Running",
      type: "port",
      example: "8080",
      description:
        "Port of the web server for webhook, health and metrics. If it is empty, 8080 with a webhook, and no web server without one.",
    }),
  HOST: z.string().default("127.0.0.1").meta({
    section: "Running",
    type: "address",
    example: "0.0.0.0",
    description: "Address the web server listens on. 0.0.0.0 lets other machines in.",
  }),
  LOG_LEVEL: z
    .enum(logLevels)
    .default("info")
    .meta({
      section: "Running",
      type: logLevels.join(", "),
      description: "How much the bot logs.",
    }),
});

const descriptionSchema = z.object({
  section: z.string(),
  type: z.string(),
  example: z.string().nullable().default(null),
  description: z.string(),
});

/** Settings that there were, and what to set now. */
export const retiredSettings: Readonly<Record<string, string>> = {
  READER_MODEL: "Set READER to what it named, or to on or off.",
  RERANKER_MODEL:
    "One model, named by READER, now orders passages and finds answers. Leave RERANKER_MODEL out.",
  RERANKER_LIMIT_MS: "Set READER_LIMIT_MS.",
};

/** Every setting as a person reads about it, in order. */
export const settings: readonly SettingDescription[] = Object.entries(settingsSchema.shape).map(
  ([name, schema]) => ({
    name,
    default: String(schema.safeParse(undefined).data ?? ""),
    ...descriptionSchema.parse(schema.meta()),
  }),
);

/** Telegram itself asks for https; a Bot API server of one's own on the same machine does not. */
function isFitForWebhook(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, port, pathname } = new URL(address);
  if (["/healthz", "/readyz", "/metrics"].includes(pathname)) return false;
  const isHere = ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
  if (isHere) return protocol === "http:" || protocol === "https:";
  return protocol === "https:" && ["", "80", "88", "8443"].includes(port);
}
