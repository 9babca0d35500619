import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { config as readDotenv } from "dotenv";
import { z } from "zod";
import {
  type RecognisedLanguage,
  recognisedLanguages,
} from "./documents/formats/pictures/textRecognition.ts";
import { isZone } from "./memory/digests/schedule/zones.ts";

/** Every setting of Quoth, read and checked. Folders are absolute paths. */
export interface Config {
  /** `null` without one: everything works but Telegram. */
  readonly botToken: string | null;
  readonly telegramApiRoot: string;
  /** `null` for long polling. Without a `secret` of its own one is derived from the token. */
  readonly webhook: { readonly url: string; readonly secret: string | null } | null;
  /** `null` for none: there is one if there is a webhook or a PORT. */
  readonly webServer: { readonly host: string; readonly port: number } | null;
  /** With `allowedUsers` also empty: everybody may ask. */
  readonly allowedChats: readonly number[];
  readonly allowedUsers: readonly number[];
  readonly guestMode: "on" | "off";
  readonly richMessages: "on" | "off";
  readonly documentsFolder: string;
  readonly indexFolder: string;
  readonly dataFolder: string;
  readonly modelsFolder: string;
  readonly maxDocumentMegabytes: number;
  /** Empty: pictures of text are not read. */
  readonly textRecognition: readonly RecognisedLanguage[];
  readonly embeddingModel: string;
  readonly questionPrefix: string;
  readonly passagePrefix: string;
  readonly questionLog: "on" | "off";
  /** Telegram user ids of the operators. */
  readonly adminIds: readonly number[];
  /** Empty: none. */
  readonly rerankerModel: string;
  readonly rerankerLimitMilliseconds: number;
  /** Empty: none. */
  readonly readerModel: string;
  readonly readerLimitMilliseconds: number;
  /** Of chats that have not chosen one. */
  readonly digestTimeZone: string;
  readonly digestMaxLateHours: number;
  readonly logLevel: (typeof logLevels)[number];
}

/** One or more settings make no sense. The message lists all of them. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

/** Where Quoth itself stands, with the documents, index and models that it comes with. */
export const packageFolder = findPackageFolder(import.meta.dirname);

const logLevels = ["silent", "error", "warn", "info", "debug"] as const;

const limitSchema = z.coerce
  .number()
  .positive("expected a number of milliseconds above 0")
  // A timer of more days fires at once.
  .max(2 ** 31 - 1, "expected at most 2147483647 milliseconds")
  .default(2000);

const idsSchema = z
  .string()
  .regex(
    /^\s*(?:-?\d{1,15}\s*(?:,\s*|$))*$/,
    "expected numbers apart by commas, such as 11, -100300",
  )
  .default("");

