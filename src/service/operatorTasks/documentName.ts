/** A name that a document may have in the folder, or what is wrong with it. */
export type CheckedName =
  | { readonly name: string; readonly problem?: undefined }
  | { readonly problem: "missing" | "unfit" | "too long" | "unreadable" };

/**
 * Checks the name that a sent document bears: a plain file name that any system can hold, of a kind
 * that can be read. What it leaves out leads out of the folder, hides the file, or looks like
 * another name than it is.
 *
 * @param endings in lower case, with their dots.
 * @returns the name in Unicode's composed form, as systems other than macOS write it.
 */
export function checkName(sent: string | undefined, endings: readonly string[]): CheckedName {
  const name = (sent ?? "").normalize("NFC");
  if (name === "") return { problem: "missing" };
  if (isUnfit(name)) return { problem: "unfit" };
  if (Buffer.byteLength(name) > mostBytes) return { problem: "too long" };
  // A name that is all ending, such as ".md", is hidden, and so unfit already.
  const isReadable = endings.some((ending) => name.toLowerCase().endsWith(ending));
  return isReadable ? { name } : { problem: "unreadable" };
}

// Of ext4, APFS and NTFS.
const mostBytes = 255;

function isUnfit(name: string): boolean {
  return (
    name.startsWith(".") ||
    /[/\\<>:"|?*]|\p{Cc}|\p{Cs}|^\s|\s$|\.$/u.test(name) ||
    // These turn the order of letters around, so that an ending seems to be another.
    /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u.test(name) ||
    // Devices in Windows, whatever the ending.
    /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])\s*(?:\.|$)/iu.test(name)
  );
}
