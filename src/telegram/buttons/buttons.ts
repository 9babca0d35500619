import type { InlineKeyboardButton } from "grammy/types";
import type { Vote } from "../../memory/index.ts";
import { type Language, toLanguage } from "../../service/index.ts";
import {
  type MenuAction,
  readMenuAction,
  writeMenuAction,
} from "../features/digests/menu/actions.ts";

/**
 * What a pressed button wants. To add a kind: name it here, and add a row to `codecs` and a case to
 * `press` of `pressing.ts`; until then the project does not compile.
 */
export type Button =
  | { readonly kind: "quote"; readonly action: QuoteAction }
  /** Asks about a story of a digest. */
  | { readonly kind: "story"; readonly quoteId: string }
  /** `channelId` is of the channel whose digest it is about; without one, that of the message's chat. */
  | { readonly kind: "digest"; readonly action: MenuAction; readonly channelId?: number }
  /** Does what `/diagnose` does. */
  | { readonly kind: "diagnose" }
  /** `null`: as Telegram is set. */
  | { readonly kind: "language"; readonly language: Language | null }
  /** A page of `/documents`, from 0. */
  | { readonly kind: "documents"; readonly page: number }
  /** A page of an operator's report, from 0. */
  | { readonly kind: "report"; readonly report: Report; readonly page: number }
  | { readonly kind: "offer"; readonly choice: "keep" | "discard"; readonly offerId: string }
  /** Asks a suggested question; callback data has no room for the question itself. */
  | { readonly kind: "suggestion"; readonly questionHash: string };

/** What can be done with quotes that were shown. */
export type QuoteAction =
  | { readonly kind: "context"; readonly quoteId: string }
  | { readonly kind: "more" }
  | { readonly kind: "vote"; readonly quoteId: string; readonly vote: Vote };

export const reports = ["unanswered", "feedback"] as const;
export type Report = (typeof reports)[number];

/** A button to be put under a message. */
export function toButton(text: string, button: Button): InlineKeyboardButton.CallbackButton {
  return { text, callback_data: writeButton(button) };
}

/**
 * The callback data of a button, at most 64 bytes. Messages keep their buttons for good, so what a
 * kind writes once has to be read for ever.
 */
export function writeButton(button: Button): string {
  // Each kind has its own codec, which TypeScript does not see through the look-up.
  return (codecs[button.kind] as Codec<Button>).write(button);
}

/** The button of callback data; `null` if it is none of the bot's, or one from before this version. */
export function readButton(data: string): Button | null {
  for (const codec of Object.values<Codec<Button>>(codecs)) {
    const button = codec.read(data);
    if (button) return button;
  }
  return null;
}

interface Codec<Kind extends Button> {
  write(button: Kind): string;
  /** `null` if the data is another kind's, or makes no sense. */
  read(data: string): Kind | null;
}

const codecs: {
  readonly [Kind in Button["kind"]]: Codec<Extract<Button, { readonly kind: Kind }>>;
} = {
  quote: {
    write({ action }) {
      if (action.kind === "more") return "quote:more";
      return `quote:${action.kind === "vote" ? action.vote : action.kind}:${action.quoteId}`;
    },
    read(data) {
      const [, name, quoteId] =
        /^quote:(context|more|up|down)(?::([\w-]{1,40}))?$/.exec(data) ?? [];
      if (name === "more") return { kind: "quote", action: { kind: "more" } };
      if (quoteId === undefined) return null;
      return name === "up" || name === "down"
        ? { kind: "quote", action: { kind: "vote", quoteId, vote: name } }
        : { kind: "quote", action: { kind: "context", quoteId } };
    },
  },
  story: {
    write: ({ quoteId }) => `story:${quoteId}`,
    read(data) {
      const quoteId = /^story:([\w-]{1,40})$/.exec(data)?.[1];
      return quoteId === undefined ? null : { kind: "story", quoteId };
    },
  },
  digest: {
    // With an id of 14 characters and the longest name of a zone, 63 bytes.
    write: ({ action, channelId }) =>
      `digest${channelId === undefined ? "" : `@${channelId}`}:${writeMenuAction(action)}`,
    read(data) {
      const [, id, written = ""] = /^digest(?:@(-\d{1,15}))?:(.*)$/.exec(data) ?? [];
      const action = readMenuAction(written);
      return action && { kind: "digest", action, ...(id && { channelId: Number(id) }) };
    },
  },
  diagnose: {
    write: () => "diagnose",
    read: (data) => (data === "diagnose" ? { kind: "diagnose" } : null),
  },
  language: {
    write: ({ language }) => `language:${language ?? "telegram"}`,
    read(data) {
      const code = /^language:(\w+)$/.exec(data)?.[1];
      return code === undefined ? null : { kind: "language", language: toLanguage(code) };
    },
  },
  documents: {
    write: ({ page }) => `docs:${page}`,
    read(data) {
      const page = /^docs:(\d{1,6})$/.exec(data)?.[1];
      return page === undefined ? null : { kind: "documents", page: Number(page) };
    },
  },
  report: {
    write: ({ report, page }) => `${report}:${page}`,
    read(data) {
      const [name, page = ""] = data.split(":");
      const report = reports.find((each) => each === name);
      return report && /^\d{1,6}$/.test(page)
        ? { kind: "report", report, page: Number(page) }
        : null;
    },
  },
  offer: {
    write: ({ choice, offerId }) => `document:${choice}:${offerId}`,
    read(data) {
      const [, choice, offerId] = /^document:(keep|discard):(\w{1,40})$/.exec(data) ?? [];
      if (offerId === undefined) return null;
      return { kind: "offer", choice: choice === "keep" ? "keep" : "discard", offerId };
    },
  },
  suggestion: {
    write: ({ questionHash }) => `ask:${questionHash}`,
    read(data) {
      const questionHash = /^ask:([\w-]{1,40})$/.exec(data)?.[1];
      return questionHash === undefined ? null : { kind: "suggestion", questionHash };
    },
  },
};
