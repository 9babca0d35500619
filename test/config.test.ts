import { join } from "node:path";
import { expect, test } from "vitest";
import { ConfigError, readConfig, settings } from "../src/config.ts";
import { projectFolder } from "./support/seeds.ts";

test("Without any setting, everything has a default and there is no bot.", () => {
  expect(readConfig({})).toEqual({
    botToken: null,
    telegramApiRoot: "https://api.telegram.org",
    seedsFolder: join(projectFolder, "seeds"),
    indexFolder: join(projectFolder, "index"),
    dataFolder: join(projectFolder, "data"),
    modelsFolder: join(projectFolder, "models"),
    maxDocumentMegabytes: 50,
    embeddingModel: "quoth-en-v1",
    questionPrefix: "",
    passagePrefix: "",
    questionLog: "on",
    rerankerModel: "",
    rerankerLimitMilliseconds: 2000,
    readerModel: "",
    readerLimitMilliseconds: 2000,
    logLevel: "info",
  });
});

test("An empty setting counts as absent, and a setting that Quoth does not know is left alone.", () => {
  const nothing = Object.fromEntries(settings.map(({ name }) => [name, ""]));
  expect(readConfig({ ...nothing, PATH: "/bin" })).toEqual(readConfig({}));
});

test("Folders may be moved, absolutely or from the project's folder.", () => {
  const config = readConfig({ SEEDS_DIR: "/somewhere/documents", INDEX_DIR: "other/index" });
  expect(config.seedsFolder).toBe("/somewhere/documents");
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
    for (const name of ["RERANKER_LIMIT_MS", "READER_LIMIT_MS"]) {
      expect(() => readConfig({ [name]: limit })).toThrow(new RegExp(`${name}: .*expected`, "i"));
    }
  },
);

test("The default of every setting is one that it accepts.", () => {
  const defaults = Object.fromEntries(settings.map((setting) => [setting.name, setting.default]));
  expect(readConfig(defaults)).toEqual(readConfig({}));
});
