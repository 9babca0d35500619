import { classify, isRefusedAlone } from "../../../sending/faults.ts";
import { Composer } from "grammy";
import type { BotContext } from "../../../updates/context.ts";
import type { Document } from "grammy/types";
import { readableEndings, sidecarEnding } from "../../../../documents/index.ts";
import { describeError } from "../../../serving/log.ts";
import { reply } from "../../../sending/reply.ts";
import {
  type Words,
  checkName,
  type CheckedName,
  isDiskError,
  lookAround,
  removeOldDrafts,
} from "../../../../service/index.ts";
import { decisionButtons, type DecisionsOptions } from "./decisions.ts";
import { type Download, DownloadError } from "./download.ts";
import { renderOffer, writeSize } from "./renderOffer.ts";

/** Where documents come from and go to. */
export type DocumentFolder = ReceivingOptions["documents"];

export interface ReceivingOptions extends DecisionsOptions {
  readonly documents: DecisionsOptions["documents"] & DownloadOptions;
}

interface DownloadOptions {
  readonly download: Download;
  /** Larger documents are refused, and those over 20 MB, which Telegram gives to no bot. */
  readonly maxMegabytes: number;
}

/**
 * Documents sent to the bot, to be put among its own: checked, downloaded, and offered with buttons.
 * Only for operators.
 */
export function createReceiving(options: ReceivingOptions): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.on("message:document", (context) => receive(context, context.message.document, options));
  return composer;
}

/** Removes documents that nobody has decided on for a day, and drafts left by a crash. */
export async function pruneOffered(
  { folder, offers }: Pick<DocumentFolder, "folder" | "offers">,
  now: Date,
): Promise<void> {
  await offers.prune();
  await removeOldDrafts(folder, now);
}

async function receive(
  context: BotContext,
  document: Document,
  options: ReceivingOptions,
): Promise<void> {
  const words = context.words;
  const say = (text: string) => reply(context, { text, entities: [] });
  const mostBytes = Math.min(options.documents.maxMegabytes, telegramMegabytes) * 2 ** 20;
  const tooLarge = () => say(words("document-too-large", { size: writeSize(mostBytes, words) }));
  const checked = checkName(document.file_name, [...readableEndings, sidecarEnding]);
  if (checked.problem !== undefined) {
    await say(describeProblem(checked.problem, words));
    return;
  }
  if ((document.file_size ?? 0) > mostBytes) {
    await tooLarge();
    return;
  }
  try {
    const offer = await fetchOffer(context, document, {
      ...options,
      name: checked.name,
      mostBytes,
    });
    if (offer === "unfit") await say(words("document-no-file"));
    else if (offer === "differs") await say(words("document-not-loaded"));
    else await reply(context, renderOffer(offer, words), decisionButtons(offer, words));
  } catch (error) {
    if (isTooLarge(error)) await tooLarge();
    else if (error instanceof DownloadError || isRefusedAlone(classify(error))) {
      options.log.error(describeError(error), "could not download a document");
      await say(words("document-not-loaded"));
    } else if (isDiskError(error)) {
      options.log.error(describeError(error), "could not store a document");
      await say(words("document-not-stored", { code: error.code }));
    } else throw error;
  }
}

// https://core.telegram.org/bots/api#getfile
const telegramMegabytes = 20;

/** Downloads a document as an offer. "differs": what came is not what was announced. */
async function fetchOffer(
  context: BotContext,
  document: Document,
  options: ReceivingOptions & { readonly name: string; readonly mostBytes: number },
) {
  const { name, mostBytes, documents } = options;
  const around = await lookAround(documents.folder, name);
  if (around === "unfit") return "unfit";
  const { file_path: filePath, file_size: statedBytes = document.file_size } =
    await context.api.getFile(document.file_id);
  if (filePath === undefined) throw new DownloadError("refused");
  const offer = await documents.offers.add(
    { name, userId: context.from?.id ?? 0, ...around },
    (path) => documents.download(filePath, { path, mostBytes }),
  );
  const isAsStated =
    offer.bytes > 0 &&
    [statedBytes ?? offer.bytes, document.file_size ?? offer.bytes].every(
      (bytes) => bytes === offer.bytes,
    );
  if (isAsStated) return offer;
  await documents.offers.remove(offer.id);
  return "differs";
}

function describeProblem(problem: NonNullable<CheckedName["problem"]>, words: Words): string {
  switch (problem) {
    case "missing":
      return words("document-name-missing");
    case "unfit":
      return words("document-name-unfit");
    case "too long":
      return words("document-name-long");
    case "unreadable":
      return words("document-name-ending", { endings: readableEndings.join(", ") });
  }
}

function isTooLarge(error: unknown): boolean {
  if (error instanceof DownloadError) return error.reason === "too large";
  return classify(error).kind === "file too large";
}
