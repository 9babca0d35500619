import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ConfigError, checkFolders, loadConfig, packageFolder, readConfig } from "../src/config.ts";
import { settings } from "../src/settings.ts";
import { projectFolder } from "./support/seeds.ts";
import { temporaryFolder } from "./support/temporaryFolder.ts";

test("Without any setting, everything has a default and there is no bot.", () => {
  expect(readConfig({})).toEqual({
    botToken: null,
    telegramApiRoot: "https://api.telegram.org",
    webhook: null,
    webServer: null,
    allowedChats: [],
    allowedUsers: [],
    guestMode: "off",
    richMessages: "off",
    documentsFolder: join(projectFolder, "seeds"),
    indexFolder: join(projectFolder, "index"),
    dataFolder: join(projectFolder, "data"),
    modelsFolder: join(projectFolder, "models"),
    maxDocumentMegabytes: 50,
    textRecognition: [],
    embeddingModel: "quoth-en-v1",
    questionPrefix: "",
    passagePrefix: "",
    questionLog: "on",
    adminIds: [],
    reader: join(projectFolder, "models", "quoth-reader-v1"),
    readerWeightsFolder: join(projectFolder, "models"),
    readerLimitMilliseconds: 3000,
    digestTimeZone: "UTC",
    digestMaxLateHours: 6,
    logLevel: "info",
  });
});

test("An empty setting counts as absent, and a setting that Quoth does not know is left alone.", () => {
  const nothing = Object.fromEntries(settings.map(({ name }) => [name, ""]));
  expect(readConfig({ ...nothing, PATH: "/bin" })).toEqual(readConfig({}));
});

test("Folders may be moved, absolutely or from the folder it is run in.", () => {
  const config = readConfig({ SEEDS_DIR: "/somewhere/documents", INDEX_DIR: "other/index" });
  expect(config.documentsFolder).toBe("/somewhere/documents");
  expect(config.indexFolder).toBe(join(projectFolder, "other", "index"));
});

test("All problems come in one message, which never repeats a token.", () => {
  const read = () =>
    readConfig({ BOT_TOKEN: "hunter2", LOG_LEVEL: "loud", TELEGRAM_API_ROOT: "x" });
  expect(read).toThrow(ConfigError);
  expect(read).toThrow(/BOT_TOKEN: .*@BotFather/);
  expect(read).toThrow(/LOG_LEVEL: .*"silent"/);
  expect(read).toThrow(/TELEGRAM_API_ROOT: .*https/);
  expect(read).not.toThrow(/hunter2/);
});

test.each(["0", "-5", "soon", "Infinity", "1e12"])(
  "A model's limit of %j milliseconds is refused with what to do.",
  (limit) => {
    expect(() => readConfig({ READER_LIMIT_MS: limit })).toThrow(/READER_LIMIT_MS: .*expected/i);
  },
);

test("The default of every setting is one that it accepts.", () => {
  const defaults = Object.fromEntries(settings.map((setting) => [setting.name, setting.default]));
  expect(readConfig(defaults)).toEqual(readConfig({}));
});

test("A webhook brings a web server, on this machine only unless HOST says otherwise.", () => {
  const url = "https://bot.example.org/telegram";
  expect(readConfig({ WEBHOOK_URL: url })).toMatchObject({
    webhook: { url, secret: null },
    webServer: { host: "127.0.0.1", port: 8080 },
  });
  expect(readConfig({ PORT: "9000", HOST: "0.0.0.0" })).toMatchObject({
    webhook: null,
    webServer: { host: "0.0.0.0", port: 9000 },
  });
});

test.each([
  "http://bot.example.org/telegram",
  "https://bot.example.org:9443/telegram",
  "https://bot.example.org/metrics",
  "ftp://127.0.0.1/telegram",
  "bot.example.org",
])("Telegram could not use the webhook %s, so it is refused.", (url) => {
  expect(() => readConfig({ WEBHOOK_URL: url })).toThrow(/WEBHOOK_URL: expected an address/);
});

test.each(["http://127.0.0.1:8443/hook", "http://localhost:3000/", "https://example.org:8443/a"])(
  "The webhook %s is fine.",
  (url) => {
    expect(readConfig({ WEBHOOK_URL: url }).webhook?.url).toBe(url);
  },
);

test.each(["-1", "65536", "1.5", "http"])("No server has the port %s.", (port) => {
  expect(() => readConfig({ PORT: port })).toThrow(/PORT: expected a port/);
});

