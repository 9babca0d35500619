import { apiThrottler } from "@grammyjs/transformer-throttler";
import { Bot, type BotError, GrammyError, HttpError, type RawApi, type Transformer } from "grammy";
import type { Chats } from "../memory/index.ts";
import { createAccess } from "./features/access/access.ts";
import { type AdmissionOptions, createAdmission } from "./features/access/admission.ts";
import { createLimits } from "./features/access/limits.ts";
import { createAnswering } from "./features/asking/answering.ts";
import { type AskingOptions, createAsking } from "./features/asking/asking.ts";
import { createFollowUps, type LanguageOptions } from "../service/index.ts";
import { createPressing } from "./buttons/pressing.ts";
import { type BotContext, createReading } from "./updates/context.ts";
import { createDeliveryGuard } from "./updates/deliveryGuard.ts";
import { createDigestMenu, type DigestMenuOptions } from "./features/digests/menu/menu.ts";
import type { MoreOptions } from "./features/digests/more.ts";
import { createTimeZones } from "./features/digests/zones/timeZones.ts";
import type { Underway } from "./features/digests/delivery/underway.ts";
import { createAdministrators } from "./features/groups/administrators.ts";
import { createDiagnosis } from "./features/groups/diagnosis.ts";
import { createGreeting } from "./features/groups/greeting.ts";
import { createMembership, type MembershipOptions } from "./features/groups/membership.ts";
import { createOverhearing } from "./features/groups/overhearing.ts";
import { createQuiet } from "./features/groups/quiet.ts";
import { createEditFilter } from "./updates/edits.ts";
import { createGuest, type GuestOptions } from "./features/inline/guest.ts";
import { createInline } from "./features/inline/inline.ts";
import { createForgetting, type ForgettingOptions } from "./features/people/forgetting.ts";
import {
  createOperatorCommands,
  type OperatorCommandsOptions,
} from "./features/operator/operatorCommands.ts";
import {
  createCatalogueCommand,
  type CatalogueOptions,
} from "./features/catalogue/catalogueCommand.ts";
import { describeError, type Log } from "./serving/log.ts";
import { classify } from "./sending/faults.ts";
import { reply } from "./sending/reply.ts";
import { createSending } from "./sending/sending.ts";
import { createLanguageMenu } from "./features/people/languageMenu.ts";

export interface BotOptions
  extends
    Omit<AdmissionOptions, "api" | "chats">,
    Omit<AskingOptions, "followUps">,
    Omit<DigestMenuOptions, "administrators" | "chats" | "zones">,
    CatalogueOptions,
    ForgettingOptions,
    GuestOptions,
    OperatorCommandsOptions,
    LanguageOptions,
    MembershipOptions,
    Omit<MoreOptions, "answering" | "quotes"> {
  readonly token: string;
  /** Address of the Bot API server, without the token. */
  readonly apiRoot: string;
  readonly chats: Chats;
  readonly now: () => Date;
  readonly log: Log;
  /** See each request as it leaves, retries included. */
  readonly observers?: readonly Transformer[];
  readonly underway?: Underway;
  /**
   * How many messages may be sent: in total, per group and per private chat.
   *
   * @default what Telegram allows: 30 a second, a group 20 a minute, and a chat one a second
   * (https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this)
   */
  readonly requestLimits?: RequestLimits | undefined;
}

type RequestLimits = NonNullable<Parameters<typeof apiThrottler>[0]>;

/**
 * Creates the bot, which handles updates; `createServing` brings them.
 *
 * A feature is a composer. Each handles its own updates and passes on the rest, so order matters only
 * where two want the same; asking takes everything that is left.
 */
