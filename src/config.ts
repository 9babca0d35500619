import { existsSync, readFileSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { parse as parseDotenv } from "dotenv";
import type { z } from "zod";
import { closest } from "./closest.ts";
import { type RecognisedLanguage, recognisedLanguages } from "./documents/index.ts";
import { type logLevels, retiredSettings, settings, settingsSchema } from "./settings.ts";

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
  /** A folder in `modelsFolder`, a path or a hub name; `null` for none. */
  readonly reader: string | null;
  /** A folder of models with what answers need to use a reader. */
  readonly readerWeightsFolder: string;
  readonly readerLimitMilliseconds: number;
  /** Of chats that have not chosen one. */
  readonly digestTimeZone: string;
  readonly digestMaxLateHours: number;
  readonly logLevel: (typeof logLevels)[number];
}

type Environment = Readonly<Record<string, string | undefined>>;

/** One or more settings make no sense. The message lists all of them. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

/** Where Quoth itself stands, with the documents, index and models that it comes with. */
export const packageFolder = findPackageFolder(import.meta.dirname);

/**
 * Reads the environment, and `.env` in the folder it is run in for what the environment lacks. The
 * only place where either is read.
 *
 * @throws ConfigError naming every setting that makes no sense, or a folder that cannot be used.
 */
export function loadConfig(
  folder: string = process.cwd(),
  environment: Environment = process.env,
): Config {
  const dotenv = readDotenv(join(folder, ".env"));
  const problems = [
    ...findLostSpaces(dotenv),
    ...findMistypedNames(Object.keys(parseDotenv(dotenv)), { isOurs: true }),
  ];
  const config = readConfig({ ...parseDotenv(dotenv), ...environment }, { folder, problems });
  checkFolders(config);
  return config;
}

/**
 * @param environment settings by name; an empty one counts as absent.
 * @param options.folder where relative folders start. Default: the folder it is run in.
 * @param options.problems that are known already, a line each.
 * @throws ConfigError naming every setting that makes no sense.
 */
export function readConfig(
  environment: Environment,
  options: { readonly folder?: string; readonly problems?: readonly string[] } = {},
): Config {
  const { folder = process.cwd(), problems: known = [] } = options;
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ""),
  );
  const parsed = settingsSchema.safeParse(given);
  const wrong = parsed.error?.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  const mistyped = findMistypedNames(Object.keys(given), { isOurs: false });
  const problems = new Set([...known, ...(wrong ?? []), ...mistyped]);
  if (!parsed.success || problems.size > 0) {
    throw new ConfigError(
      `Some settings make no sense. Correct them in .env or the environment:\n${[...problems]
        .map((problem) => `  ${problem}`)
        .join("\n")}`,
    );
  }
  const value = parsed.data;
  const modelsFolder = resolve(folder, value.MODELS_DIR ?? join(packageFolder, "models"));
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
    documentsFolder: resolve(folder, value.SEEDS_DIR ?? join(packageFolder, "seeds")),
    indexFolder: resolve(
      folder,
      value.INDEX_DIR ?? (needsOwnIndex(value) ? "index" : shippedIndex),
    ),
    dataFolder: resolve(folder, value.DATA_DIR),
    modelsFolder,
    maxDocumentMegabytes: value.MAX_DOCUMENT_MB,
    textRecognition: recognisedLanguages.filter((language) =>
      value.TEXT_RECOGNITION.split(",").some((name) => name.trim() === language),
    ),
    embeddingModel: value.EMBEDDING_MODEL,
    questionPrefix: value.EMBEDDING_QUESTION_PREFIX,
    passagePrefix: value.EMBEDDING_PASSAGE_PREFIX,
    questionLog: value.QUESTION_LOG,
    adminIds: value.ADMIN_IDS === "" ? [] : value.ADMIN_IDS.split(",").map(Number),
    ...chooseReader(value.READER, modelsFolder),
    readerLimitMilliseconds: value.READER_LIMIT_MS,
    digestTimeZone: value.DIGEST_TIME_ZONE,
    digestMaxLateHours: value.DIGEST_MAX_LATE_HOURS,
    logLevel: value.LOG_LEVEL,
  };
}

/**
 * Which model `READER` means.
 *
 * @param setting its default, if undefined.
 * @returns `reader` is a path, a folder in `modelsFolder` or a hub name, and `null` for none;
 *   `readerWeightsFolder` has quoth-reader-v1 in it. It is `modelsFolder`, if that has its own, else the
 *   models that Quoth ships: whoever has models of their own from before there was a reader needs none.
 */