test("A short secret for the webhook is refused, and not repeated.", () => {
  const read = () => readConfig({ WEBHOOK_SECRET: "hunter2" });
  expect(read).toThrow(/WEBHOOK_SECRET: expected 16 to 256/);
  expect(read).not.toThrow(/hunter2/);
});

test("Digests have the time zone and lateness that are set; what is none is refused.", () => {
  const read = readConfig({ DIGEST_TIME_ZONE: "Europe/Riga", DIGEST_MAX_LATE_HOURS: "0.5" });
  expect(read).toMatchObject({ digestTimeZone: "Europe/Riga", digestMaxLateHours: 0.5 });
  for (const zone of ["Riga", "+03:00", "рига"]) {
    expect(() => readConfig({ DIGEST_TIME_ZONE: zone })).toThrow(/DIGEST_TIME_ZONE: expected/);
  }
  for (const hours of ["-1", "24", "soon"]) {
    expect(() => readConfig({ DIGEST_MAX_LATE_HOURS: hours })).toThrow(/expected hours from 0 to/);
  }
});

test.each([
  ["7", [7]],
  ["11,12", [11, 12]],
  [" 11 , 5000000000 ", [11, 5_000_000_000]],
])("The operators are read from ADMIN_IDS: %j", (written, ids) => {
  expect(readConfig({ ADMIN_IDS: written }).adminIds).toEqual(ids);
});

test.each(["anna", "@anna", "1;2", "1,,2", "-200", "0", "1.5", "1e3", "9".repeat(16), "😀"])(
  "ADMIN_IDS that are no user ids are refused: %j",
  (written) => {
    expect(() => readConfig({ ADMIN_IDS: written })).toThrow(
      "ADMIN_IDS: expected comma-separated Telegram user ids",
    );
  },
);

test("Chats and users are let in by their ids, apart by commas; a group's is negative.", () => {
  const config = readConfig({ ALLOWED_CHATS: "-100300, -200,", ALLOWED_USERS: " 11 ,12" });
  expect(config.allowedChats).toEqual([-100300, -200]);
  expect(config.allowedUsers).toEqual([11, 12]);
});

test.each(["anna", "@group", "1 2", "1;2", "1.5", "--1"])("%j is no list of ids.", (list) => {
  for (const name of ["ALLOWED_CHATS", "ALLOWED_USERS"]) {
    expect(() => readConfig({ [name]: list })).toThrow(
      new RegExp(`${name}: expected comma-separated ids`),
    );
  }
});

test.each(["localhost:8081", "api.telegram.org", "ftp://api.telegram.org"])(
  "%s is no address of a web server, and the message gives one.",
  (address) => {
    expect(() => readConfig({ TELEGRAM_API_ROOT: address })).toThrow(
      /TELEGRAM_API_ROOT: expected an address with http:\/\/ or https:\/\/, such as/,
    );
  },
);

test.each([
  ["RERANKER_MODEL", /RERANKER_MODEL: there is no such setting any more\. .*READER/],
  ["RERANKER_LIMIT_MS", /RERANKER_LIMIT_MS: there is no such .* Set READER_LIMIT_MS/],
  ["READER_MODEL", /READER_MODEL: there is no such .* Set READER to what it named/],
])("%s, which there was once, is told with what to set now.", (name, message) => {
  expect(() => readConfig({ [name]: "x" })).toThrow(message);
});

test("READER is on, off, a folder or a name on the hub.", async () => {
  const shipped = join(import.meta.dirname, "..", "models");
  expect(readConfig({ READER: "off" }).reader).toBe(null);
  expect(readConfig({ READER: "Xenova/reader" }).reader).toBe("Xenova/reader");
  const ofShipped = { reader: join(shipped, "quoth-reader-v1"), readerWeightsFolder: shipped };
  expect(readConfig({ READER: "on" })).toMatchObject(ofShipped);
  // Models of one's own need not have one: then it is still the shipped one.
  const folder = await temporaryFolder();
  const read = () => readConfig({ READER: "on", MODELS_DIR: folder });
  expect(read()).toMatchObject(ofShipped);
  await mkdir(join(folder, "quoth-reader-v1"));
  expect(read()).toMatchObject({
    reader: join(folder, "quoth-reader-v1"),
    readerWeightsFolder: folder,
  });
});

