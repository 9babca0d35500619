import iconv from "iconv-lite";

/**
 * Decodes bytes in an encoding by its name, such as `windows-1252` or `koi8-u`; what it does not have
 * becomes U+FFFD. Not by TextDecoder: Node's takes windows-1252 for Latin-1.
 */
export function decodeAs(bytes: Uint8Array, encoding: string): string {
  return iconv.decode(bytes, encoding);
}

/** True for the name of an encoding of text. */
export function isEncoding(name: string): boolean {
  return iconv.encodingExists(name) && !/^(base64|hex|binary)$/.test(name);
}