export function chooseReader(
  setting: string | undefined,
  modelsFolder: string,
): { readonly reader: string | null; readonly readerWeightsFolder: string } {
  const chosen = setting ?? settingsSchema.shape.READER.parse(undefined);
  const isTheirs = existsSync(join(modelsFolder, shippedReader));
  const readerWeightsFolder = isTheirs ? modelsFolder : join(packageFolder, "models");
  const named = chosen === "on" ? join(readerWeightsFolder, shippedReader) : chosen;
  return { reader: chosen === "off" ? null : named, readerWeightsFolder };
}

const shippedReader = "quoth-reader-v1";

/**
 * Looks at the folders before anything is built or served from them.
 *
 * @throws ConfigError if one is missing, is a file, or is inside the documents, where it would be
 *   taken for documents.
 */
export function checkFolders(config: {
  readonly documentsFolder: string;
  readonly indexFolder: string;
  readonly dataFolder: string;
  readonly modelsFolder: string;
}): void {
  const { documentsFolder, indexFolder, dataFolder, modelsFolder } = config;
  requireFolder(documentsFolder, "documents", "SEEDS_DIR");
  requireFolder(modelsFolder, "models", "MODELS_DIR");
  for (const [folder, what, setting] of [
    [indexFolder, "index", "INDEX_DIR"],
    [dataFolder, "data", "DATA_DIR"],
  ] as const) {
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === false) {
      throw new ConfigError(
        `Expected ${folder} to be a folder for the ${what}, but it is a file. Set ${setting} to a folder.`,
      );
    }
    if (isInside(folder, documentsFolder)) {
      throw new ConfigError(
        `The ${what} in ${folder} would be taken for documents, since it is inside ${documentsFolder}. Set ${setting} to a folder outside.`,
      );
    }
  }
}

function requireFolder(folder: string, what: string, setting: string): void {
  const stats = statSync(folder, { throwIfNoEntry: false });
  if (stats?.isDirectory()) return;
  const found = stats ? "it is a file" : "it is not there";
  throw new ConfigError(
    `Expected a folder of ${what} at ${folder}, but ${found}. Make it, or set ${setting} to the right one.`,
  );
}

/** Whether a folder is among the documents. One whose name begins with a dot is not read with them. */
function isInside(folder: string, outer: string): boolean {
  const path = relative(realPath(outer), realPath(folder));
  const isHidden = path.split(sep).some((name) => name.startsWith("."));
  return path === "" || (!isHidden && !/^\w:/.test(path));
}

/** The path without links, as far as it exists. */
function realPath(path: string): string {
  if (existsSync(path) || dirname(path) === path) return realpathSync(path);
  return join(realPath(dirname(path)), basename(path));
}

function readDotenv(path: string): string {
  // As a folder, or not to be read, it is no settings file either.
  return statSync(path, { throwIfNoEntry: false })?.isFile() ? readFileSync(path, "utf8") : "";
}

/** A prefix such as `query: ` means its space, and .env drops it from what is not in quotes. */
function findLostSpaces(dotenv: string): string[] {
  const lines = dotenv.matchAll(
    /^\s*(?:export\s+)?(EMBEDDING_\w+_PREFIX)\s*=[ \t]*([^\s"'`#].*)$/gm,
  );
  return Array.from(lines, ([, name = "", value = ""]) => ({ name, value }))
    .filter(({ value }) => /[ \t]\r?$/.test(value))
    .map(({ name, value }) => {
      const meant = value.replace(/\r$/, "");
      return `${name}: .env drops the space at its end. Put it in quotes: ${name}="${meant}"`;
    });
}

/**
 * Names that are probably settings with a typing error. Elsewhere than in our own file, other
 * programs have names too: only those of several words, and with at most two letters wrong, are told.
 */
function findMistypedNames(names: readonly string[], { isOurs }: { isOurs: boolean }): string[] {
  const ours = settings.map(({ name }) => name);
  return names.flatMap((name) => {
    const advice = retiredSettings[name];
    if (advice !== undefined) return [`${name}: there is no such setting any more. ${advice}`];
    if (ours.includes(name) || !(isOurs || name.includes("_"))) return [];
    const near = closest(name.toUpperCase(), ours, isOurs ? undefined : 2);
    return near === null ? [] : [`${name}: there is no such setting. Did you mean ${near}?`];
  });
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
