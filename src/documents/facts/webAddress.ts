/**
 * True for an http or https address that Telegram takes as a link. It refuses a whole message for one
 * that it does not take, and reads the host as it is written, where a browser would mend it: it has a
 * full stop in it ("localhost" has none, nor has an address in one number), only signs that it knows,
 * and a port that exists. No user name stands before it.
 */
export function isWebAddress(text: string): boolean {
  const [, host = "", port = "80"] =
    /^https?:\/\/([^\s/?#@:]+)(?::(\d+))?(?:[/?#]\S*)?$/i.exec(text) ?? [];
  if (Number(port) < 1 || Number(port) > 65_535 || !URL.canParse(text)) return false;
  return isHost(host) && isHost(new URL(text).hostname);
}

function isHost(host: string): boolean {
  return /^[^.]+(?:\.[^.]+)+\.?$/.test(host) && /^[\w.!$,~*'();&+=\u0080-\uffff-]+$/.test(host);
}
