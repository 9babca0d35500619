import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { ApiResponse, Chat, Message, UserFromGetMe } from "grammy/types";
import { createChats } from "./chats.ts";
import { createFiles } from "./files.ts";
import { createMethods } from "./methods.ts";
import { readPayload } from "./payload.ts";
import { createRateLimits, type RateLimitOptions } from "./rateLimits.ts";
import { createPeople, type People } from "./people.ts";
import { type Fault, injectedRefusal, refusalOf, reply, sendFile } from "./responses.ts";
import { BotApiRefusal, type Payload } from "./rules.ts";
import { createUpdateQueue } from "./updates.ts";
import { createWebhookSender, type Delivery } from "./webhook.ts";

/** Longer than a busy machine needs, and shorter than a test may take. */
const patienceMilliseconds = 50_000;

/**
 * A Bot API server on 127.0.0.1 for one bot. It keeps chats, carries out methods, and refuses
 * what Telegram refuses, in Telegram's words.
 */
export interface BotApiServer extends People {
  /** For grammY's `client.apiRoot`. */
  readonly url: string;
  readonly token: string;
  readonly me: UserFromGetMe;
  /** Every call, in the order it came in, getUpdates too. */
  readonly requests: readonly BotApiRequest[];
  /** Every update sent to the webhook, again too, in order. */
  readonly deliveries: readonly Delivery[];
  /** What the bot has sent to the chat, as it now stands: edits applied, deleted messages gone. */
  messages(chatId: number): readonly Message[];
  /**
   * The first value that `read` gives that is not undefined. `read` is called now and after every
   * change: a call that came in, a call that was answered. Waits 50 seconds unless told otherwise,
   * which only a test that fails does.
   */
  waitFor<T>(read: () => T | undefined, options?: { timeoutMilliseconds?: number }): Promise<T>;
  /** The next `times` calls of `method` go wrong. Faults for one method come in the order given. */
  injectFault(options: { method: string; times: number; fault: Fault }): void;
  /** Ends hanging calls too; their callers see the connection drop. */
  close(): Promise<void>;
}

interface BotApiRequest {
  readonly method: string;
  readonly payload: Payload;
  /** Undefined until the call is carried out, and where a fault kept it from that. */
  readonly answer: ApiResponse<unknown> | undefined;
  readonly fault: Fault | undefined;
  /** What Telegram would have changed in the request without a word, one sentence each. */
  readonly repairs: readonly string[];
  /** On the clock of `performance.now()`. */
  readonly atMilliseconds: number;
}

