import { type SettingDescription, settings } from "../src/settings.ts";

/** `.env.example`: every setting with its default, under what it does. */
export function writeEnvExample(): string {
  const blocks = settings.map(({ name, type, default: value, example, description }) =>
    [
      `# ${description}`,
      `# Type: ${type}.${example === null ? "" : ` Example: ${name}=${example}`}`,
      `${name}=${value}`,
    ].join("\n"),
  );
  const head =
    "# Copy this file to .env and change what you need. An empty setting counts as absent.";
  return `${[head, ...blocks].join("\n\n")}\n`;
}

/** `docs/settings.md`: a table for each section. */
export function writeSettingsPage(): string {
  return [
    "# Settings",
    "Settings come from the environment, or from a file named `.env` in the folder in which you run Quoth; copy `.env.example` to begin with. The environment wins. Relative folders start in that folder too. A setting that makes no sense, a folder that is missing and a mistyped name end the start with an explanation.",
    "This page is written by `npm run settings` from `src/settings.ts`.",
    ...[...groupBySection()].flatMap(([section, list]) => [`## ${section}`, writeTable(list)]),
  ]
    .join("\n\n")
    .concat("\n");
}

function groupBySection(): Map<string, SettingDescription[]> {
  const sections = new Map<string, SettingDescription[]>();
  for (const setting of settings) {
    sections.set(setting.section, [...(sections.get(setting.section) ?? []), setting]);
  }
  return sections;
}

function writeTable(list: readonly SettingDescription[]): string {
  const rows = list.map(({ name, type, default: value, example, description }) => {
    const more = example === null ? "" : ` Example: \`${example}\``;
    return `| \`${name}\` | ${type} | ${value === "" ? "none" : `\`${value}\``} | ${description}${more} |`;
  });
  return ["| Setting | Type | Default | What it does |", "| --- | --- | --- | --- |", ...rows].join(
    "\n",
  );
}
