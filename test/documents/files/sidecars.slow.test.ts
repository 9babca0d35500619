import { describe, expect, test } from "vitest";
import { readDocuments } from "../../../src/documents/reading.ts";
import { folderOf } from "../../support/temporaryFolder.ts";

const minister = "title: The minister's trip\npublisher: Ministry\npublished: 2026-05-01\n";
const flew = "<html><body><p>The minister flew to Riga on Monday.</p></body></html>";
const pupils = "# School trip\n\nThe pupils of Skala went to the zoo of Tarn in June 2025.";

async function read(files: Readonly<Record<string, string>>) {
  const { documents, failures } = await readDocuments(await folderOf(files));
  const titles = documents.map(({ path, title }) => [path, title]);
  return { titles: Object.fromEntries(titles) as Record<string, string>, failures };
}

describe("A file of facts", () => {
  test("that two documents would share counts for none, and is named with what to do.", async () => {
    const { titles, failures } = await read({
      "trip.html": flew,
      "trip.md": pupils,
      "trip.meta.yaml": minister,
    });
    expect(titles["trip.md"]).toBe("School trip");
    expect(titles["trip.html"]).not.toBe("The minister's trip");
    expect(failures).toEqual([
      {
        path: "trip.meta.yaml",
        reason: expect.stringContaining("trip.html and trip.md") as unknown,
      },
    ]);
    expect(failures[0]?.reason).toContain("trip.html.meta.yaml");
  });

  test("may be named after its whole document, and leaves the other alone.", async () => {
    const { titles, failures } = await read({
      "trip.html": flew,
      "trip.md": pupils,
      "trip.html.meta.yaml": minister,
    });
    expect(titles).toEqual({ "trip.html": "The minister's trip", "trip.md": "School trip" });
    expect(failures).toEqual([]);
  });

  test("is shared with no file that is no document, and with none in another folder.", async () => {
    const { titles, failures } = await read({
      "trip.html": flew,
      "trip.png": "a picture",
      "trip.css": "p { color: red }",
      "old/trip.md": pupils,
      "trip.meta.yaml": minister,
    });
    expect(titles).toEqual({ "trip.html": "The minister's trip", "old/trip.md": "School trip" });
    expect(failures).toEqual([]);
  });

  test("may be one of two, each named as far as needed.", async () => {
    const { titles, failures } = await read({
      "trip.html": flew,
      "trip.md": pupils,
      "trip.md.meta.yaml": "title: To the zoo",
      "trip.meta.yaml": minister,
    });
    expect(titles).toEqual({ "trip.html": "The minister's trip", "trip.md": "To the zoo" });
    expect(failures).toEqual([]);
  });
});
