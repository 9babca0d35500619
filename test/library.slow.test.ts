import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openQuoth } from "../src/index.ts";
import { runToEnd } from "./support/process.ts";
import { projectFolder } from "./support/seeds.ts";
import { folderOf, temporaryFolder } from "./support/temporaryFolder.ts";

test("Every example in the library's comments runs as it stands, and prints what it says.", async () => {
  const source = await readFile(join(projectFolder, "src", "index.ts"), "utf8");
  const examples = Array.from(
    source.matchAll(/(?:^ +\* {5}.*\n)+(?:^ +\*\n(?:^ +\* {5}.*\n)+)*/gm),
    ([block]) => block.replaceAll(/^ +\* {0,5}/gm, ""),
  );
  expect(examples).toHaveLength(5);
  const folder = await temporaryFolder();
  await cp(join(projectFolder, "seeds"), join(folder, "seeds"), { recursive: true });
  await writeFile(join(folder, "package.json"), '{ "type": "module" }');
  await mkdir(join(folder, "node_modules", "quoth"), { recursive: true });
  const library = JSON.stringify(join(projectFolder, "src", "index.ts"));
  await writeFile(
    join(folder, "node_modules", "quoth", "package.json"),
    '{ "type": "module", "exports": "./index.ts" }',
  );
  await writeFile(
    join(folder, "node_modules", "quoth", "index.ts"),
    `export { openQuoth } from ${library};`,
  );
  for (const [index, example] of examples.entries()) {
    const imported = example.includes("import ") ? "" : 'import { openQuoth } from "quoth";\n';
    await writeFile(join(folder, `example${index}.ts`), `${imported}${example}`);
  }
  const names = examples.map((_, index) => `./example${index}.ts`);
  await writeFile(join(folder, "all.ts"), names.map((name) => `import "${name}";`).join("\n"));
  const { code, stdout, stderr } = await runToEnd(join(folder, "all.ts"), { cwd: folder });
  expect(stderr).toBe("");
  expect(code).toBe(0);
  expect(stdout).toContain("in the east of Latvia");
  expect(stdout).toContain("27 June 2026");
  expect(stdout).toContain("2 documents are as before");
  expect(stdout).toContain("December 12, 2023");
});

test("What is written into the documents is answered from after reindex, and told as news since before.", async () => {
  const folder = await folderOf({ "documents/harbour.md": "# Harbour\n\nShips come at dawn." });
  const options = { documents: join(folder, "documents"), index: join(folder, "index") };
  const quoth = await openQuoth(options);
  const lighthouse = "When was the lighthouse of Ostvik built?";
  expect((await quoth.ask(lighthouse)).verdict).toBe("none");
  const { generation: before } = await quoth.reindex();
  const words = "# Lamp\n\nThe lighthouse of Ostvik was built in 1879.";
  await writeFile(join(folder, "documents", "lamp.md"), words);
  const report = await quoth.reindex();
  expect(report).toMatchObject({
    isPublished: true,
    changes: { added: ["lamp.md"] },
    failures: [],
  });
  const { verdict, quotes } = await quoth.ask(lighthouse);
  expect(verdict).toBe("answered");
  expect(quotes[0]).toMatchObject({
    text: expect.stringContaining("1879") as string,
    path: "lamp.md",
  });
  const digest = await quoth.digest({ since: before, today: "2026-06-30" });
  expect(digest?.items.map(({ headline }) => headline.title)).toEqual(["Lamp"]);
  expect(await quoth.digest({ since: report.generation, today: "2026-06-30" })).toBeNull();
  await quoth.close();
});

test("Folders that cannot be used are refused in words, before anything is written.", async () => {
  const folder = await folderOf({ "documents/harbour.md": "# Harbour\n\nShips come at dawn." });
  const documents = join(folder, "documents");
  await expect(openQuoth({ documents, index: join(documents, "index") })).rejects.toThrow(
    /would be taken for documents/,
  );
  await expect(openQuoth({ documents: join(folder, "nowhere") })).rejects.toThrow(
    /it is not there/,
  );
});
