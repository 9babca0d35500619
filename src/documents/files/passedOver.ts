/** Names that no maintainer wants to hear of: hidden files, and what programs leave behind. */
export function isUnmentioned(name: string): boolean {
  return (
    name.startsWith(".") ||
    name.startsWith("~$") ||
    name.endsWith("~") ||
    /^(?:thumbs\.db|desktop\.ini|icon\r)$/i.test(name) ||
    /\.(?:tmp|temp|bak|swp|part|crdownload)$/i.test(name)
  );
}

/** What a website has beside its texts and nobody reads. */
export function isAsset(name: string): boolean {
  return /\.(?:ico|svg|woff2?|ttf|otf|eot|css|scss|sass|less|m?js|cjs|ts|jsx|tsx|map)$/i.test(name);
}

/**
 * What a folder is that is passed over as a whole, or `null`.
 *
 * @param siblings the names beside it.
 */
export function folderPassedOver(name: string, siblings: readonly string[]): string | null {
  if (name === "node_modules") return "folders of programs";
  if (name === "_drafts") return "drafts";
  return isSavedPageFolder(name, siblings) ? "parts of saved pages" : null;
}

/** "Harbour_files" beside "Harbour.html", by whatever name browsers give it. */
function isSavedPageFolder(name: string, siblings: readonly string[]): boolean {
  const [, page, word] = /^(.+)[_.-](\p{L}+)$/u.exec(name) ?? [];
  if (page === undefined || word === undefined || !savedPageWords.test(word)) return false;
  return siblings.some(
    (sibling) => /^\.x?html?$/i.test(sibling.slice(page.length)) && sibling.startsWith(page),
  );
}

// "files" as the browsers of several countries write it.
const savedPageWords =
  /^(?:files|file|dateien|fichiers|archivos|ficheiros|arquivos|bestanden|pliki|soubory|failid|faili|filer|filer|tiedostot|fájlok|файлы|файли|datoteke|dosyalar)$/iu;
