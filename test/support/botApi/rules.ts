import type {
  BotCommand,
  InlineKeyboardButton,
  InlineKeyboardMarkup,
  ResponseParameters,
} from "grammy/types";

/** The parameters of one call, as they came over the wire: nothing in them can be trusted. */
export type Payload = Readonly<Record<string, unknown>>;

/** Telegram's way of saying no. It becomes `{ ok: false, error_code, description, parameters? }`. */
export class BotApiRefusal extends Error {
  override readonly name = "BotApiRefusal";
  readonly status: number;
  readonly parameters: ResponseParameters | undefined;

  constructor(status: number, description: string, parameters?: ResponseParameters) {
    super(description);
    this.status = status;
    this.parameters = parameters;
  }
}

export function badRequest(description: string): BotApiRefusal {
  return new BotApiRefusal(400, `Bad Request: ${description}`);
}

export function isObject(value: unknown): value is Payload {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Telegram takes a number written as a string too, and reads anything else as absent. */
export function readInteger(value: unknown): number | undefined {
  const number = typeof value === "string" && value !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isInteger(number) ? number : undefined;
}

export function readString(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** An emoji outside the Basic Multilingual Plane counts as one, unlike in `length`. */
export function countCharacters(text: string): number {
  return Array.from(text).length;
}

/** `subject` is what Telegram names the URL's place, for example "entity". */
export function checkLink(subject: string, url: string): void {
  const problem = linkProblem(url);
  if (problem) throw badRequest(`${subject} URL '${url}' is invalid: ${problem}`);
}

/** Looks at an address as it is written, not as a browser would read it. */
function linkProblem(url: string): string | undefined {
  const link = url.replace(/^(?:tg|ton|tonsite):(?:\/\/)?/iu, "http://telegram.");
  const [, protocol = "http", rest = ""] = /^(?:([^:/?#@[\]]*):\/\/)?(.*)$/isu.exec(link) ?? [];
  if (!/^https?$/iu.test(protocol)) return "Unsupported URL protocol";
  const authority = /^[^/?#]*/u.exec(rest)?.[0] ?? "";
  const [, whole = "", port] = /^(.*?)(?::([^:\]@]*))?$/su.exec(authority) ?? [];
  if (port !== undefined && !(/^\d+$/u.test(port) && Number(port) > 0 && Number(port) <= 65_535)) {
    return "Wrong port number specified in the URL";
  }
  const host = whole.slice(whole.lastIndexOf("@") + 1);
  if (host === "") return "URL host is empty";
  if (host === ".") return "Host is invalid";
  if (/^\[[\da-f:.]+\]$/iu.test(host)) return undefined;
  if (!/^(?:[\w.!$,~*'();&+=\u0080-\u{10ffff}-]|%[\da-f]{2})*$/iu.test(host)) {
    return "Disallowed character in URL host";
  }
  return host.includes(".") ? undefined : "Wrong HTTP URL";
}

/**
 * The inline keyboard that the message will show, or undefined for none.
 * A reply keyboard is accepted and shows nothing on the message itself.
 */
export function readReplyMarkup(options: {
  markup: unknown;
  onlyInline: boolean;
  repairs: string[];
}): InlineKeyboardMarkup | undefined {
  const { markup, onlyInline, repairs } = options;
  if (markup === undefined || markup === null || markup === "") return undefined;
  if (!isObject(markup)) throw badRequest("object expected as reply markup");
  const rows = markup["inline_keyboard"];
  if (rows === undefined) {
    const isReplyKeyboard = ["keyboard", "remove_keyboard", "force_reply"].some(
      (name) => markup[name],
    );
    if (isReplyKeyboard && onlyInline) throw badRequest("inline keyboard expected");
    return undefined;
  }
  if (!Array.isArray(rows) || !rows.every((row) => Array.isArray(row))) {
    throw badRequest(
      'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
    );
  }
  const shown = rows.map((row: unknown[]) =>
    row.filter((button): button is InlineKeyboardButton => checkButton(button, repairs)),
  );
  const keyboard = shown.filter((row) => row.length > 0);
  // The limits are known from use; they are documented nowhere.
  const isTooLong = keyboard.flat().length > 100 || JSON.stringify(keyboard).length > 10_240;
  if (isTooLong) throw badRequest("reply markup is too long");
  if (keyboard.some((row) => row.length > 8)) repairs.push("a row of more than 8 buttons is cut");
  return keyboard.length > 0 ? { inline_keyboard: keyboard } : undefined;
}

const OTHER_BUTTON_FIELDS = [
  "callback_game",
  "copy_text",
  "login_url",
  "pay",
  "switch_inline_query",
  "switch_inline_query_chosen_chat",
  "switch_inline_query_current_chat",
  "web_app",
];

/** False for a button that Telegram leaves out without a word. */
function checkButton(button: unknown, repairs: string[]): boolean {
  const refused = (problem: string) => badRequest(`can't parse inline keyboard button: ${problem}`);
  if (!isObject(button)) throw refused("InlineKeyboardButton must be an Object");
  const { text, url, callback_data: callbackData } = button;
  if (text === undefined) throw refused(`Can't find field "text"`);
  if (typeof text !== "string") throw refused(`Field "text" must be of type String`);
  const isUrl = typeof url === "string" && url !== "";
  const isCallback = !isUrl && typeof callbackData === "string" && callbackData !== "";
  if (!isUrl && !isCallback && !OTHER_BUTTON_FIELDS.some((field) => button[field] !== undefined)) {
    throw refused("Text buttons are unallowed in the inline keyboard");
  }
  if (text === "") {
    repairs.push("a button with empty text is left out of the keyboard");
    return false;
  }
  if (isUrl) checkLink("inline keyboard button", url);
  checkCopyText(button["copy_text"]);
  if (isCallback && Buffer.byteLength(callbackData) > 64) throw badRequest("BUTTON_DATA_INVALID");
  return true;
}

function checkCopyText(copied: unknown): void {
  if (copied === undefined) return;
  const text = isObject(copied) ? copied["text"] : undefined;
  if (typeof text !== "string") {
    throw badRequest(`can't parse inline keyboard button: Can't find field "text"`);
  }
  const length = countCharacters(text);
  if (length < 1 || length > 256) throw badRequest("BUTTON_COPY_TEXT_INVALID");
}

export function readCommands(value: unknown): BotCommand[] {
  if (!Array.isArray(value)) throw badRequest("expected an Array of BotCommand");
  if (value.length > 100) throw badRequest("BOT_COMMANDS_TOO_MUCH");
  return value.map((entry: unknown) => {
    if (!isObject(entry)) throw badRequest("can't parse BotCommand: expected an Object");
    for (const field of ["command", "description"]) {
      if (typeof entry[field] !== "string") {
        throw badRequest(`can't parse BotCommand: Can't find field "${field}"`);
      }
    }
    const command = String(entry["command"]).trim().replace(/^\//u, "");
    const description = String(entry["description"]).trim();
    if (command === "") throw badRequest("command must be non-empty");
    if (countCharacters(command) > 32) throw badRequest("command length must not exceed 32");
    if (description === "") throw badRequest("command description must be non-empty");
    if (countCharacters(description) > 256) {
      throw badRequest("command description length must not exceed 256");
    }
    if (!/^[a-z0-9_]+$/u.test(command)) throw badRequest("BOT_COMMAND_INVALID");
    return { command, description };
  });
}

const CHAT_ACTIONS =
  /^(?:typing|choose_sticker|find_location|(?:record|upload)_(?:video|voice|video_note)|upload_(?:photo|document))$/u;

export function checkChatAction(action: unknown): void {
  if (typeof action !== "string" || !CHAT_ACTIONS.test(action)) {
    throw badRequest("wrong parameter action in request");
  }
}

const REACTION_EMOJI = new Set(
  (
    "👍 👎 ❤ 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 " +
    "🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡"
  ).split(" "),
);

export function checkReaction(reaction: unknown): void {
  const reactions: unknown[] = Array.isArray(reaction) ? reaction : [];
  if (reactions.length > 1) throw badRequest("REACTIONS_TOO_MANY");
  for (const entry of reactions) {
    const isKnown = isObject(entry) && entry["type"] === "emoji";
    if (!isKnown || !REACTION_EMOJI.has(String(entry["emoji"]))) {
      throw badRequest("REACTION_INVALID");
    }
  }
}

/** Checks the list itself; what a result says is checked by `checkContent`. */
export function checkInlineResults(
  results: unknown,
  checkContent: (content: Payload) => void,
): void {
  if (!Array.isArray(results)) throw badRequest("expected an Array of InlineQueryResult");
  if (results.length > 50) throw badRequest("RESULTS_TOO_MUCH");
  const ids = new Set<string>();
  for (const result of results as unknown[]) {
    if (!isObject(result)) throw badRequest("can't parse inline query result: expected an Object");
    const id = readString(result["id"]) ?? "";
    if (id === "" || Buffer.byteLength(id) > 64) throw badRequest("RESULT_ID_INVALID");
    if (ids.has(id)) throw badRequest("RESULT_ID_DUPLICATE");
    ids.add(id);
    if (result["type"] === "article" && !readString(result["title"])) {
      throw badRequest("ARTICLE_TITLE_EMPTY");
    }
    const content = result["input_message_content"];
    if (isObject(content) && "message_text" in content) checkContent(content);
  }
}
