import { z } from "zod";
import {
  type DocumentParts,
  type MemberParts,
  UnreadableDocumentError,
} from "../../../document.ts";
import { decodeText, tidyText } from "../../../files/encoding.ts";
import type { Page, PageElement } from "../../html/dom.ts";
import { readHtmlBlocks } from "../../html/htmlBlocks.ts";

/**
 * Reads a chat that Telegram Desktop exported as `result.json`: each message is a document of its own,
 * with the chat's name as title, its author as publisher, its date, and in groups and channels its
 * link. Joins, pins and the like are left out.
 *
 * @throws UnreadableDocumentError if it is another kind of JSON.
 */
export function readTelegramExport(bytes: Uint8Array): DocumentParts {
  const chat = chatSchema.safeParse(parseJson(decodeText(bytes)));
  if (!chat.success) {
    throw new UnreadableDocumentError(
      "Expected a chat exported by Telegram Desktop, got other JSON. Export the chat again, or take the file out of the folder.",
    );
  }
  const { name, type, id, messages } = chat.data;
  const address = /supergroup|channel/.test(type ?? "") ? `https://t.me/c/${id}/` : null;
  const members = messages.flatMap((message): MemberParts[] => {
    const text = tidyText(joinText(message)).trim();
    if (message.type !== "message" || text === "") return [];
    return [
      {
        name: String(message.id),
        title: name ?? null,
        publisher: message.from ?? message.forwarded_from ?? null,
        published: message.date.slice(0, "2026-06-29T14:32".length),
        url: address && `${address}${message.id}`,
        blocks: paragraphsOf(text),
      },
    ];
  });
  return { title: name ?? null, blocks: [], members };
}

const textSchema = z.union([
  z.string(),
  z.array(z.union([z.string(), z.object({ text: z.string() })])),
]);

const chatSchema = z.object({
  name: z.string().nullish(),
  type: z.string().nullish(),
  id: z.number().nullish(),
  messages: z.array(
    z.object({
      id: z.number(),
      type: z.string(),
      date: z.string(),
      from: z.string().nullish(),
      forwarded_from: z.string().nullish(),
      text: textSchema,
      poll: z
        .object({ question: textSchema, answers: z.array(z.object({ text: textSchema })) })
        .nullish(),
    }),
  ),
});

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Whatever it is, it is no exported chat, which the schema says.
    return null;
  }
}

function joinText({ text, poll }: z.output<typeof chatSchema>["messages"][number]): string {
  const asked = poll
    ? [poll.question, ...poll.answers.map((answer) => answer.text)].map(plainText)
    : [];
  return [plainText(text), ...asked].filter((part) => part !== "").join("\n\n");
}

function plainText(text: z.output<typeof textSchema>): string {
  return typeof text === "string"
    ? text
    : text.map((piece) => (typeof piece === "string" ? piece : piece.text)).join("");
}

function paragraphsOf(text: string): DocumentParts["blocks"] {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => ({ kind: "text", text: paragraph.trim() }) as const);
}

/**
 * The messages of a page of a chat that Telegram Desktop exported as HTML, like those of
 * `readTelegramExport`; such a page does not state the chat's address, so none has a link.
 *
 * @returns `null` if it is another kind of page.
 */
export function readTelegramPage(page: Page): MemberParts[] | null {
  const title = page.querySelector(".page_header .text.bold")?.textContent?.trim() ?? null;
  const messages = [...page.querySelectorAll(".history .message")];
  if (title === null || messages.length === 0) return null;
  let author: string | null = null;
  return messages.flatMap((message): MemberParts[] => {
    // Several messages in a row by one person name them once.
    author = message.querySelector(".body > .from_name")?.textContent?.trim() ?? author;
    const text = message.querySelector(".body > .text");
    const name = /\d+$/.exec(message.getAttribute("id") ?? "")?.[0];
    if (text === null || name === undefined) return [];
    const blocks = readHtmlBlocks(text).map((block) => ({ ...block, text: tidyText(block.text) }));
    return [{ name, title, publisher: author, published: readDate(message), blocks }];
  });
}

/** "29.06.2026 14:32:10 UTC+03:00", by the clock of whoever exported it. */
function readDate(message: PageElement): string | null {
  const written = message.querySelector(".date.details")?.getAttribute("title") ?? "";
  const [, day, month, year, time] = /^(\d\d)\.(\d\d)\.(\d{4}) (\d\d:\d\d)/.exec(written) ?? [];
  return day === undefined ? null : `${year}-${month}-${day}T${time}`;
}
