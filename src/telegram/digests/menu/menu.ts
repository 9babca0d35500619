import { Composer } from "grammy";
import type { BotContext } from "../../context.ts";
import type { Chat, Message } from "grammy/types";
import type { Chats, DigestSettings, Subscription } from "../../../memory/index.ts";
import { type Administrators, sayWhyNot } from "../../groups/administrators.ts";
import { onCommand } from "../../incoming.ts";
import { readerOf } from "../../people/language.ts";
import { answerPress, reply, threadOf, unlessRefused } from "../../sending/reply.ts";
import {
  type AllWords,
  chosenLanguage,
  type LanguageOptions,
  type Words,
} from "../../../service/index.ts";
import { previewDigest, type PreviewOptions } from "../preview.ts";
import type { FoundZones, TimeZones } from "../zones/timeZones.ts";
import { type MenuAction, type Change } from "./actions.ts";
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
 * Nothing is kept between two presses but the settings themselves.
 */
export function createDigestMenu(options: DigestMenuOptions): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  onCommand(composer, "digest", async (context, rest) => {
    const visit = await readVisit(context, options);
    if (!visit || !(await isAllowed(visit))) return;
    await answerCommand(visit, rest.toLowerCase());
  });
  // A reply that is edited is typed once more.
  composer.on(["message", "edited_message"], async (context, next) => {
    const answer = readReply(context.msg, context.me.id, options.words);
    const visit = answer && (await readVisit(context, options));
    if (!visit) await next();
    else if (await isAllowed(visit)) await takeReply(visit, answer);
  });
  composer.on("message:location", async (context, next) => {
    const visit = await readVisit(context, options);
    const { location } = context.message;
    if (visit?.chat.type !== "private") await next();
    else await offerZones(visit, { zones: options.zones.near(location), isSure: false });
  });
  return composer;
}

/** Does what a button of the menu says. */
export async function pressMenu(
  context: BotContext,
  action: MenuAction,
  options: DigestMenuOptions,
): Promise<void> {
  const visit = await readVisit(context, options);
  // A message that was sent through the bot has no menu.
  if (!visit) await answerPress(context);
  else if (await isAllowed(visit)) await act(visit, action);
}

/** Somebody at the menu. */
interface Visit {
  readonly context: BotContext;
  readonly chat: Chat;
  /** The one pressed on, or the one written. */
  readonly message: Message;
  /** Of an anonymous administrator nobody knows the language: then in the digest's. */
  readonly words: Words;
  readonly options: DigestMenuOptions;
}

async function readVisit(context: BotContext, options: DigestMenuOptions): Promise<Visit | null> {
  const { chat, msg, from } = context;
  if (!chat || !msg) return null;
  const { chats } = options;
  const isOwnLanguage =
    from?.language_code !== undefined || (await chosenLanguage(readerOf(context), chats)) !== null;
  const { language } = isOwnLanguage ? context.words : await chats.subscriptions.get(chat.id);
  const words = language === null ? context.words : options.words.for(language);
  return { context, chat, message: msg, words, options };
}

/** Whoever may not is told so: by an alert for a press, by a message else. */
async function isAllowed({ context, words, options }: Visit): Promise<boolean> {
  const decision = await options.administrators.mayDecide(context);
  if (decision === "yes") return true;
  const text = sayWhyNot(decision, words, "digest-administrators");
  if (!context.callbackQuery) await reply(context, { text, entities: [] });
  else await unlessRefused(context.answerCallbackQuery({ text, show_alert: true }));
  return false;
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
  if (action.kind === "ask") return askFor(context, action.question, words);
  if (action.kind === "page") {
    return changeView(context, showPage(action.page, await describe(visit)));
  }
  await showView(context, showPage({ name: "menu" }, await describe(visit)));
}

async function carryOut(visit: Visit, wanted: Change): Promise<void> {
  const { context, message, words } = visit;
  const { weekdays } = await current(visit);
  const changes = toSettings(wanted, weekdays, threadOf(message));
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
async function change(
  { chat, words, options }: Visit,
  changes: Partial<DigestSettings>,
): Promise<void> {
  await options.chats.subscriptions.set(chat.id, { ...changes, language: words.language });
}

function current({ chat, options }: Visit): Promise<Subscription> {
  return options.chats.subscriptions.get(chat.id);
}

async function describe(visit: Visit): Promise<PageOptions> {
  const { chat, words, options } = visit;
  return {
    subscription: await current(visit),
    words,
    zones: options.zones,
    now: options.now(),
    isPrivate: chat.type === "private",
  };
}
