import { expect, test } from "vitest";
import {
  readTelegramExport,
  readTelegramPage,
} from "../../../../../src/documents/formats/text/messages/telegramExport.ts";
import { parsePage } from "../../../../../src/documents/formats/html/dom.ts";

const read = (chat: object) => readTelegramExport(Buffer.from(JSON.stringify(chat)));

const message = {
  id: 7,
  type: "message",
  date: "2026-05-01T14:30:00",
  from: "Anna Berg",
  text: ["The ferry sails at ", { type: "bold", text: "nine" }, ".\n\nDogs travel free."],
};

test("Each message is a document with author, date and link; joins are left out.", () => {
  const chat = {
    name: "Port of Skala",
    type: "public_channel",
    id: 123,
    messages: [message, { ...message, id: 8, type: "service", text: "" }],
  };
  expect(read(chat).members).toEqual([
    {
      name: "7",
      title: "Port of Skala",
      publisher: "Anna Berg",
      published: "2026-05-01T14:30",
      url: "https://t.me/c/123/7",
      blocks: [
        { kind: "text", text: "The ferry sails at nine." },
        { kind: "text", text: "Dogs travel free." },
      ],
    },
  ]);
});

test("A private chat has no links; a poll is its question with the answers.", () => {
  const poll = {
    question: "When shall we sail?",
    answers: [{ text: "At nine" }, { text: "At ten" }],
  };
  const [member] =
    read({ name: "Anna", type: "personal_chat", id: 5, messages: [{ ...message, text: "", poll }] })
      .members ?? [];
  expect(member?.url).toBeNull();
  expect(member?.blocks.map(({ text }) => text)).toEqual([
    "When shall we sail?",
    "At nine",
    "At ten",
  ]);
});

test.each(['{"messages": 3}', "[]", "{", ""])(
  "Other JSON is refused with what to do: %s",
  (json) => {
    expect(() => readTelegramExport(Buffer.from(json))).toThrow(/exported by Telegram Desktop/);
  },
);

test("A page of an exported chat is read; who writes several messages is named once.", () => {
  const page =
    parsePage(`<html><body><div class="page_header"><div class="text bold">Port of Skala</div></div><div class="history">
    <div class="message service" id="message-1"><div class="body details">1 May 2026</div></div>
    <div class="message default clearfix" id="message7"><div class="body"><div class="pull_right date details" title="01.05.2026 14:30:12 UTC+03:00">14:30</div><div class="from_name">Anna Berg</div><div class="text">The ferry sails<br>at nine.</div></div></div>
    <div class="message default clearfix joined" id="message8"><div class="body"><div class="pull_right date details" title="01.05.2026 14:31:00 UTC+03:00">14:31</div><div class="text">Dogs travel free.</div></div></div>
  </div></body></html>`);
  expect(
    readTelegramPage(page)?.map(({ name, publisher, published, blocks }) => [
      name,
      publisher,
      published,
      blocks[0]?.text,
    ]),
  ).toEqual([
    ["7", "Anna Berg", "2026-05-01T14:30", "The ferry sails at nine."],
    ["8", "Anna Berg", "2026-05-01T14:31", "Dogs travel free."],
  ]);
  expect(readTelegramPage(parsePage("<p>Another page.</p>"))).toBeNull();
});