export function createBot(options: BotOptions): Bot {
  const { token, apiRoot, metrics } = options;
  // Long polling holds a request for 30 seconds; twice that means that no answer will come.
  const bot = new Bot<BotContext>(token, { client: { apiRoot, timeoutSeconds: 60 } });
  const guard = createDeliveryGuard(options);
  bot.api.config.use(...(options.observers ?? []), guard.gate, ...createRequestRules(options));
  if (options.underway) bot.use(options.underway.watch);
  bot.use(async (_context, next) => {
    await next();
    metrics?.countUpdate();
  });
  bot.use((context, next) => guard.handle(context, next));
  bot.use(createReading(options));
  bot.use(createEditFilter(options));
  const followUps = createFollowUps(options);
  const forgetHooks = [
    ...(options.forgetHooks ?? []),
    (userId: number) => followUps.forget(String(userId)),
  ];
  const features = bot.errorBoundary((error) => apologise(error, options));
  const answering = createAnswering({ ...options, followUps });
  const shared = {
    ...options,
    followUps,
    answering,
    administrators: createAdministrators(options),
    admission: createAdmission({ ...options, api: bot.api }),
    zones: createTimeZones(),
  };
  // It answers nothing, so it may come before access.
  features.use(createMembership(options));
  features.use(createAccess(shared));
  features.use(createGreeting(options));
  features.use(createLimits(options));
  features.use(createInline(options));
  features.use(createGuest(options));
  features.use(createLanguageMenu(shared));
  features.use(createQuiet(shared));
  features.use(createDiagnosis(shared));
  features.use(createDigestMenu(shared));
  features.use(createCatalogueCommand(options));
  features.use(createForgetting({ ...options, forgetHooks }));
  features.use(createOperatorCommands(options));
  features.use(createPressing(shared));
  features.use(createOverhearing(shared));
  features.use(createAsking(shared));
  // The update stays in the inbox for the next start.
  bot.catch(({ error }) => {
    throw error;
  });
  // Serving does not need to know the flavour of the context.
  return bot as unknown as Bot;
}

/** Requests keep to Telegram's limits; `createSending` decides what becomes of one that goes wrong. */
function createRequestRules({ chats, log, requestLimits }: BotOptions): Transformer[] {
  return [
    createThrottler(requestLimits),
    createSending({
      log,
      isGone: async (chatId) => (await chats.chatSettings.get(chatId)).isGone,
      onGone: (chatId) => chats.chatSettings.set(chatId, { isGone: true }),
      onMigrated: (oldChatId, newChatId) => chats.migrate(oldChatId, newChatId),
    }),
  ];
}

/** Makes what Telegram counts wait for its turn. Nothing else makes anybody wait. */
function createThrottler(limits: RequestLimits | undefined): Transformer {
  const throttler = apiThrottler(limits);
  return (previous, method, payload, signal) =>
    uncounted.has(method) || method.startsWith("get")
      ? previous(method, payload, signal)
      : throttler(previous, method, payload, signal);
}

/** No messages. "Typing" is also over when one comes, and must not make it wait. */
const uncounted: ReadonlySet<string> = new Set([
  "sendChatAction",
  "setMessageReaction",
] satisfies (keyof RawApi)[]);

/** @throws what kept the apology from being sent, unless Telegram refuses it. */
async function apologise({ error, ctx }: BotError<BotContext>, options: BotOptions): Promise<void> {
  const { log, metrics } = options;
  const isOfRequest = error instanceof GrammyError || error instanceof HttpError;
  const fault = isOfRequest ? classify(error).kind : null;
  if (fault === "may not write" || fault === "topic closed") {
    log.info({ update: ctx.update.update_id }, "not answered: the bot may not write in this chat");
    return;
  }
  metrics?.countError();
  log.error({ update: ctx.update.update_id, ...describeError(error) }, "could not answer");
  // The answer may be there already, and an apology beside it would only confuse.
  if (fault === "gone" || fault === "unclear") return;
  // Telegram wants nothing now, an apology least of all.
  if (fault === "wait") return;
  // A message of the bot's own would go to another chat.
  if (ctx.guestMessage) return;
  // Whoever asked gets a word; nobody else in a group was waiting for one.
  const message = ctx.message ?? ctx.editedMessage;
  if (message && ctx.request.kind === "nothing") return;
  try {
    await reply(ctx, { text: ctx.words("answer-failed"), entities: [] });
  } catch (second) {
    log.error({ update: ctx.update.update_id, ...describeError(second) }, "could not apologise");
    if (!(second instanceof GrammyError)) throw second;
  }
}