export async function startBotApiServer(
  options: {
    token?: string;
    botUsername?: string;
    /** False is privacy mode, as for every new bot: in groups the bot hears only what concerns it. */
    canReadAllGroupMessages?: boolean;
    /** What getMe says of the bot, where it differs from a new one's. */
    standing?: Partial<UserFromGetMe>;
    /** As a server of one's own: a webhook needs no https. */
    isLocal?: boolean;
    /** Default: any free one. */
    port?: number;
    /** How much a private chat and a group take. Default: everything. */
    limits?: RateLimitOptions;
    /** Chats in which the bot can write before anybody has written there. */
    chats?: readonly Chat[];
  } = {},
): Promise<BotApiServer> {
  const {
    token = "123456789:TEST-token_of_a_bot_that_is_not_real",
    botUsername = "quoth_test_bot",
    canReadAllGroupMessages = false,
  } = options;
  const me = { ...createMe(token, botUsername, canReadAllGroupMessages), ...options.standing };
  const readers = new Set<() => void>();
  const announce = () => readers.forEach((reader) => reader());
  const chats = createChats({ bot: me, canReadAllGroupMessages });
  const updates = createUpdateQueue();
  const openQueries = new Set<string>();
  const files = createFiles();
  const people = createPeople({ me, chats, updates, files, openQueries });
  const webhook = createWebhookSender(updates, announce);
  const methods = createMethods({
    me,
    chats,
    updates,
    webhook,
    files,
    isLocal: options.isLocal ?? false,
    openQueries,
    changeBotStanding: (chat, status, by) => people.setBotStanding({ chat, status, by }),
  });
  const rateLimits = createRateLimits(options.limits ?? {});
  options.chats?.forEach((chat) => chats.know(chat));

  const requests: Writable<BotApiRequest>[] = [];
  const faults: { method: string; times: number; fault: Fault }[] = [];

  async function handle(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const gone = new AbortController();
    response.on("close", () => gone.abort());
    const path = new URL(incoming.url ?? "/", "http://localhost").pathname;
    const [, isFile, calledToken, rest = ""] = /^(\/file)?\/bot([^/]+)\/(.+)$/u.exec(path) ?? [];
    // A download counts as a call too, so that it can go wrong.
    const method = isFile === undefined ? rest : "download";
    if (calledToken === undefined) return reply(response, refusalOf(404, "Not Found"));
    if (decodeURIComponent(calledToken) !== token) {
      return reply(response, refusalOf(401, "Unauthorized"));
    }
    const payload = await readPayload(incoming);
    const fault = takeFault(method);
    const request: Writable<BotApiRequest> = {
      method,
      payload,
      answer: undefined,
      fault,
      repairs: [],
      atMilliseconds: performance.now(),
    };
    requests.push(request);
    announce();
    if (fault === "hang") return;
    if (fault === "drop-before") return void incoming.socket.destroy();
    if (typeof fault === "object" && "body" in fault) {
      return void response.writeHead(fault.status).end(fault.body);
    }
    const file = isFile === undefined ? undefined : files.read(rest);
    if (file && typeof fault !== "object") {
      sendFile(response, file, fault === "drop-after");
      return;
    }
    request.answer =
      typeof fault === "object"
        ? injectedRefusal(fault)
        : await carryOut(method, payload, request, gone.signal);
    if (fault === "drop-after") incoming.socket.destroy();
    else reply(response, request.answer);
    announce();
  }

  async function carryOut(
    name: string,
    payload: Payload,
    request: Writable<BotApiRequest>,
    signal: AbortSignal,
  ): Promise<ApiResponse<unknown>> {
    const repairs: string[] = [];
    request.repairs = repairs;
    try {
      const method = methods.get(name.toLowerCase());
      if (!method) return refusalOf(404, "Not Found");
      rateLimits.check(name.toLowerCase(), payload);
      // A copy, because what was answered must not change when the message is edited later.
      const result = await method(payload, { repairs, signal });
      return { ok: true, result: structuredClone(result) };
    } catch (error) {
      if (!(error instanceof BotApiRefusal)) throw error;
      const { status, message, parameters } = error;
      return refusalOf(status, message, parameters);
    }
  }

  function takeFault(method: string): Fault | undefined {
    const entry = faults.find((fault) => fault.method === method && fault.times > 0);
    if (entry) entry.times -= 1;
    return entry?.fault;
  }

  function waitFor<T>(
    read: () => T | undefined,
    { timeoutMilliseconds = patienceMilliseconds }: { timeoutMilliseconds?: number } = {},
  ): Promise<T> {
    return new Promise((resolve, reject) => {
      const end = (settle: () => void) => {
        clearTimeout(timer);
        readers.delete(look);
        settle();
      };
      const look = () => {
        try {
          const value = read();
          if (value !== undefined) end(() => resolve(value));
        } catch (error) {
          end(() => reject(error));
        }
      };
      const timer = setTimeout(() => {
        const seen = requests.map(({ method }) => method).join(", ") || "no request";
        const got = `Expected what the test waits for within ${timeoutMilliseconds} ms, got: ${seen}.`;
        end(() => reject(new Error(got)));
      }, timeoutMilliseconds);
      readers.add(look);
      look();
    });
  }

  const server = createServer((incoming, response) => {
    handle(incoming, response).catch((error: unknown) => {
      const status = error instanceof BotApiRefusal ? error.status : 500;
      reply(response, refusalOf(status, error instanceof Error ? error.message : String(error)));
    });
  });
  // A test that builds an index holds up both ends: a connection closed for being idle would then break
  // the request that is just being sent on it.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") {
    throw new Error(`Expected the server to listen on a port, got ${address}.`);
  }

  return {
    ...people,
    url: `http://127.0.0.1:${address.port}`,
    token,
    me,
    requests,
    deliveries: webhook.deliveries,
    messages(chatId) {
      const messages = chats.get(chatId)?.messages.values() ?? [];
      return [...messages].filter((message) => message.from?.id === me.id);
    },
    waitFor,
    injectFault: (fault) => void faults.push({ ...fault }),
    close: () =>
      new Promise((resolve) => {
        webhook.set("", undefined);
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

type Writable<T> = { -readonly [key in keyof T]: T[key] };

function createMe(
  token: string,
  username: string,
  canReadAllGroupMessages: boolean,
): UserFromGetMe {
  return {
    id: Number(token.split(":")[0]),
    is_bot: true,
    first_name: "Quoth",
    username,
    can_join_groups: true,
    can_read_all_group_messages: canReadAllGroupMessages,
    supports_inline_queries: true,
    can_connect_to_business: false,
    has_main_web_app: false,
    has_topics_enabled: false,
    allows_users_to_create_topics: false,
    can_manage_bots: false,
    supports_join_request_queries: false,
  };
}
