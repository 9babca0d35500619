import { expect, test } from "vitest";
import { readMailbox } from "../../../../../src/documents/formats/text/messages/mailbox.ts";

const email = (subject: string, body: string) =>
  `From anna@example.org Fri May  1 14:30:00 2026\nFrom: Anna Berg <anna@example.org>\nSubject: ${subject}\nDate: Fri, 1 May 2026 14:30:00 +0000\n\n${body}\n\n`;

test("Each e-mail is a document of its own, named by its place; one without text is passed over.", async () => {
  const { blocks, members = [] } = await readMailbox(
    Buffer.from(
      email("Ferries", "It sails at nine.\n>From here to Riga.") +
        email("Empty", "> quoted only") +
        email("Dogs", "They travel free."),
    ),
  );
  expect(blocks).toEqual([]);
  expect(members.map(({ name, title, published }) => [name, title, published])).toEqual([
    ["1", "Ferries", "2026-05-01T14:30"],
    ["3", "Dogs", "2026-05-01T14:30"],
  ]);
});

test("Another file is refused with what to do.", async () => {
  await expect(readMailbox(Buffer.from("Dear all"))).rejects.toThrow(/Export it again/);
});
