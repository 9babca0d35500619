import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { makeZip } from "../../support/madeFiles.ts";
import { makeOdt, makePptx, makeXlsx, shape } from "../formats/office/officeFiles.ts";

export interface FuzzSample {
  readonly ending: string;
  readonly bytes: Uint8Array;
}

const letter = `From: Anna Berg <anna@bay.example>
Date: Fri, 21 Aug 2026 09:30:00 +0300
Subject: =?utf-8?Q?The_harbour=E2=80=99s_fees?=
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="quay"

--quay
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

A night costs nine =E2=82=AC.

> How much is it?
--quay
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: base64

PHA+QSBuaWdodCBjb3N0cyBuaW5lIGV1cm9zLjwvcD4=
--quay--
`;

/** A small real file of each format that has none among the cases. */
const made: Readonly<Record<string, Uint8Array | string>> = {
  ".csv": 'Line;Price;Note\nVentspils;12,5;"by night; daily"\nRiga;9;"a ""small"" boat"\n',
  ".eml": letter,
  ".epub": makeZip({
    mimetype: "application/epub+zip",
    "META-INF/container.xml": `<container><rootfiles><rootfile full-path="book.opf"/></rootfiles></container>`,
    "book.opf": `<package xmlns:dc="d"><metadata><dc:title>Tides</dc:title></metadata><manifest><item id="a" href="one.xhtml"/></manifest><spine><itemref idref="a"/></spine></package>`,
    "one.xhtml": `<html><body><h2>One</h2><p>The lighthouse was built in 1879.</p></body></html>`,
  }),
  ".htm": `<html><body><h1>Tides</h1><p>The tide comes in twice a day.</p></body></html>`,
  ".markdown": "# Tides\n\n| Sea | Height |\n|---|---|\n| calm | $h^2$ |\n\n$$\nx_{0}\n$$\n",
  ".mbox": `From anna Fri Aug 21 09:30:00 2026\n${letter}\nFrom john Fri Aug 21 10:30:00 2026\n${letter}`,
  ".mdx": `import { Tide } from "./tide";\n\n<Tide level={{ high: 2 }}>The tide is **high**.</Tide>\n`,
  ".odt": makeOdt(
    `<text:h>Tides</text:h><text:p>High<text:s text:c="2"/>water comes twice a day.</text:p><table:table><table:table-row><table:table-cell><text:p>Port</text:p></table:table-cell></table:table-row></table:table>`,
  ),
  ".pptx": makePptx([{ shapes: shape(["Tides"], "title") + shape(["They come twice a day."]) }]),
  ".rtf": String.raw`{\rtf1\ansi\ansicpg1252{\fonttbl{\f1\fcharset204 Arial;}}{\info{\title Tides}}\pard Nine \'93boats\'94\par\trowd\cellx1 Port\cell\row\f1 \'cf\'f0\u1080?\par}`,
  ".srt":
    "1\n00:00:58,500 --> 00:01:00,000\nThe council <i>approved</i>\n\n2\n00:01:00,000 --> 00:01:03,000\nthe plan.\n",
  ".vtt":
    "WEBVTT\n\nNOTE by hand\n\n00:03.000 --> 00:05.000 align:start\n<v Anna Berg>We open in May.\n",
  ".xlsx": makeXlsx({
    Prices: [
      ["Line", "Price"],
      ["Ventspils", 12.5],
    ],
  }),
};

const cases = join(import.meta.dirname, "../cases");

/** The pages of the cases, and a made file of each other format. */
export const fuzzSamples: readonly FuzzSample[] = [
  ...readdirSync(cases, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== "expected.json")
    .map((entry) => ({
      ending: extname(entry.name),
      bytes: readFileSync(join(entry.parentPath, entry.name)),
    })),
  ...Object.entries(made).map(([ending, contents]) => ({ ending, bytes: Buffer.from(contents) })),
];
