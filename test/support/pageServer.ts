import { createServer, type Server } from "node:http";
import {
  type Block,
  createConversations,
  createWords,
  type OpenIndex,
  presentAnswer,
} from "../../src/service/index.ts";

/** Answers `GET /?session=…&q=…` with a piece of HTML. */
export function createPageServer(index: OpenIndex): Server {
  const conversations = createConversations({ index });
  const words = createWords().for("en");
  const answer = async (address: string) => {
    const { searchParams } = new URL(address, "http://localhost");
    const conversationId = searchParams.get("session") ?? "";
    const question = searchParams.get("q") ?? "";
    const found = await conversations.ask({ conversationId, question });
    return presentAnswer(found, { words, now: new Date() }).map(toHtml).join("\n");
  };
  return createServer(({ url = "/" }, response) => {
    answer(url).then(
      (html) => response.setHeader("content-type", "text/html; charset=utf-8").end(html),
      () => response.writeHead(500).end(),
    );
  });
}

function toHtml(block: Block): string {
  switch (block.kind) {
    case "note":
    case "hint":
      return `<p>${escape(block.text)}</p>`;
    case "quote":
      return `<blockquote>${escape(block.text)}</blockquote>`;
    case "citation":
      return `<cite>${escape(`[${block.number}] ${block.citation.title} · ${block.citation.details}`)}</cite>`;
    case "also in":
    case "nearest":
      return `<ul>${block.citations.map(({ title }) => `<li>${escape(title)}</li>`).join("")}</ul>`;
  }
}

function escape(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => `&#${character.codePointAt(0)};`);
}
