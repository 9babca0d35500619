import type { ServerResponse } from "node:http";
import type { Update, UserFromGetMe } from "grammy/types";
import { type LocalServer, startLocalServer } from "../server/localServer.ts";

/** A Bot API server that hands out questions, and keeps what becomes of each. */
export interface QuestionServer extends LocalServer {
  /** Puts a question behind those that wait to be fetched. */
  ask(chatId: number, text: string): Fate;
  /** Whether the bot has asked for updates yet. */
  isPolled(): boolean;
  /** When the bot last tried to send a message, as `performance.now()` tells it. */
  lastMessageAt(): number;
}

/** What has become of a question so far. */
export interface Fate {
  readonly chatId: number;
  /** Where among all messages that the server took its answers stand. */
  readonly answers: readonly number[];
  /** How often sending its answer went wrong in a way that left the bot unable to know whether it arrived. */
  readonly unclear: number;
  /** How often the asker was told that it could not be answered. */
  readonly apologies: number;
}

/** An apology says that answering failed, a refusal that it was too much. */
export type MessageKind = "answer" | "apology" | "refusal";

/** What can happen to a message instead of being taken and confirmed. */
export const faults = [
  "too many requests",
  "failed",
  "bad gateway",
  "dropped before",
  "dropped after",
] as const;
export type Fault = (typeof faults)[number];

export interface QuestionServerOptions {
  /** Draws what goes wrong with a message; `null` for nothing. */
  readonly drawFault: () => Fault | null;
  readonly kindOf: (text: string) => MessageKind;
}

export async function startQuestionServer(options: QuestionServerOptions): Promise<QuestionServer> {
  const fates = new Map<number, Mutable<Fate>>();
  const updates = createUpdateQueue();
  let messages = 0;
  let lastMessageAt = performance.now();

  const take = (message: SentMessage) => {
    messages += 1;
    const fate = fates.get(message.reply_parameters?.message_id ?? 0);
    const kind = options.kindOf(message.text);
    if (kind === "answer") fate?.answers.push(messages);
    else if (kind === "apology" && fate) fate.apologies += 1;
    const chat = { id: message.chat_id, type: "private", first_name: "Asker" };
    // Above the numbers of all questions.
    return { message_id: 1_000_000_000 + messages, date: seconds(), chat, text: message.text };
  };
  const send = (message: SentMessage, response: ServerResponse) => {
    lastMessageAt = performance.now();
    const fault = options.drawFault();
    if (fault !== null && unclearFaults.has(fault) && options.kindOf(message.text) === "answer") {
      const fate = fates.get(message.reply_parameters?.message_id ?? 0);
      if (fate) fate.unclear += 1;
    }
    if (fault === null) succeed(response, take(message));
    else {
      if (fault === "dropped after") take(message);
      failures[fault](response);
    }
  };

  const server = await startLocalServer((path, body, response) => {
    const method = path.slice(path.lastIndexOf("/") + 1);
    const payload: unknown = body === "" ? {} : JSON.parse(body);
    if (method === "sendMessage") send(payload as SentMessage, response);
    else if (method === "getUpdates") {
      updates.handOut(payload as Wanted, (some) => succeed(response, some));
    } else succeed(response, plainAnswers[method] ?? true);
  });
  return {
    ...server,
    ask(chatId, text) {
      const messageId = fates.size + 1;
      const fate: Mutable<Fate> = { chatId, answers: [], unclear: 0, apologies: 0 };
      fates.set(messageId, fate);
      updates.add(toUpdate(messageId, chatId, text));
      return fate;
    },
    isPolled: updates.isPolled,
    lastMessageAt: () => lastMessageAt,
    close() {
      updates.close();
      return server.close();
    },
  };
}

type Mutable<Fields> = {
  -readonly [Name in keyof Fields]: Fields[Name] extends readonly (infer Item)[]
    ? Item[]
    : Fields[Name];
};

interface SentMessage {
  readonly chat_id: number;
  readonly text: string;
  readonly reply_parameters?: { readonly message_id: number };
}

interface Wanted {
  readonly offset?: number;
  readonly limit?: number;
  readonly timeout?: number;
}

/** As Telegram: what lies before the offset is forgotten, and who finds nothing is let wait. */
function createUpdateQueue() {
  let waiting: Update[] = [];
  let serveWaiter: (() => void) | null = null;
  let timer: NodeJS.Timeout | undefined;
  let isPolled = false;

  const leave = () => {
    clearTimeout(timer);
    serveWaiter = null;
  };
  return {
    add(update: Update) {
      waiting.push(update);
      serveWaiter?.();
    },
    handOut(wanted: Wanted, answer: (updates: readonly Update[]) => void) {
      isPolled = true;
      const { offset = 0, limit = 100, timeout = 0 } = wanted;
      leave();
      waiting = waiting.filter(({ update_id: id }) => id >= offset);
      const serve = () => {
        leave();
        answer(waiting.slice(0, limit));
      };
      if (waiting.length > 0 || timeout === 0) serve();
      else {
        serveWaiter = serve;
        timer = setTimeout(serve, timeout * 1000);
      }
    },
    isPolled: () => isPolled,
    close: leave,
  };
}

function toUpdate(messageId: number, chatId: number, text: string): Update {
  const person = { id: chatId, first_name: "Asker" };
  return {
    update_id: messageId,
    message: {
      message_id: messageId,
      date: seconds(),
      chat: { ...person, type: "private" },
      from: { ...person, is_bot: false, language_code: "en" },
      text,
    },
  };
}

const unclearFaults: ReadonlySet<Fault> = new Set([
  "bad gateway",
  "dropped before",
  "dropped after",
]);

const failures: Record<Fault, (response: ServerResponse) => void> = {
  "too many requests": (response) =>
    respond(response, 429, {
      ok: false,
      error_code: 429,
      description: "Too Many Requests: retry after 1",
      parameters: { retry_after: 1 },
    }),
  failed: (response) =>
    respond(response, 500, {
      ok: false,
      error_code: 500,
      description: "Internal Server Error",
    }),
  "bad gateway"(response) {
    response.writeHead(502, { "content-type": "text/html" });
    response.end("<html><body><h1>502 Bad Gateway</h1></body></html>");
  },
  "dropped before": (response) => void response.destroy(),
  "dropped after": (response) => void response.destroy(),
};

const me = {
  id: 1,
  is_bot: true,
  first_name: "Quoth",
  username: "quoth_bench_bot",
} as UserFromGetMe;

/** What the bot asks for when it starts; everything else is done. */
const plainAnswers: Readonly<Record<string, unknown>> = {
  getMe: me,
  getWebhookInfo: { url: "" },
  getMyCommands: [],
  getMyDescription: { description: "" },
  getMyShortDescription: { short_description: "" },
};

function succeed(response: ServerResponse, result: unknown): void {
  respond(response, 200, { ok: true, result });
}

function respond(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(body));
}

function seconds(): number {
  return Math.floor(Date.now() / 1000);
}