const settingsSchema = z.object({
  BOT_TOKEN: z
    .string()
    // The token itself never goes into a message.
    .regex(/^\d+:[\w-]+$/, "expected the token that @BotFather gave, such as 123456:ABC-DEF")
    .optional()
    .describe("Token of the Telegram bot, from @BotFather. Only npm start needs it."),
  TELEGRAM_API_ROOT: z
    .url("expected an address such as https://api.telegram.org")
    .default("https://api.telegram.org")
    .describe("Address of the Bot API server."),
  WEBHOOK_URL: z
    .url("expected an address such as https://bot.example.org/telegram")
    .refine(isFitForWebhook, {
      error: "expected https, one of the ports 443, 80, 88 and 8443, and a path of its own",
    })
    .optional()
    .describe("Address at which Telegram reaches this bot; without one the bot polls."),
  WEBHOOK_SECRET: z
    .string()
    .regex(/^[\w-]{16,256}$/, "expected 16 to 256 letters, digits, _ and -")
    .optional()
    .describe(
      "What Telegram has to show at the webhook; without one it is derived from the token.",
    ),
  PORT: z.coerce
    .number("expected a port from 0 to 65535")
    .int("expected a port from 0 to 65535")
    .min(0, "expected a port from 0 to 65535")
    .max(65535, "expected a port from 0 to 65535")
    .optional()
    .describe(
      "Port of the web server with webhook, health and metrics: with a webhook 8080, without one no server, unless it is set.",
    ),
  HOST: z
    .string()
    .default("127.0.0.1")
    .describe("Address the web server listens on; 0.0.0.0 lets other machines in."),
  ALLOWED_CHATS: idsSchema.describe(
    "Ids of the groups in which everybody may ask, apart by commas; if this and ALLOWED_USERS are empty, anybody may ask anywhere.",
  ),
  ALLOWED_USERS: idsSchema.describe(
    "Ids of the users who may ask anywhere, apart by commas; those of ADMIN_IDS always may.",
  ),
  GUEST_MODE: z
    .enum(["on", "off"])
    .default("off")
    .describe(
      "Whether the bot answers mentions in chats that it is not in: on, off. @BotFather has to allow it too.",
    ),
  RICH_MESSAGES: z
    .enum(["on", "off"])
    .default("off")
    .describe(
      "Whether answers are sent as rich messages, with further quotes folded, where Telegram takes them: on, off.",
    ),
  SEEDS_DIR: z
    .string()
    .optional()
    .describe("Folder of the documents. Without one, those that Quoth comes with."),
  INDEX_DIR: z
    .string()
    .optional()
    .describe(
      "Folder of the built index. Without one, index; or the index that Quoth comes with, for the documents and the model it comes with.",
    ),
  DATA_DIR: z
    .string()
    .default("data")
    .describe(
      "Folder of quoth.db, what the bot remembers of chats (back it up), and of what can be made anew: downloaded models, parsed files.",
    ),
  MODELS_DIR: z
    .string()
    .optional()
    .describe("Folder of your own models. Without one, those that Quoth comes with."),
  MAX_DOCUMENT_MB: z.coerce
    .number()
    .positive("expected a number of megabytes above 0")
    .default(50)
    .describe("Larger documents are left out."),
  TEXT_RECOGNITION: z
    .string()
    .regex(
      /^\s*(?:(?:en|lv|uk)\s*(?:,\s*|$))*$/,
      "expected languages out of en, lv and uk, comma-separated, such as en,lv",
    )
    .default("")
    .describe(
      "Comma-separated languages (en, lv, uk) in which scanned PDFs and pictures are read. If empty, they are left out.",
    ),
  EMBEDDING_MODEL: z
    .string()
    .default("quoth-en-v1")
    .describe(
      "A folder in MODELS_DIR, a path, or a hub name such as Xenova/all-MiniLM-L6-v2 (downloaded once).",
    ),
  EMBEDDING_QUESTION_PREFIX: z
    .string()
    .default("")
    .describe('Words the model wants before a question, such as "query: " for e5.'),
  EMBEDDING_PASSAGE_PREFIX: z
    .string()
    .default("")
    .describe('Words the model wants before a passage, such as "passage: " for e5.'),
  QUESTION_LOG: z
    .enum(["on", "off"])
    .default("on")
    .describe(
      "Whether questions without a sure answer are kept for 7 days, to learn what the documents lack: on, off.",
    ),
  ADMIN_IDS: z
    .string()
    .regex(
      /^\s*[1-9]\d{0,14}\s*(?:,\s*[1-9]\d{0,14}\s*)*$/,
      "expected Telegram user ids apart by commas, such as 12345678,23456789",
    )
    .default("")
    .describe("Comma-separated Telegram user ids of the operators, who get /status and more."),
  RERANKER_MODEL: z
    .string()
    .default("")
    .describe(
      "A bigger model that orders the best 20 passages anew, named like EMBEDDING_MODEL, such as Xenova/ms-marco-MiniLM-L-6-v2.",
    ),
  RERANKER_LIMIT_MS: limitSchema.describe(
    "Milliseconds that it may take for a question; what takes longer is answered without it.",
  ),
  READER_MODEL: z
    .string()
    .default("")
    .describe(
      "A bigger model that finds the answer inside a quote, named like EMBEDDING_MODEL, such as Xenova/distilbert-base-cased-distilled-squad.",
    ),
  READER_LIMIT_MS: limitSchema.describe(
    "Milliseconds that it may take for a question; what takes longer is answered without it.",
  ),
  DIGEST_TIME_ZONE: z
    .string()
    .refine(isZone, { error: "expected a time zone such as Europe/Riga" })
    .default("UTC")
    .describe("Time zone of digests in chats that have not chosen one, such as Europe/Riga."),
  DIGEST_MAX_LATE_HOURS: z.coerce
    .number("expected hours from 0 to 23")
    .min(0, "expected hours from 0 to 23")
    .max(23, "expected hours from 0 to 23")
    .default(6)
    .describe("Hours by which a digest may be late if the bot was down; a later one is left out."),
  LOG_LEVEL: z
    .enum(logLevels)
    .default("info")
    .describe(`How much the bot logs: ${logLevels.join(", ")}.`),
});

/** Name, default and one line of sense of each setting, for `.env.example` and the README. */
export const settings: readonly {
  readonly name: string;
  readonly default: string;
  readonly sense: string;
}[] = Object.entries(settingsSchema.shape).map(([name, schema]) => ({
  name,
  default: `${schema.safeParse(undefined).data ?? ""}`,
  sense: schema.description ?? "",
}));

