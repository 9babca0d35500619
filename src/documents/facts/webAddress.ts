/**
 * True for an http or https address that Telegram takes as a link: the host has a full stop in it
 * ("localhost" has none) and no user name stands before it.
 */
export function isWebAddress(text: string): boolean {
  if (!/^https?:\/\/[^\s/]/i.test(text) || /\s/.test(text) || !URL.canParse(text)) return false;
  const { hostname, username, password } = new URL(text);
  if (username !== "" || password !== "") return false;
  return /^[^.]+(?:\.[^.]+)+\.?$/.test(hostname);
}
