import { Composer } from "grammy";
import type { BotContext } from "../../../updates/context.ts";
import type { Chat, Message } from "grammy/types";
import type { Chats, DigestSettings, Subscription } from "../../../../memory/index.ts";
import { type Administrators, sayWhyNot } from "../../groups/administrators.ts";
import { onCommand } from "../../../updates/incoming.ts";
import { readerOf } from "../../people/languageMenu.ts";
import { answerPress, reply, threadOf, unlessRefused } from "../../../sending/reply.ts";
import {
  type AllWords,
  chosenLanguage,
  type LanguageOptions,
  type Words,
} from "../../../../service/index.ts";
import { previewDigest, type PreviewOptions } from "../preview.ts";
import type { FoundZones, TimeZones } from "../zones/timeZones.ts";
import type { Button } from "../../../buttons/buttons.ts";
import { type MenuAction, type Change } from "./actions.ts";
import { askForChannel, channelRequest, type ChosenChannel, openChannel } from "./channels.ts";
import { type MenuView, type PageOptions, showPage, showZones } from "./pages.ts";
import { askFor, readReply } from "./prompts.ts";
import { changeView, showView } from "./showing.ts";

export interface DigestMenuOptions extends PreviewOptions {
  readonly words: AllWords;
  readonly chats: Pick<Chats, "subscriptions"> & PreviewOptions["chats"] & LanguageOptions["chats"];
  readonly zones: TimeZones;
  readonly administrators: Administrators;
}

/**
 * `/digest`: one message in which a chat chooses its digest. In a group it obeys administrators only.
 * In private it also sets the digest of a channel, for that channel's administrators. Nothing is kept between two presses but the settings themselves.
 */
export function createDigestMenu(options: DigestMenuOptions): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  onCommand(composer, "digest", async (context, rest) => {
    const [first = "", ...others] = rest.split(/\s+/);
    const isOfChannel = context.chat?.type === "private" && first.startsWith("@");
    const channel = isOfChannel ? first : null;
    const visit = await openVisit(context, channel, options);
    const wish = isOfChannel ? others.join(" ") : rest;
    if (visit) await answerCommand(visit, wish.toLowerCase());
  });
  composer.on("message:chat_shared", async (context, next) => {
    const { request_id: requestId, chat_id: channelId } = context.message.chat_shared;
    if (requestId !== channelRequest || context.chat.type !== "private") return next();
    const visit = await openVisit(context, channelId, options);
    if (visit) await answerCommand(visit, "");
  });
  // A reply that is edited is typed once more.
  composer.on(["message", "edited_message"], async (context, next) => {
    const answer = readReply(context.msg, context.me.id, options.words);
    if (!answer) return next();
    const visit = await openVisit(context, answer.channelId, options);
    if (visit) await takeReply(visit, answer);
  });
  composer.on("message:location", async (context, next) => {
    const visit = context.chat.type === "private" ? await openVisit(context, null, options) : null;
    const { location } = context.message;
    if (!visit) await next();
    else await offerZones(visit, { zones: options.zones.near(location), isSure: false });
  });
  return composer;
}

/** Does what a button of the menu says. */
export async function pressMenu(
  context: BotContext,
  { action, channelId }: Extract<Button, { readonly kind: "digest" }>,
  options: DigestMenuOptions,
): Promise<void> {
  // A message that was sent through the bot has no menu.
  if (!context.chat || !context.msg) return answerPress(context);
  const visit = await openVisit(context, channelId ?? null, options);
  if (visit) await act(visit, action);
}

/** Somebody at the menu. */
interface Visit {
  readonly context: BotContext;
  readonly chat: Chat;
  /** Whose digest it is about; `null` for the chat's own. */
  readonly channel: ChosenChannel | null;
  /** The one pressed on, or the one written. */
  readonly message: Message;
  /** Of an anonymous administrator nobody knows the language: then in the digest's. */
  readonly words: Words;
  readonly options: DigestMenuOptions;
}

/**
 * Whoever may not decide is told so: by an alert for a press, by a message else.
 *
 * @param channelName of the channel it is about: its id, or its @name; `null` for the chat itself.
 */
async function openVisit(
  context: BotContext,
  channelName: number | string | null,
  options: DigestMenuOptions,
): Promise<Visit | null> {
  const { chat, msg } = context;
  if (!chat || !msg) return null;
  const words = await wordsAt(chat, context, options);
  const decision = await options.administrators.mayDecide(context);
  if (decision !== "yes") {
    await tell(context, sayWhyNot(decision, words, "digest-administrators"));
    return null;
  }
  const channel = channelName === null ? null : await openChannel(context, channelName);
  if (typeof channel === "string") {
    await tell(context, channel);
    return null;
  }
  return { context, chat, channel, message: msg, words, options };
}

async function tell(context: BotContext, text: string): Promise<void> {
  if (!context.callbackQuery) await reply(context, { text, entities: [] });
  else await unlessRefused(context.answerCallbackQuery({ text, show_alert: true }));
}

