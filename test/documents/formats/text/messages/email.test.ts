import { expect, test } from "vitest";
import { readEmail } from "../../../../../src/documents/formats/text/messages/email.ts";

const read = (headers: string, body: string) =>
  readEmail(Buffer.from(`${headers.trim()}\n\n${body}`));

const headers = `
From: Anna Berg <anna@example.org>
To: all@example.org
Subject: Re: =?utf-8?Q?Pr=C4=81mju_saraksts?=
Date: Fri, 1 May 2026 14:30:00 +0300`;

test("Subject, sender and date are title, publisher and date.", async () => {
  expect(await read(headers, "The ferry sails at nine.")).toMatchObject({
    title: "Prāmju saraksts",
    publisher: "Anna Berg",
    published: "2026-05-01T11:30",
    blocks: [{ kind: "text", text: "The ferry sails at nine." }],
  });
});

test("Quoted e-mails, the line that introduces them and the signature are left out.", async () => {
  const { blocks } = await read(
    headers,
    "It sails at nine.\n\nOn Monday, Ivars wrote:\n> When does it sail?\n> Ivars\n\nAnd back at ten.\n\n-- \nAnna Berg, Port of Skala\n",
  );
  expect(blocks.map(({ text }) => text)).toEqual(["It sails at nine.", "And back at ten."]);
});

test("An e-mail of HTML alone is read, without what it quotes.", async () => {
  const { blocks } = await read(
    `${headers}\nContent-Type: text/html`,
    "<p>It sails at <b>nine</b>.</p><blockquote>When does it sail?</blockquote>",
  );
  expect(blocks.map(({ text }) => text)).toEqual(["It sails at nine."]);
});

test("A file without headers is refused with what to do.", async () => {
  await expect(readEmail(Buffer.from(""))).rejects.toThrow(/headers.*Save it again/);
});