/**
 * Reads the environment, and `.env` in the folder it is run in for what the environment lacks. The
 * only place where either is read.
 *
 * @throws ConfigError naming every setting that makes no sense.
 */
export function loadConfig(): Config {
  const { parsed } = readDotenv({
    path: resolve(".env"),
    // Into an object of its own: the environment stays as it was given.
    processEnv: {},
    quiet: true,
  });
  return readConfig({ ...parsed, ...process.env });
}

/**
 * @param environment settings by name; an empty one counts as absent. A relative folder is taken
 *   from the folder it is run in.
 * @throws ConfigError naming every setting that makes no sense.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ""),
  );
  const parsed = settingsSchema.safeParse(given);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(
      (issue) => `  ${issue.path.join(".")}: ${issue.message}`,
    );
    throw new ConfigError(
      `Some settings make no sense. Correct them in .env or the environment:\n${problems.join("\n")}`,
    );
  }
  const value = parsed.data;
  return {
    botToken: value.BOT_TOKEN ?? null,
    telegramApiRoot: value.TELEGRAM_API_ROOT,
    webhook:
      value.WEBHOOK_URL === undefined
        ? null
        : { url: value.WEBHOOK_URL, secret: value.WEBHOOK_SECRET ?? null },
    webServer:
      value.PORT === undefined && value.WEBHOOK_URL === undefined
        ? null
        : { host: value.HOST, port: value.PORT ?? 8080 },
    allowedChats: readIds(value.ALLOWED_CHATS),
    allowedUsers: readIds(value.ALLOWED_USERS),
    guestMode: value.GUEST_MODE,
    richMessages: value.RICH_MESSAGES,
    documentsFolder: resolve(value.SEEDS_DIR ?? join(packageFolder, "seeds")),
    indexFolder: resolve(value.INDEX_DIR ?? (needsOwnIndex(value) ? "index" : shippedIndex)),
    dataFolder: resolve(value.DATA_DIR),
    modelsFolder: resolve(value.MODELS_DIR ?? join(packageFolder, "models")),
    maxDocumentMegabytes: value.MAX_DOCUMENT_MB,
    textRecognition: recognisedLanguages.filter((language) =>
      value.TEXT_RECOGNITION.split(",").some((name) => name.trim() === language),
    ),
    embeddingModel: value.EMBEDDING_MODEL,
    questionPrefix: value.EMBEDDING_QUESTION_PREFIX,
    passagePrefix: value.EMBEDDING_PASSAGE_PREFIX,
    questionLog: value.QUESTION_LOG,
    adminIds: value.ADMIN_IDS === "" ? [] : value.ADMIN_IDS.split(",").map(Number),
    rerankerModel: value.RERANKER_MODEL,
    rerankerLimitMilliseconds: value.RERANKER_LIMIT_MS,
    readerModel: value.READER_MODEL,
    readerLimitMilliseconds: value.READER_LIMIT_MS,
    digestTimeZone: value.DIGEST_TIME_ZONE,
    digestMaxLateHours: value.DIGEST_MAX_LATE_HOURS,
    logLevel: value.LOG_LEVEL,
  };
}

const shippedIndex = join(packageFolder, "index");

/** Other documents or another model make another index, which must not replace the shipped one. */
function needsOwnIndex(given: z.output<typeof settingsSchema>): boolean {
  return (
    given.SEEDS_DIR !== undefined ||
    given.MODELS_DIR !== undefined ||
    given.EMBEDDING_MODEL !== settingsSchema.shape.EMBEDDING_MODEL.parse(undefined) ||
    given.EMBEDDING_PASSAGE_PREFIX !== ""
  );
}

/** The sources stand in `src/`, what is built of them in `dist/src/`. */
function findPackageFolder(folder: string): string {
  if (existsSync(join(folder, "package.json"))) return folder;
  return findPackageFolder(dirname(folder));
}

function readIds(list: string): number[] {
  return list
    .split(",")
    .filter((id) => id.trim() !== "")
    .map(Number);
}

/** Telegram itself asks for https; a Bot API server of one's own on the same machine does not. */
function isFitForWebhook(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, port, pathname } = new URL(address);
  if (["/healthz", "/readyz", "/metrics"].includes(pathname)) return false;
  const isHere = ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
  if (isHere) return protocol === "http:" || protocol === "https:";
  return protocol === "https:" && ["", "80", "88", "8443"].includes(port);
}
