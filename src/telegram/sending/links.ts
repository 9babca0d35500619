type Payload = Readonly<Record<string, unknown>>;

/**
 * A request as it is without any link: titles stay as plain text, buttons that open an address go. For
 * a request of which Telegram does not take an address; it does not say in a way to be relied on which.
 */
export function withoutLinks(payload: Payload): Payload {
  return Object.fromEntries(
    Object.entries(payload).map(([name, value]) => [name, stripValue(value)]),
  );
}

function stripValue(value: unknown): unknown {
  if (Array.isArray(value)) {
    const stripped = value.filter((item) => !isLink(item)).map(stripValue);
    // A row of nothing but links.
    return stripped.filter((item) => !(Array.isArray(item) && item.length === 0));
  }
  return isRecord(value) ? withoutLinks(value) : value;
}

/** A stretch of text that is a link, or a button with an address. */
function isLink(item: unknown): boolean {
  if (!isRecord(item)) return false;
  return item["type"] === "text_link" || (item["type"] === undefined && "url" in item);
}

function isRecord(value: unknown): value is Payload {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
