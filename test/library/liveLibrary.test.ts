import { truncate } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { useGeneration, readCurrentManifest } from "../../src/library/generations/generations.ts";
import { rollback } from "../../src/library/generations/keptGenerations.ts";
import { type Library, openLibrary } from "../../src/library/library.ts";
import { createLiveLibrary, type LiveLibraryOptions } from "../../src/library/liveLibrary.ts";
import { markdownDocument } from "../support/documents.ts";
import { buildHarbour } from "../support/harbour.ts";
import { createLetterEmbedder } from "../support/letterEmbedder.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";

const letters = createLetterEmbedder();

function publish(indexFolder: string, title: string, day: number) {
  return buildHarbour(indexFolder, {
    day,
    documents: [markdownDocument(`# ${title}\n\nThe text of ${title}.`)],
  });
}

/** A live library of one document, "first"; it looks for new ones only when it is told to. */
async function openLive(changes: Partial<LiveLibraryOptions<Library>> = {}) {
  const indexFolder = await temporaryFolder();
  await publish(indexFolder, "first", 1);
  const reloads: string[] = [];
  const errors: unknown[] = [];
  const live = await createLiveLibrary({
    indexFolder,
    open: () => openLibrary(indexFolder, letters),
    pollSeconds: 3600,
    onReload: (library) => reloads.push(library.manifest.createdAt.slice(0, 10)),
    onError: (error) => errors.push(error),
    ...changes,
  });
  onTestFinished(() => live.close());
  return { indexFolder, live, reloads, errors };
}

async function titleOf(library: Library): Promise<string> {
  return (await library.listDocuments()).map(({ title }) => title).join();
}

/** A promise, and what fulfils it. */
function createGate(): { readonly opened: Promise<void>; open(): void } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open: () => open() };
}

describe("A live library", () => {
  test("serves a new generation once it has looked, and tells so.", async () => {
    const { indexFolder, live, reloads } = await openLive();
    await publish(indexFolder, "second", 2);
    expect(await live.use(titleOf)).toBe("first");
    await live.checkNow();
    expect(await live.use(titleOf)).toBe("second");
    await live.checkNow();
    expect(reloads).toEqual(["2026-06-02"]);
  });

  test("follows a rollback.", async () => {
    const { indexFolder, live, reloads } = await openLive();
    await publish(indexFolder, "second", 2);
    await live.checkNow();
    await rollback(indexFolder);
    await live.checkNow();
    expect(await live.use(titleOf)).toBe("first");
    expect(reloads).toEqual(["2026-06-02", "2026-06-01"]);
  });

  test("looks by itself.", async () => {
    const reloaded = createGate();
    const { indexFolder, live } = await openLive({
      pollSeconds: 0.02,
      onReload: () => reloaded.open(),
    });
    await publish(indexFolder, "second", 2);
    await reloaded.opened;
    expect(await live.use(titleOf)).toBe("second");
  });

  test("keeps a generation open until the last work on it has ended.", async () => {
    const { indexFolder, live } = await openLive();
    const [short, long] = [createGate(), createGate()];
    let old: Library | null = null;
    const works = [short, long].map((gate) =>
      live.use(async (library) => {
        old = library;
        await gate.opened;
        return titleOf(library);
      }),
    );
    await publish(indexFolder, "second", 2);
    await live.checkNow();
    expect(await live.use(titleOf)).toBe("second");
    short.open();
    expect(await works[0]).toBe("first");
    long.open();
    expect(await works[1]).toBe("first");
    const left = old as Library | null;
    await expect(left?.listDocuments()).rejects.toThrow("database connection is not open");
  });

  test("closes a generation though the work on it fails, and hands on the failure.", async () => {
    const { indexFolder, live } = await openLive();
    let old: Library | null = null;
    const work = live.use(async (library) => {
      old = library;
      await publish(indexFolder, "second", 2);
      await live.checkNow();
      expect(await titleOf(library)).toBe("first");
      throw new Error("no answer");
    });
    await expect(work).rejects.toThrow("no answer");
    const left = old as Library | null;
    await expect(left?.listDocuments()).rejects.toThrow("database connection is not open");
  });
});

describe("A new generation that does not open", () => {
  test("is told once, and the one before goes on serving.", async () => {
    const { indexFolder, live, reloads, errors } = await openLive();
    await publish(indexFolder, "second", 2);
    await truncate(join((await readCurrentManifest(indexFolder)).folder, "library.db"), 10);
    await live.checkNow();
    await live.checkNow();
    expect(await live.use(titleOf)).toBe("first");
    expect(errors).toEqual([
      expect.objectContaining({
        message: expect.stringMatching(/library\.db as it was published/) as string,
      }),
    ]);
    await publish(indexFolder, "third", 3);
    await live.checkNow();
    expect(await live.use(titleOf)).toBe("third");
    expect([reloads, errors.length]).toEqual([["2026-06-03"], 1]);
  });

  test("is the same with a generation that is not there.", async () => {
    const { indexFolder, live, errors } = await openLive();
    const { name } = await readCurrentManifest(indexFolder);
    await useGeneration(indexFolder, "20260101T000000Z-00000000");
    await live.checkNow();
    expect(await live.use(titleOf)).toBe("first");
    expect(errors).toHaveLength(1);
    await useGeneration(indexFolder, name);
    await live.checkNow();
    expect(await live.use(titleOf)).toBe("first");
    expect(errors).toHaveLength(1);
  });

  test("at the start is the caller's.", async () => {
    const indexFolder = await temporaryFolder();
    const outcome = openLive({ open: () => openLibrary(indexFolder, letters) });
    await expect(outcome).rejects.toThrow(`Expected an index in ${indexFolder}, found none.`);
  });
});

describe("Closing", () => {
  test("waits for the work under way, and takes no more.", async () => {
    const { live } = await openLive();
    const gate = createGate();
    const order: string[] = [];
    const work = live.use(async (library) => {
      await gate.opened;
      order.push(await titleOf(library));
    });
    const closed = live.close().then(() => order.push("closed"));
    await expect(live.use(titleOf)).rejects.toThrow("it has been closed");
    gate.open();
    await Promise.all([work, closed]);
    expect(order).toEqual(["first", "closed"]);
    await live.close();
  });

  test("closes a generation that is just being opened.", async () => {
    const opening = createGate();
    const mayOpen = createGate();
    const opened: Library[] = [];
    const indexFolder = await temporaryFolder();
    await publish(indexFolder, "first", 1);
    const live = await createLiveLibrary({
      indexFolder,
      pollSeconds: 3600,
      async open() {
        if (opened.length > 0) {
          opening.open();
          await mayOpen.opened;
        }
        const library = await openLibrary(indexFolder, letters);
        opened.push(library);
        return library;
      },
    });
    await publish(indexFolder, "second", 2);
    const checked = live.checkNow();
    await opening.opened;
    const closed = live.close();
    mayOpen.open();
    await Promise.all([checked, closed]);
    expect(opened).toHaveLength(2);
    for (const library of opened) {
      await expect(library.listDocuments()).rejects.toThrow("database connection is not open");
    }
  });
});
