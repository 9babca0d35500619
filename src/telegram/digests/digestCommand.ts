import { Composer } from "grammy";
import type { BotContext } from "../context.ts";
import type { Chats } from "../../memory/chats.ts";
import { createDigestMenu, type DigestMenuOptions } from "./menu/menu.ts";
import { createMore, type MoreOptions } from "./more.ts";
import { createTimeZones } from "./zones/timeZones.ts";

export interface DigestsOptions
  extends Omit<DigestMenuOptions, "chats" | "zones">, Omit<MoreOptions, "quotes"> {
  readonly chats: Chats;
}

/** What people do with digests: `/digest` and its buttons, and the buttons under a digest. */
export function createDigests(options: DigestsOptions): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.use(createMore({ ...options, quotes: options.chats.quotes }));
  composer.use(createDigestMenu({ ...options, zones: createTimeZones() }));
  return composer;
}