async function wordsAt(
  chat: Chat,
  context: BotContext,
  options: DigestMenuOptions,
): Promise<Words> {
  const { from } = context;
  const { chats } = options;
  const isOwnLanguage =
    from?.language_code !== undefined || (await chosenLanguage(readerOf(context), chats)) !== null;
  const { language } = isOwnLanguage ? context.words : await chats.subscriptions.get(chat.id);
  return language === null ? context.words : options.words.for(language);
}

async function answerCommand(visit: Visit, rest: string): Promise<void> {
  if (rest === "now") return showPreview(visit);
  if (rest === "off") await change(visit, { isOn: false });
  await showView(visit.context, showPage({ name: "menu" }, await describe(visit)));
}

async function act(visit: Visit, action: MenuAction): Promise<void> {
  const { context, words } = visit;
  if (action.kind === "set") return carryOut(visit, action.change);
  await unlessRefused(context.answerCallbackQuery());
  if (action.kind === "preview") return showPreview(visit);
  if (action.kind === "ask") return askFor(context, action.question, words, visit.channel);
  if (action.kind === "channel") return askForChannel(context, words);
  if (action.kind === "page") {
    return changeView(context, showPage(action.page, await describe(visit)));
  }
  await showView(context, showPage({ name: "menu" }, await describe(visit)));
}

async function carryOut(visit: Visit, wanted: Change): Promise<void> {
  const { context, message, words } = visit;
  const { weekdays } = await current(visit);
  const threadId = visit.channel ? null : threadOf(message);
  const changes = toSettings(wanted, weekdays, threadId);
  if (changes.weekdays === 0) {
    const text = words("digest-last-day");
    await unlessRefused(context.answerCallbackQuery({ text, show_alert: true }));
    return;
  }
  await change(visit, changes);
  await unlessRefused(context.answerCallbackQuery());
  const isOfDays = wanted.name === "day" || wanted.name === "weekdays";
  await changeView(context, showPage({ name: isOfDays ? "days" : "menu" }, await describe(visit)));
}

/** @param threadId of the forum topic where it is turned on, and where it will come. */
function toSettings(
  wanted: Change,
  weekdays: number,
  threadId: number | null,
): Partial<DigestSettings> {
  if (wanted.name === "day") {
    const bit = 1 << wanted.value;
    return { weekdays: wanted.isWanted ? weekdays | bit : weekdays & ~bit };
  }
  if (wanted.name === "isOn" && wanted.value) return { isOn: true, threadId };
  return { [wanted.name]: wanted.value };
}

async function takeReply(
  visit: Visit,
  { question, typed }: NonNullable<ReturnType<typeof readReply>>,
): Promise<void> {
  const { context, options } = visit;
  if (question === "city") return offerZones(visit, await options.zones.find(typed), typed);
  await change(visit, { topic: typed });
  await showView(context, showPage({ name: "menu" }, await describe(visit)));
}

/** Sets the zone if there is no doubt, else has it chosen. */
async function offerZones(
  visit: Visit,
  { zones, isSure }: FoundZones,
  typed?: string,
): Promise<void> {
  const { context, words } = visit;
  const [meant] = zones;
  if (isSure && meant !== undefined) {
    await change(visit, { zone: meant });
    return showView(context, showPage({ name: "menu" }, await describe(visit)));
  }
  if (zones.length > 0) {
    return showView(context, showZones(words("digest-which-city"), zones, await describe(visit)));
  }
  const page: MenuView = showPage({ name: "zone" }, await describe(visit));
  const text = words("digest-city-unknown", { city: typed ?? "" });
  await showView(context, { ...page, text });
}

async function showPreview(visit: Visit): Promise<void> {
  const { context, words, options } = visit;
  const preview = await previewDigest(await current(visit), words, options);
  if (preview === "nothing") {
    await reply(context, { text: words("digest-preview-nothing"), entities: [] });
    return;
  }
  context.delivery.remember(preview.quotes);
  for (const { buttons, ...message } of preview.messages) await reply(context, message, buttons);
}

/** The language of whoever sets something is that of the digest, until another one is chosen. */
async function change(visit: Visit, changes: Partial<DigestSettings>): Promise<void> {
  const { words, options, channel } = visit;
  await options.chats.subscriptions.set(subjectOf(visit), {
    ...changes,
    isChannel: channel !== null,
    language: words.language,
  });
}

function current(visit: Visit): Promise<Subscription> {
  return visit.options.chats.subscriptions.get(subjectOf(visit));
}

/** The chat whose digest it is. */
function subjectOf({ chat, channel }: Visit): number {
  return channel?.id ?? chat.id;
}

async function describe(visit: Visit): Promise<PageOptions> {
  const { chat, channel, words, options } = visit;
  return {
    subscription: await current(visit),
    words,
    zones: options.zones,
    now: options.now(),
    isPrivate: chat.type === "private" && channel === null,
    channel,
  };
}
