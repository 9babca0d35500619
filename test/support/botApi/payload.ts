import type { IncomingMessage } from "node:http";
import { badRequest, isObject, type Payload } from "./rules.ts";

/** Parameters in the address, a JSON body, or a form whose lists and objects are written as JSON. */
export async function readPayload(incoming: IncomingMessage): Promise<Payload> {
  const inAddress = new URL(incoming.url ?? "/", "http://localhost").searchParams;
  let body = "";
  incoming.setEncoding("utf8");
  for await (const chunk of incoming) body += chunk;
  const isJson = incoming.headers["content-type"]?.startsWith("application/json") ?? false;
  const inBody: unknown =
    isJson && body !== "" ? parseJson(body) : Object.fromEntries(new URLSearchParams(body));
  if (!isObject(inBody)) throw badRequest("can't parse JSON object");
  const all = { ...Object.fromEntries(inAddress), ...inBody };
  return Object.fromEntries(
    Object.entries(all).map(([name, value]) => [name, NESTED.has(name) ? parseJson(value) : value]),
  );
}

const NESTED = new Set(
  "allowed_updates commands entities link_preview_options reaction reply_markup reply_parameters results rich_message scope".split(
    " ",
  ),
);

function parseJson(value: unknown): unknown {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value);
  } catch {
    // Telegram takes what is no JSON for what is not there.
    return undefined;
  }
}