describe("A mistyped name", () => {
  test.each([
    ["ALOWED_CHATS", "ALLOWED_CHATS"],
    ["SEED_DIR", "SEEDS_DIR"],
    ["BOT_TOKENS", "BOT_TOKEN"],
    ["embeding_model", "EMBEDDING_MODEL"],
  ])("%s is told with the setting it may mean, %s.", (mistyped, meant) => {
    expect(() => readConfig({ [mistyped]: "1" })).toThrow(
      `${mistyped}: there is no such setting. Did you mean ${meant}?`,
    );
  });

  test.each(["HOME", "HOSTNAME", "XDG_DATA_DIRS", "NODE_ENV", "LOGLEVEL", "MODEL_DIRECTORY"])(
    "is not what another program's setting %s is taken for.",
    (name) => {
      expect(readConfig({ [name]: "1" })).toEqual(readConfig({}));
    },
  );

  test("is told of a short one too, if it is in .env.", async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, ".env"), "PROT=80\nCOMPOSE_PROJECT_NAME=quoth\n");
    expect(() => loadConfig(folder, {})).toThrow("PROT: there is no such setting. Did you mean");
  });
});

test("A prefix whose space .env drops is told, and one in quotes keeps it.", async () => {
  const folder = await temporaryFolder();
  const path = join(folder, ".env");
  await writeFile(path, "EMBEDDING_QUESTION_PREFIX=query: \nEMBEDDING_PASSAGE_PREFIX=passage:\n");
  expect(() => loadConfig(folder, {})).toThrow(
    'EMBEDDING_QUESTION_PREFIX: .env drops the space at its end. Put it in quotes: EMBEDDING_QUESTION_PREFIX="query: "',
  );
  await writeFile(path, 'EMBEDDING_QUESTION_PREFIX="query: "\nEMBEDDING_PASSAGE_PREFIX=passage:\n');
  expect(loadConfig(folder, {})).toMatchObject({
    questionPrefix: "query: ",
    passagePrefix: "passage:",
  });
});

test(".env and relative folders belong to the folder it is run in; the environment wins.", async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, "documents"));
  await writeFile(join(folder, ".env"), "SEEDS_DIR=documents\nLOG_LEVEL=debug\n");
  expect(loadConfig(folder, { LOG_LEVEL: "error" })).toMatchObject({
    documentsFolder: join(folder, "documents"),
    indexFolder: join(folder, "index"),
    dataFolder: join(folder, "data"),
    modelsFolder: join(packageFolder, "models"),
    logLevel: "error",
  });
});

test("The index that Quoth comes with serves its own documents by its own model only.", () => {
  const shipped = join(packageFolder, "index");
  const folder = "/elsewhere";
  expect(readConfig({}, { folder }).indexFolder).toBe(shipped);
  for (const changed of [
    { SEEDS_DIR: "/documents" },
    { EMBEDDING_MODEL: "Xenova/all-MiniLM-L6-v2" },
    { EMBEDDING_PASSAGE_PREFIX: "passage: " },
  ]) {
    expect(readConfig(changed, { folder }).indexFolder).toBe("/elsewhere/index");
  }
});

describe("Before anything is built, a folder is refused", () => {
  const good = readConfig({});

  test("if there is none of documents.", () => {
    const config = { ...good, documentsFolder: "/nowhere/documents" };
    expect(() => checkFolders(config)).toThrow(/at \/nowhere\/documents, .*SEEDS_DIR/);
  });

  test.each([
    ["documentsFolder", "SEEDS_DIR"],
    ["indexFolder", "INDEX_DIR"],
    ["dataFolder", "DATA_DIR"],
    ["modelsFolder", "MODELS_DIR"],
  ])("if it is a file: %s.", (folder, setting) => {
    const config = { ...good, [folder]: join(projectFolder, "package.json") };
    expect(() => checkFolders(config)).toThrow(ConfigError);
    expect(() => checkFolders(config)).toThrow(setting);
  });

  test("if it is among the documents, also by a link, whether it is there yet or not.", async () => {
    const folder = await temporaryFolder();
    const documentsFolder = join(folder, "documents");
    await mkdir(documentsFolder);
    await symlink(documentsFolder, join(folder, "link"));
    const config = { ...good, documentsFolder };
    for (const path of [".", "index", join("deep", "index")]) {
      for (const outer of [documentsFolder, join(folder, "link")]) {
        const inside = join(outer, path);
        expect(() => checkFolders({ ...config, indexFolder: inside })).toThrow(/INDEX_DIR/);
        expect(() => checkFolders({ ...config, dataFolder: inside })).toThrow(/DATA_DIR/);
      }
    }
    // What is hidden is not read with the documents.
    for (const path of ["documents-index", "documents/.index", "documents/.quoth/deep"]) {
      const elsewhere = join(folder, path);
      expect(() => checkFolders({ ...config, indexFolder: elsewhere })).not.toThrow();
    }
  });
});
